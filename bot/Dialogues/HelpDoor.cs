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
    public static void Open(Turn turn, Notice notice, Engine.Dialogues dialogues)
    {
        var (post, group) = (turn.Stores.Posts.Find(notice.PostId), turn.Stores.Groups.Get(notice.GroupId));
        if (post is Offer offer)
        {
            // Of several kinds the person says which.
            var category = offer.Categories is [var only] && offer.MayBeShown ? only : null;
            dialogues.Enter(turn, dialogues.Named("need"), NeedState.After(category, null, null, null));
            return;
        }

        if (post is not Need need || group.Setup is null || !VolunteerFor.IsWanted(turn.Change, need)) turn.Answer(Message.Of("volunteer.not-needed", Menu.Doors[1]));
        else if (need.PersonId == turn.Person.Id) turn.Answer(Message.Of("volunteer.ones-own", Menu.Doors[2]));
        else turn.Answer(Message.Of(
            Lines.Of(
                "volunteer.ask",
                Lines.Blank,
                new Phrase("line.category", ("category", need.Category)),
                new Phrase("line.when", ("when", Dates.Wanted(need.When))),
                new Phrase("notice.where", ("distance", NoticeCard.Distance(notice, group, need))),
                Lines.Blank,
                "volunteer.what-next"),
            [new Button("volunteer.button-yes", new Action.Volunteer(notice.Token))],
            [new Button("volunteer.button-no", new Action.Open("mine"))]));
    }
}
