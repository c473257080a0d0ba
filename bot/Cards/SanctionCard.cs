using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>A warning or a suspension: as its person reads it, and as the team sees what that person answers.</summary>
internal static class SanctionCard
{
    /// <summary>What happened, why, what follows, and the one answer there is.</summary>
    /// <param name="off">Introductions that end with it, a line each.</param>
    public static Message ForThePerson(Sanction sanction, int withdrawn, IReadOnlyList<Phrase> off, Timings timings) => Message.Of(
        Notice(sanction.Kind, sanction.Until is { } until && until != Sanction.ForEver ? timings.LastDayBefore(until) : null, sanction.Words, withdrawn, off),
        [new Button("button.appeal", new Action.AnswerSanction(sanction.Id))],
        Dialogues.Menu.Doors[2]);

    /// <inheritdoc cref="ForThePerson"/>
    /// <param name="until">The last day of a suspension.</param>
    public static Lines Notice(Penalty penalty, DateOnly? until, string words, int withdrawn, IReadOnlyList<Phrase> off) => new("\n\n",
    [
        penalty switch
        {
            Penalty.Warning => new Phrase("sanction.warning"),
            Penalty.Ban => new Phrase("sanction.ban"),
            _ => new Phrase("sanction.suspension", ("until", Dates.WithYear(until!.Value))),
        },
        new Phrase("sanction.why", ("words", PlainText.Defuse(words))),
        withdrawn == 0 ? null : new Phrase("sanction.withdrawn", ("n", withdrawn)),
        off.Count == 0 ? null : new Lines("\n", [.. off]),
        new Phrase("sanction.next"),
    ]);

    /// <summary>What the team has told somebody, in a line.</summary>
    public static Phrase Line(Sanction sanction, Timings timings) => new(
        "sanction.line",
        ("sanction", new Markup(sanction.Reference)),
        ("penalty", new Phrase("penalty." + sanction.Kind.ToString().ToLowerInvariant())),
        ("date", timings.DayOf(sanction.At)),
        ("words", PlainText.Shorten(PlainText.Defuse(sanction.Words), 120)));

    /// <summary>The person's answer, for another of the team to decide about.</summary>
    public static Message ForTheDesk(Change change, Sanction sanction)
    {
        var (stores, timings, subject) = (change.Stores, change.Timings, DeskCase.Of(sanction));
        Button To(DeskVerb verb) => new("button.appeal-" + verb.ToString().ToLowerInvariant(), new Action.OnAppeal(verb, sanction.Id));
        return Message.Of(
            new Lines("\n\n",
            [
                Lines.Of(
                    new Phrase("appeal.card-title", ("sanction", new Markup(sanction.Reference)), ("person", new Markup("P" + sanction.PersonId))),
                    sanction.Verdict switch
                    {
                        Verdict.Upheld => new Phrase("appeal.is-upheld", Who(stores, sanction.DecidedBy)),
                        Verdict.Lifted => new Phrase("appeal.is-lifted", Who(stores, sanction.DecidedBy)),
                        _ when sanction.DueAt is { } due => new Phrase("appeal.is-open", ("until", Dates.Moment(due, timings.TimeZone))),
                        _ => new Phrase("appeal.is-late"),
                    },
                    sanction.Verdict is null ? DeskCase.Hand(change, subject) : null),
                new Phrase("appeal.decided-by", Who(stores, sanction.By), ("what", Line(sanction, timings))),
                new Phrase("appeal.words", ("words", PlainText.Defuse(sanction.Appeal ?? ""))),
                sanction.VerdictWords is { } words ? new Phrase("appeal.verdict-words", ("words", PlainText.Defuse(words))) : new Phrase("appeal.must-be-another", Who(stores, sanction.By)),
                DeskCase.Notes(change, subject),
            ]),
            [
                .. sanction.Verdict is null ? (IReadOnlyList<Button>[])[[To(DeskVerb.Uphold), To(DeskVerb.Lift)], [DeskCase.TakeOrGive(change, subject)]] : [],
                .. sanction.ReportId is { } report ? (IReadOnlyList<Button>[])[[new Button(new Phrase("button.open-match", ("match", new Markup("R" + report))), new Action.OnReport(DeskVerb.Show, report))]] : [],
            ]);
    }

    /// <summary>What another moderator decided, to the person.</summary>
    /// <param name="standing">What still holds against them, the latest last.</param>
    public static Message Decided(Sanction sanction, Person person, Sanction? standing, Timings timings) => Message.Of(
        new Lines("\n\n",
        [
            new Phrase(sanction.AppealedAt is null ? "sanction.told-lifted" : sanction.Verdict == Verdict.Lifted ? "appeal.told-lifted" : "appeal.told-upheld"),
            new Phrase("sanction.why", ("words", PlainText.Defuse(sanction.VerdictWords ?? ""))),
            standing is null ? new Phrase(sanction.Kind == Penalty.Warning || sanction.Verdict == Verdict.Upheld ? "appeal.next-warned" : "appeal.next-free")
                : standing.Until == Sanction.ForEver ? new Phrase("suspended.for-ever") : new Phrase("suspended.until", ("until", Dates.WithYear(timings.LastDayBefore(standing.Until!.Value)))),
        ]),
        person.BannedUntil is not null ? [Dialogues.Menu.Doors[2]] : Dialogues.Menu.Doors);

    private static (string, object) Who(Stores stores, long? id) => ("name", id is { } person ? stores.People.Get(person).Name : "…");
}
