using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>What was seen of a trusted volunteer, by whom, until when: ticked, never copied.</summary>
internal static class TrustPage
{
    private static readonly Seen[] All = [Seen.Identity, Seen.Training, Seen.Attestation];

    /// <param name="said">What has just been done.</param>
    public static Message For(Turn turn, Person person, Phrase said)
    {
        var trust = person.Trust!;
        var asked = All.Where(what => what != Seen.Attestation || RecordTrust.NeedsAttestation(turn.Change, person)).ToArray();
        return Message.Of(
            new Lines("\n\n", [said, Line(turn.Stores, trust, turn.Change.Timings), new Phrase("trust.what-seen")]),
            [
                .. asked.Select(what => new Button(
                    new Phrase(trust.Seen.HasFlag(what) ? "trust.button-seen" : "trust.button-not-seen", ("what", Named(what))), new Action.SeenOf(what, !trust.Seen.HasFlag(what), person.Id))).Chunk(2),
                [.. RecordTrust.Months.Select(months => new Button(new Phrase("trust.button-months", ("n", months)), new Action.TrustFor(months, person.Id)))],
            ]);
    }

    public static Phrase Line(Stores stores, Trust trust, Timings timings)
    {
        var seen = All.Where(what => trust.Seen.HasFlag(what)).Select(Named).ToArray();
        return new Phrase(
            "trust.line",
            ("seen", seen.Length == 0 ? new Phrase("trust.nothing-seen") : Lines.Listed(seen)),
            ("by", stores.People.Find(trust.By)?.Name ?? "…"),
            ("until", Dates.WithYear(timings.LastDayBefore(trust.Until))));
    }

    public static void Take(Turn turn, long personId, Func<Person, RecordTrust.Outcome> record)
    {
        if (turn.Stores.People.Find(personId) is not { } person)
        {
            turn.Toast("trust.not-trusted");
            return;
        }

        var outcome = record(person);
        if (outcome != RecordTrust.Outcome.Kept)
        {
            turn.Toast(outcome switch
            {
                RecordTrust.Outcome.Oneself => "trust.not-oneself",
                RecordTrust.Outcome.NotAskedOfThem => "trust.children-alone",
                _ => "trust.not-trusted",
            });
            return;
        }

        turn.Answer(For(turn, turn.Stores.People.Get(personId), new Phrase("trust.of", ("name", person.Name))));
    }

    private static Phrase Named(Seen what) => new("trust.seen-" + what.ToString().ToLowerInvariant());
}
