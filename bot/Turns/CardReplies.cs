using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Turns;

/// <summary>Somebody replies in the group to the card of a post ("moi je peux !"): they are shown the way once, for nobody else would hear them.</summary>
internal static class CardReplies
{
    public static void Take(Turn turn, Text text)
    {
        if (turn.Group is not { } group || text.RepliesTo is not { } message || turn.Stores.Cards.NameOf(turn.Incoming.Channel, turn.Incoming.Where.Id, message) is not { } name) return;
        if (CardName.Parse(name) is not { Kind: CardName.OfGroupPost } card || turn.Stores.GroupPosts.Find(card.Id) is not { } groupPost || groupPost.GroupId != group.Id) return;
        if (DangerInGroup.Answered(turn, text.Value)) return;
        var hint = new CardName(CardName.OfGroupPostHint, groupPost.Id);
        if (turn.Stores.Posts.Find(groupPost.PostId) is not { State: PostState.Open, MayBeShown: true } post || turn.Stores.Cards.Any(hint.ToString())) return;
        turn.Say(Message.Of("notice.reply-hint", [Button.Into(post.Kind == PostKind.Need ? "notice.button-need" : "notice.button-offer", Links.Help + groupPost.Token)]), hint);
    }
}
