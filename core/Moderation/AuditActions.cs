namespace Solidarity.Core.Moderation;

public enum DoneBy { Team, Neighbour, Clock }

/// <param name="InWords">Whether the detail of its row is words for people to read; that of others is for the program.</param>
public sealed record AuditAction(DoneBy By, bool InWords = false)
{
    /// <summary>Written down for the program alone: it tells of somebody's health or danger.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>What every action of the audit is. One that isn't listed, or is of an older or newer program, is shown to nobody.</summary>
public static class AuditActions
{
    private static readonly AuditAction Team = new(DoneBy.Team), TeamInWords = new(DoneBy.Team, InWords: true), Neighbour = new(DoneBy.Neighbour), Clock = new(DoneBy.Clock);

    public static IReadOnlyDictionary<string, AuditAction> All { get; } = new Dictionary<string, AuditAction>
    {
        ["approve"] = Team,
        ["approve.first"] = Team,
        ["reject"] = TeamInWords,
        ["because"] = TeamInWords,
        ["next"] = TeamInWords,
        ["take"] = Team,
        ["give-back"] = Team,
        ["undo"] = Team,
        ["gave-way"] = Team,
        ["let-go"] = Clock,
        ["note"] = Team,
        ["ask"] = Team,

        ["moderator.add"] = Team,
        ["moderator.remove"] = Team,
        ["invite"] = Team,
        ["join-team"] = Team,
        ["area"] = Team,
        ["duty.take"] = Team,
        ["duty.give-up"] = Team,
        ["away"] = Team,
        ["away.end"] = Team,
        ["web.link"] = Team,
        ["web.signed-in"] = Team,
        ["web.signed-out"] = Team,

        ["trust"] = Team,
        ["untrust"] = Team,
        ["trust.seen"] = Team,
        ["trust.not-seen"] = Team,
        ["trust.until"] = Team,
        ["register"] = Team,
        ["on-behalf"] = Team,
        ["person.read"] = Team,
        ["same-number"] = Neighbour,
        ["join"] = Team,
        ["keep-apart"] = Team,
        ["become-one"] = Neighbour,
        ["code-made"] = Neighbour,
        ["code-used"] = Neighbour,
        ["code-wrong"] = Neighbour with { IsHidden = true },
        ["unreachable"] = Neighbour,
        ["propose-anew"] = Neighbour,
        ["part"] = Neighbour,

        ["hold"] = Clock,
        ["held.published"] = Team,
        ["held.sent-back"] = Team,
        ["held.removed"] = Team,
        ["danger"] = Neighbour with { IsHidden = true },
        ["block"] = Neighbour,
        ["unblock"] = Neighbour,
        ["report"] = Neighbour,
        ["report.seen"] = Team,
        ["report.acted"] = Team,
        ["warning"] = TeamInWords,
        ["week"] = TeamInWords,
        ["month"] = TeamInWords,
        ["ban"] = TeamInWords,
        ["sanction-lifted"] = TeamInWords,
        ["suspension-over"] = Clock,
        ["appeal"] = Neighbour,
        ["appeal.is-upheld"] = TeamInWords,
        ["appeal.is-lifted"] = TeamInWords,

        ["check-in.start"] = Team,
        ["check-in.alter"] = Team,
        ["check-in.pause"] = Team,
        ["check-in.resume"] = Team,
        ["check-in.stop"] = Team,
        ["check-in.alert"] = Clock,
        ["check-in.wish"] = Clock,
        ["check-in.answered"] = Neighbour,
        ["check-in.reached"] = Team,
        ["check-in.help-called"] = Team,

        ["close"] = TeamInWords,
        ["open"] = Team,
        ["export"] = Team,
        ["export-contacts"] = TeamInWords,
        ["announce"] = TeamInWords,
        ["announce-confirmed"] = Team,
        ["announce-refused"] = Team,
        ["announce-stopped"] = Team,
        ["announce-lapsed"] = Clock,
        ["announce-sent"] = Clock,
        ["category-add"] = TeamInWords,
        ["category-rename"] = TeamInWords,
        ["category-retire"] = Team,
        ["category-back"] = Team,
        ["category-goods"] = Team,
        ["category-sensitive"] = Team,
        ["category-words"] = TeamInWords,
        ["organisation-verify"] = TeamInWords,
        ["organisation-rename"] = TeamInWords,
        ["organisation-retire"] = TeamInWords,
        ["organisation-join"] = Neighbour,
        ["organisation-leave"] = Team,
        ["poster"] = Neighbour with { IsHidden = true },
        ["group-set-up"] = new(DoneBy.Neighbour, InWords: true),
        ["group-notice"] = Neighbour with { InWords = true },
        ["group-notice-back"] = Neighbour,
    };

    /// <returns>Null for what nobody reads.</returns>
    public static AuditAction? ToRead(string action) => All.TryGetValue(action, out var known) && !known.IsHidden ? known : null;
}
