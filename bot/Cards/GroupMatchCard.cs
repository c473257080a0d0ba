using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Groups;
using Solidarity.Core.Matching;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>An introduction that a group decides about itself, as its keepers see it: what the group sees of it, never who, on neither side.</summary>
internal static class GroupMatchCard
{
    public static Message For(Change change, Match match, Group group)
    {
        var need = change.Stores.Posts.GetNeed(match.NeedId);
        var groupPost = change.Stores.GroupPosts.Of(group.Id, need.Id)!;
        var text = new Lines("\n\n",
        [
            new Phrase("group-match.title", ("match", new Markup(match.Reference)), ("group", group.Title)),
            Lines.Of(
                new Phrase("line.category", ("category", need.Category)),
                PostCard.Pieces(PostCard.Counted(match, need, change.Stores.Posts.GetOffer(match.OfferId))),
                new Phrase("line.when", ("when", Dates.Wanted(need.When))),
                new Phrase("notice.where", ("distance", GroupPostCard.Distance(groupPost, group, need)))),
            new Phrase("group-match.helper"),
            new Phrase(State(match)),
        ]);
        return match.State == MatchState.Proposed
            ? Message.Of(text, [new Button("button.approve", new Action.InGroup(true, match.Id)), new Button("button.reject", new Action.InGroup(false, match.Id))])
            : Message.Of(text);
    }

    private static string State(Match match) => match.State switch
    {
        MatchState.Proposed => "group-match.proposed",
        MatchState.Approved or MatchState.Waiting or MatchState.Accepted => "group-match.approved",
        MatchState.Introduced or MatchState.Done => "group-match.introduced",
        _ => "group-match.over",
    };
}
