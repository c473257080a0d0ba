using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Core.Posts;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Dialogues;

/// <summary>Behind the button of a card in a group: one need to help with, or a kind of help to ask for.</summary>
internal static class HelpDoor
{
    public static void Open(Turn turn, GroupPost groupPost, Engine.Dialogues dialogues)
    {
        var (post, group) = (turn.Stores.Posts.Find(groupPost.PostId), turn.Stores.Groups.Get(groupPost.GroupId));
        if (post is Offer offer)
        {
            // Of several kinds the person says which.
            var category = offer.Categories is [var only] && offer.MayBeShown ? only : null;
            dialogues.Enter(turn, dialogues.Named("need"), NeedState.After(category, null, null, null));
            return;
        }

        if (post is not Need need || group.Setup is null) turn.Answer(Message.Of("volunteer.not-needed", Menu.Doors[1]));
        else if (need.PersonId == turn.Person.Id) turn.Answer(Message.Of("volunteer.ones-own", Menu.Doors[2]));
        else if (turn.Stores.Matches.LiveOf(need.Id).Any(match => match.HelperId == turn.Person.Id)) turn.Answer(Message.Of("volunteer.already", Menu.Doors[2]));
        else if (turn.Stores.Matches.HelpersTried(need.Id).Contains(turn.Person.Id)) turn.Answer(Message.Of("volunteer.not-this-time", Menu.Doors[1]));
        else if (!VolunteerFor.IsWanted(turn.Change, need)) turn.Answer(NotWanted(need));
        else turn.Answer(Message.Of(
            Lines.Of(
                "volunteer.ask",
                Lines.Blank,
                new Phrase("line.category", ("category", need.Category)),
                new Phrase("line.when", ("when", Dates.Wanted(need.When))),
                new Phrase("notice.where", ("distance", GroupPostCard.Distance(groupPost, group, need))),
                Lines.Blank,
                "volunteer.what-next"),
            [new Button("volunteer.button-yes", new Action.Volunteer(groupPost.Token))],
            [new Button("volunteer.button-no", new Action.NotThisTime())]));
    }

    /// <summary>An offer that is still looked at can come to nothing: then another is welcome.</summary>
    public static Message NotWanted(Post? post) => Message.Of(post is { State: PostState.Open, MayBeShown: true } ? "volunteer.somebody-else" : "volunteer.not-needed", Menu.Doors[1]);
}
