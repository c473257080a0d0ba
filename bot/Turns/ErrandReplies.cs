using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Core.Errands;
using Solidarity.Core.Safety;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>
/// Somebody replies in the group to an errand's card: that is a line on the list. What becomes of it they hear in private; the group sees
/// nothing but another number.
/// </summary>
internal static class ErrandReplies
{
    public static void Take(Turn turn, Text text)
    {
        if (turn.Group is not { } group || text.RepliesTo is not { } message || ErrandAt(turn, message) is not { OpenedAt: not null } errand || errand.GroupId != group.Id) return;
        if (DangerInGroup.Answered(turn, text.Value) || ErrandTalk.IsThanks(text.Value)) return;

        if (turn.Speaker.Consent is null)
        {
            SayFirstInPrivate(turn, errand);
            return;
        }

        if (turn.Stores.Closure.Now() is not null || turn.Speaker.IsBanned(turn.Now))
        {
            Tell(turn, Message.Of("line.not-taken", Menu.Doors[2]));
            return;
        }

        if (ErrandTalk.IsQuestion(text.Value))
        {
            Tell(turn, Message.Of("line.is-talk", [ErrandPage.To("lines.button-add", ErrandVerb.Add, errand)]));
            return;
        }

        var outcome = AddLine.Run(turn.Change, turn.Speaker.Id, errand.Id, text.Value);
        if (outcome is not AddLine.Outcome.Added { Line: var line })
        {
            Tell(turn, Message.Of(ErrandDoor.Said(outcome), Menu.Doors[0]));
            return;
        }

        turn.RemoveWritten(text.MessageId);
        Tell(turn, Message.Of(
            new Phrase("line.added", ("words", line.Words)),
            [ErrandPage.To("lines.button-show", ErrandVerb.Show, errand), new Button("lines.button-take-back", new Action.OfLine(LineVerb.TakeBack, line.Id))]));
    }

    private static Errand? ErrandAt(Turn turn, long message) =>
        turn.Stores.Cards.NameOf(turn.Incoming.Channel, turn.Incoming.Where.Id, message) is { } name && CardName.Parse(name) is { Kind: CardName.OfErrand } card ? turn.Stores.Errands.Find(card.Id) : null;

    private static void Tell(Turn turn, Message message) => turn.Mail.ToPerson(turn.Speaker, message, OutboxKind.Notice);

    /// <summary>Nothing of theirs may be kept yet. Said once for each errand, and not while the group's few messages a minute are used up.</summary>
    private static void SayFirstInPrivate(Turn turn, Errand errand)
    {
        var hint = new CardName(CardName.OfErrandHint, errand.Id);
        if (errand.State != ErrandState.Gathering || turn.Stores.Cards.Any(hint.ToString()) || turn.Stores.Outbox.Waiting(turn.Incoming.Channel, turn.Incoming.Where.Id) > 0) return;
        turn.Say(ErrandCard.FirstInPrivate(errand), hint);
    }
}
