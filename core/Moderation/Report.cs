namespace Solidarity.Core.Moderation;

/// <summary>What one side of a match tells the team about the other. A worry is no reproach: somebody may need more help than was asked for.</summary>
public enum ReportKind { Worry, Money, Insult, Unsafe, Other }

/// <summary><see cref="Seen"/>: read, and nothing more to be done. <see cref="Acted"/>: somebody was warned or suspended for it.</summary>
public enum ReportDecision { Seen, Acted }

/// <summary>Read by moderators alone.</summary>
public sealed record Report(long Id, ReportKind Kind, long MatchId, long By, long About, string? Words, DateTimeOffset At)
{
    public const int LongestWords = 500;

    public ReportDecision? Decision { get; init; }

    public long? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string Reference => "R" + Id;
}
