using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Groups;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Cards;

/// <summary>Cards follow the state of what they show: all of one thing, in every chat, are drawn anew together, and one that arrives late then.</summary>
internal sealed class LiveCards(Change change, Mail mail, Settings settings, Moderators moderators)
{
    private Stores Stores => change.Stores;

    /// <summary>A card as it looks now.</summary>
    /// <param name="IsKeptFrom">Whom it concerns: what the others do with it is not theirs to see.</param>
    /// <param name="IsForWhoeverHasIt">Not for the team alone: those it must be kept from are the only ones.</param>
    private sealed record Look(Message Message, Func<Person, bool> IsKeptFrom, bool IsForWhoeverHasIt = false);

    /// <param name="here">The chat in which somebody has just pressed or written: what changes there is an answer.</param>
    public void Redraw(CardName card, Address? here)
    {
        Look? look = null;
        foreach (var sent in mail.CardsToRedraw(card))
        {
            look ??= LookOf(card);
            if (look is not null) Redraw(look, sent, new Address(sent.Channel, sent.Chat) == here ? OutboxKind.Answer : OutboxKind.Notice);
        }
    }

    /// <summary>What the card shows has changed while it was on its way.</summary>
    public void Arrived(SentCard sent)
    {
        if (CardName.Parse(sent.Name) is { } card && LookOf(card) is { } look) Redraw(look, sent, OutboxKind.Notice);
    }

    /// <summary>Cards in the chat of somebody who is no longer on the team, or whom they concern, stay as they were.</summary>
    private void Redraw(Look look, SentCard sent, OutboxKind kind)
    {
        var chat = new Address(sent.Channel, sent.Chat);
        if (!look.IsForWhoeverHasIt && !moderators.MaySee(chat) || Stores.People.Find(chat.Channel, chat.Id) is { } reader && look.IsKeptFrom(reader)) return;
        mail.Redraw(sent, moderators.LanguageOf(chat), look.Message, kind);
    }

    private Look? LookOf(CardName card) => card.Kind switch
    {
        CardName.OfMatch when Stores.Matches.Find(card.Id) is { } match =>
            new(MatchCard.For(Stores, match, change.Timings, change.Now), reader => Team.IsAnothers(Stores, settings, reader, match)),
        CardName.OfGroupMatch when Stores.Matches.Find(card.Id) is { } match && DecideInGroup.GroupOf(change, match) is { } group =>
            new(GroupMatchCard.For(change, match, group), reader => !Stores.Groups.Keepers(group.Id).Contains(reader.Id) || match.SideOf(reader.Id) is not null, IsForWhoeverHasIt: true),
        CardName.OfPost when Stores.Posts.Find(card.Id) is { } post =>
            new(HeldCard.For(change, post), reader => reader.Id == post.PersonId),
        CardName.OfReport when Stores.Reports.Find(card.Id) is { } report =>
            new(ReportCard.For(change, report), reader => reader.Id == report.By || reader.Id == report.About),
        CardName.OfAppeal when Stores.Sanctions.Find(card.Id) is { } sanction =>
            new(SanctionCard.ForTheDesk(change, sanction), reader => DeskCase.Concerned(Stores, sanction).Contains(reader.Id)),
        CardName.OfAnnouncement when Stores.Announcements.Find(card.Id) is { } announcement =>
            new(moderators.Announcements.Card(announcement), _ => false),
        CardName.OfAlert when Stores.CheckInRounds.Find(card.Id) is { } round =>
            new(AlertCard.For(change, round, settings.Country), reader => reader.Id == round.PersonId),
        _ => null,
    };
}
