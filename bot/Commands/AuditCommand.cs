using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;

namespace Solidarity.Bot.Commands;

/// <summary>/audit M31, P7, R3, S2, A3, V1 (administrators: "platform"): who did what, and when.</summary>
internal sealed class AuditCommand() : ChatCommand("audit", "historique", Role.Moderator)
{
    private const int Most = 25, LongestDetail = 120;

    public override void Run(Turn turn, string arguments)
    {
        if (turn.Role >= Role.Administrator && arguments.Trim().ToUpperInvariant() is "PLATFORM" or "PLATEFORME")
        {
            Show(turn, new Phrase("audit.platform"), ReadAudit.Platform, ReadAudit.OfPlatform(turn.Change));
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
            // To whom a report concerns it doesn't exist, wherever it is.
            case ReadAudit.Outcome.Rows { All.Count: > 0 } when IsElsewhere(turn, subject): turn.Say("desk.elsewhere-here"); break;
            case ReadAudit.Outcome.Rows rows: Show(turn, new Markup(subject.ToString()), subject.ToString(), rows.All); break;
            case ReadAudit.Outcome.OwnMatch: turn.Say(new Phrase("desk.own-match", ("match", new Markup(subject.ToString())))); break;
            case ReadAudit.Outcome.IsOneself: turn.Say("audit.not-oneself"); break;
        }
    }

    /// <summary>What is told about people is for those who decide where they live; of whom nobody knows where, for those who decide everywhere.</summary>
    private static bool IsElsewhere(Turn turn, Reference subject)
    {
        var stores = turn.Stores;
        if (subject.Kind is ReferenceKind.Need or ReferenceKind.Offer && stores.Posts.Find(subject.Id) is { } post) return !Team.Covers(stores, turn.Settings, turn.Speaker, post.Place.Insee);
        var person = subject.Kind switch
        {
            ReferenceKind.Person => stores.People.Find(subject.Id),
            ReferenceKind.Report => stores.Reports.Find(subject.Id) is { } report ? stores.People.Find(report.About) : null,
            ReferenceKind.Sanction => stores.Sanctions.Find(subject.Id) is { } sanction ? stores.People.Find(sanction.PersonId) : null,
            _ => null,
        };
        if (person is null || turn.Role == Role.Administrator) return false;
        return person.LastPlace is { } place ? !Team.Covers(stores, turn.Settings, turn.Speaker, place.Insee) : !stores.Team.AreaOf(turn.Speaker.Id).IsEverywhere;
    }

    private static void Show(Turn turn, object subject, string asked, IReadOnlyList<AuditRow> rows)
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
            .. rows.TakeLast(Most).Select(row => Line(turn, row, asked)),
        ])));
    }

    /// <param name="asked">What was asked for: what stands under something else names that.</param>
    private static Lines Line(Turn turn, AuditRow row, string asked)
    {
        var action = AuditActions.ToRead(row.Action) ?? throw new ArgumentException($"nobody's to read: {row.Action}");
        return Lines.Dotted(
            Dates.Moment(row.At, turn.Change.Timings.TimeZone),
            new Phrase("audit.action-" + row.Action),
            row.Subject == asked ? null : Under(turn, row.Subject),
            Who(turn, action, row.ActorId),
            action.InWords && row.Detail is { } detail ? new Phrase("audit.detail", ("words", Words(row.Action, detail))) : null);
    }

    /// <summary>A kind of help and a role by their names, all else by its reference.</summary>
    private static object Under(Turn turn, string subject) =>
        turn.Stores.Categories.Find(subject) is { } category ? category
        : Enum.TryParse<Role>(subject, out var role) ? Moderators.RoleName(role)
        : new Markup(PlainText.Escaped(subject));

    /// <summary>One of the usual reasons is kept by its name in the program.</summary>
    private static object Words(string action, string detail) =>
        action == "because" && Enum.GetNames<RejectReason>().Contains(detail) ? (object)MatchCard.Why(Enum.Parse<RejectReason>(detail)) : PlainText.Shorten(PlainText.Defuse(detail), LongestDetail);

    /// <summary>The team by name; of neighbours only that it was one of them.</summary>
    private static Phrase Who(Turn turn, AuditAction action, long? actor) => (action.By, actor) switch
    {
        (DoneBy.Neighbour, not null) => new Phrase("audit.by-neighbour"),
        (DoneBy.Team, { } id) => new Phrase("audit.by", ("name", turn.Stores.People.Find(id)?.Name ?? "…")),
        _ => new Phrase("audit.by-clock"),
    };
}
