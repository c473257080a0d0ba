using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Groups;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Cards;

/// <summary>What stands in groups of neighbours: cards of posts, the digest, the answer to who asked there. All of it follows what it shows.</summary>
internal sealed class GroupCards(Change change, Mail mail)
{
    /// <summary>A server takes a message back for so long after it was said; an older one can only be changed.</summary>
    public static readonly TimeSpan CanBeTakenBack = TimeSpan.FromHours(47);

    private Stores Stores => change.Stores;

    /// <summary>Posts that have changed come before the groups they belong to, and their cards there follow.</summary>
    public void Follow(IEnumerable<long> posts)
    {
        foreach (var id in posts)
        {
            var shown = Stores.GroupPosts.Of(id);
            foreach (var groupPost in shown) Redraw(groupPost);
            if (shown.Count > 0) Stores.Groups.DigestsAreStale(id);
            if (Stores.Posts.Find(id) is not { } post) continue;
            foreach (var groupPost in ShowInGroups.Follow(change, post)) Say(groupPost);
        }
    }

    /// <summary>Cards that waited in a group for its hours.</summary>
    public void SayWaiting(Group group)
    {
        foreach (var groupPost in ShowInGroups.Due(change, group)) Say(groupPost);
    }

    /// <summary>The digest, or none where nothing is open; the last one goes in either case, this one when it has arrived.</summary>
    public void SayDigest(Group group)
    {
        Stores.Groups.DigestIsFresh(group.Id);
        if (GatherDigest.Of(change, group) is { IsNothing: false } open)
        {
            mail.Say(Address.Of(group), group.Setup!.Language, DigestCard.For(group, open, Stores.Matches.ProgressOf), OutboxKind.Notice, CardName.For(group), topic: group.Topic);
            return;
        }

        TakeBackDigest(group);
    }

    /// <summary>The digest that stands in the group follows what it tells of; where nothing is open any more, it goes. One that is on its way has its turn when it has arrived.</summary>
    public void FollowInDigest(Group group)
    {
        if (Stores.Cards.Any(CardName.For(group).ToString())) return;
        Stores.Groups.DigestIsFresh(group.Id);
        if (group.Setup!.Digest.Rhythm != DigestRhythm.Never && GatherDigest.Of(change, group) is { IsNothing: false } open)
            mail.Edit(Address.Of(group), group.LastDigest!.MessageId, group.Setup.Language, DigestCard.For(group, open, Stores.Matches.ProgressOf), OutboxKind.Notice);
        else
            TakeBackDigest(group);
    }

    private void TakeBackDigest(Group group)
    {
        TakeBack(group, "digest.over");
        Stores.Groups.DigestStands(group.Id, null);
    }

    /// <summary>A message was taken by the server: what it replaces goes, what it showed may have changed on its way.</summary>
    public void Arrived(SentCard card)
    {
        if (CardName.Parse(card.Name) is not { } name) return;
        switch (name.Kind)
        {
            case CardName.OfDigest when Stores.Groups.Find(name.Id) is { } group: DigestArrived(group, card); break;
            case CardName.OfGroupPost when card.IsStale && Stores.GroupPosts.Find(name.Id) is { } groupPost: Redraw(groupPost); break;
            case CardName.OfAsked or CardName.OfAskedBirthday or CardName.OfBulletin when card.IsStale: Remove(name); break;
        }
    }

    /// <summary>The bot may write in a group again: its cards there follow what happened meanwhile.</summary>
    public void CatchUp(Group group)
    {
        foreach (var name in Stores.Cards.In(group.Channel, group.Chat).Select(CardName.Parse).OfType<CardName>())
        {
            if (name.Kind == CardName.OfGroupPost && Stores.GroupPosts.Find(name.Id) is { } groupPost) Redraw(groupPost);
            else if (name.Kind == CardName.OfErrand && Stores.Errands.Find(name.Id) is { } errand) new ErrandCards(change, mail).Redraw(errand, here: null);
        }
    }

    /// <summary>A message that a group didn't take: a card waits to be said again, a change of one to be made.</summary>
    public static void Unsaid(Stores stores, OutboxRow row)
    {
        if (OutgoingJson.Read(row.Payload) is { Kind: OutgoingKind.Edit, MessageId: { } edited }) stores.Cards.Unseen(row.Channel, row.Chat, edited);
        if (row.CardId is not { } id || stores.Cards.NameOf(id) is not { } card || CardName.Parse(card) is not { } name) return;
        stores.Cards.Forget(id);
        if (name.Kind == CardName.OfGroupPost) stores.GroupPosts.Unsaid(name.Id);
        else if (name.Kind == CardName.OfErrand) stores.Errands.Unsaid(name.Id);
    }

    /// <summary>Takes all messages of one thing out of their chats.</summary>
    public void Remove(CardName card)
    {
        foreach (var sent in mail.CardsToRedraw(card))
        {
            mail.Remove(new Address(sent.Channel, sent.Chat), sent.MessageId!.Value, OutboxKind.Notice);
            Stores.Cards.Forget(sent.Id);
        }
    }

    private void Say(GroupPost groupPost)
    {
        if (Look(groupPost) is var (group, message)) mail.Say(Address.Of(group), group.Setup!.Language, message, OutboxKind.Notice, CardName.For(groupPost), topic: group.Topic);
    }

    private void Redraw(GroupPost groupPost)
    {
        if (Look(groupPost) is not var (group, message)) return;
        foreach (var sent in mail.CardsToRedraw(CardName.For(groupPost))) mail.Redraw(sent, group.Setup!.Language, message, OutboxKind.Notice);
    }

    private (Group Group, Message Message)? Look(GroupPost groupPost) =>
        Stores.Groups.Get(groupPost.GroupId) is { IsActive: true } group && Stores.Posts.Find(groupPost.PostId) is { } post
            ? (group, GroupPostCard.For(groupPost, post, Stores.People.Get(post.PersonId), group, post.IsOfGoods ? Stores.Matches.ProgressOf(post) : null))
            : null;

    private void DigestArrived(Group group, SentCard card)
    {
        Stores.Cards.Forget(card.Id);
        TakeBack(group, "digest.replaced");
        Stores.Groups.DigestStands(group.Id, new SentDigest(card.MessageId!.Value, change.Now));
        if (group is { MayPin: true, Setup.Digest.Pinned: true }) mail.Pin(Address.Of(group), card.MessageId.Value, OutboxKind.Notice);
    }

    /// <param name="words">In its place, where it is too old to be taken back.</param>
    private void TakeBack(Group group, string words)
    {
        if (group.LastDigest is not { } digest) return;
        if (digest.At + CanBeTakenBack > change.Now) mail.Remove(Address.Of(group), digest.MessageId, OutboxKind.Notice);
        else mail.Edit(Address.Of(group), digest.MessageId, group.Setup!.Language, Message.Of(words), OutboxKind.Notice);
    }
}
