using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;

namespace Solidarity.Bot.Commands;

/// <summary>/audit M31, P7, R3, S2, A3, V1 (administrators: "platform"): who did what, and when.</summary>
internal sealed class AuditCommand() : ChatCommand("audit", "historique", Role.Moderator)
{
    private const int Most = 25, LongestDetail = 120;

    /// <summary>Rows whose detail is words for people to read; that of others is for the program.</summary>
    private static readonly string[] InWords = ["reject", "because", "next", "close", "announce", "export-contacts", "warning", "week", "month", "ban", "appeal.is-upheld", "appeal.is-lifted", "organisation-verify", "organisation-rename", "organisation-retire"];

    public override void Run(Turn turn, string arguments)
    {
        // What was done to the service as a whole: closed, opened, data taken out.
        if (turn.Role >= Role.Administrator && arguments.Trim().ToUpperInvariant() is "PLATFORM" or "PLATEFORME")
        {
            Show(turn, new Phrase("audit.platform"), turn.Stores.Audit.Of("platform"));
            return;
        }

        if (Reference.Read(arguments) is not { } subject)
        {
            turn.Say(new Phrase("audit.how", ("command", new Markup(NameIn(turn.Language)))));
            return;
        }

        var another = subject.Kind == ReferenceKind.Match
            ? Team.AnotherCould(turn.Stores, turn.Settings, turn.Speaker, subject.Id)
            : Team.AnotherCould(turn.Stores, turn.Settings, turn.Speaker);
        switch (ReadAudit.Of(turn.Change, turn.Speaker.Id, subject, another))
        {
            case ReadAudit.Outcome.Rows rows: Show(turn, new Markup(subject.ToString()), rows.All); break;
            case ReadAudit.Outcome.OwnMatch: turn.Say(new Phrase("desk.own-match", ("match", new Markup(subject.ToString())))); break;
            case ReadAudit.Outcome.IsOneself: turn.Say("audit.not-oneself"); break;
        }
    }

    private static void Show(Turn turn, object subject, IReadOnlyList<AuditRow> rows)
    {
        if (rows.Count == 0)
        {
            turn.Say(new Phrase("audit.none", ("subject", subject)));
            return;
        }

        turn.Say(Message.Of(new Lines("\n",
        [
            new Phrase("audit.title", ("subject", subject)),
            rows.Count > Most ? new Phrase("audit.earlier", ("n", rows.Count - Most)) : null,
            .. rows.TakeLast(Most).Select(row => Line(turn, row)),
        ])));
    }

    private static Lines Line(Turn turn, AuditRow row) => Lines.Dotted(
        Dates.Moment(row.At, turn.Change.Timings.TimeZone),
        new Phrase("audit.action-" + row.Action),
        row.ActorId is { } actor ? Who(turn, row, actor) : new Phrase("audit.by-clock"),
        row.Detail is { } detail && InWords.Contains(row.Action) ? new Phrase("audit.detail", ("words", PlainText.Shorten(PlainText.Defuse(detail), LongestDetail))) : null);

    /// <summary>The team by name; of neighbours only that it was one of them.</summary>
    private static Phrase Who(Turn turn, AuditRow row, long actor) =>
        row.Action is "propose-anew" or "unreachable" or "same-number" or "hold" or "block" or "unblock" or "report" or "appeal"
            ? new Phrase("audit.by-neighbour")
            : new Phrase("audit.by", ("name", turn.Stores.People.Find(actor)?.Name ?? "…"));
}
