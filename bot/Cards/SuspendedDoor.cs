using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>Who may not publish for now reads until when, and how to answer.</summary>
internal static class SuspendedDoor
{
    /// <returns>Whether it is so: then the person has been told, and nothing else is to be done.</returns>
    public static bool Told(Turn turn)
    {
        if (turn.Person.BannedUntil is not { } until || !turn.Person.IsBanned(turn.Now)) return false;
        var answerable = turn.Stores.Sanctions.Standing(turn.Person.Id).LastOrDefault(s => AppealSanction.Barred(turn.Change, turn.Person.Id, turn.Speaker.Id, s.Id) is null);
        turn.Answer(Message.Of(
            Lines.Of(
                until == Sanction.ForEver ? new Phrase("suspended.for-ever") : new Phrase("suspended.until", ("until", Dates.WithYear(turn.Change.Timings.LastDayBefore(until)))),
                new Phrase(answerable is null ? "suspended.next" : "suspended.next-answer")),
            answerable is null ? [Dialogues.Menu.Doors[2]] : [[new Button("button.appeal", new Action.AnswerSanction(answerable.Id))], Dialogues.Menu.Doors[2]]));
        return true;
    }
}
