using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Commands;

/// <summary>/audit M31, P7, R3, S2, A3, V1 (administrators: "platform"): who did what, and when. What tells of somebody's health or danger is nobody's to look up.</summary>
internal sealed class AuditCommand() : ChatCommand("audit", "historique", Role.Moderator)
{
    private const int Most = 25, LongestDetail = 120;

    /// <summary>Rows whose detail is words for people to read; that of others is for the program.</summary>
    private static readonly string[] InWords = ["reject", "because", "next", "close", "announce", "export-contacts", "warning", "week", "month", "ban", "appeal.is-upheld", "appeal.is-lifted", "organisation-verify", "organisation-rename", "organisation-retire"];

    public override void Run(Turn turn, string arguments)
    {
        var subject = arguments.Trim().ToUpperInvariant();
        // What was done to the service as a whole: closed, opened, data taken out.
        if (turn.Role >= Role.Administrator && subject is "PLATFORM" or "PLATEFORME")
        {
            Show(turn, new Phrase("audit.platform"), turn.Stores.Audit.Of("platform"));
            return;
        }

        if (subject is not ['M' or 'P' or 'N' or 'O' or 'R' or 'S' or 'A' or 'V', .. var digits] || !long.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id))
        {
            turn.Say(new Phrase("audit.how", ("command", new Markup(NameIn(turn.Language)))));
            return;
        }

        if (subject[0] == 'M' && turn.Stores.Matches.Find(id) is { } match && Cards.Team.IsAnothers(turn.Stores, turn.Settings, turn.Speaker, match))
        {
            turn.Say(new Phrase("desk.own-match", ("match", new Markup(match.Reference))));
            return;
        }

        // To whom a report or a sanction concerns it doesn't exist.
        if (subject[0] == 'R' && turn.Stores.Reports.Find(id) is { } report && (report.By == turn.Speaker.Id || report.About == turn.Speaker.Id))
        {
            turn.Say(new Phrase("audit.none", ("subject", new Markup(subject))));
            return;
        }

        // What was done to oneself is another's to read as well.
        if (subject == turn.Speaker.Reference)
        {
            turn.Say("audit.not-oneself");
            return;
        }

        var rows = turn.Stores.Audit.Of(subject).Where(row => row.Action != "danger");
        // What became of a person's answer stands under the sanction.
        if (subject[0] == 'P') rows = rows.Concat(turn.Stores.Sanctions.Of(id).SelectMany(sanction => turn.Stores.Audit.Of(sanction.Reference))).OrderBy(row => row.At);
        Show(turn, new Markup(subject), [.. rows]);
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
