namespace Solidarity.Core.Moderation;

/// <summary>A word of warning, or a time for which somebody may not publish.</summary>
public enum Penalty { Warning, Week, Month, Ban }

/// <summary>What another moderator makes of a person's answer.</summary>
public enum Verdict { Upheld, Lifted }

/// <param name="Until">Null for a warning.</param>
/// <param name="Words">Why, as the person reads it.</param>
public sealed record Sanction(long Id, Penalty Kind, long PersonId, long By, DateTimeOffset At, DateTimeOffset? Until, string Words)
{
    public const int LongestWords = 500;

    /// <summary>The end of what has none.</summary>
    public static readonly DateTimeOffset ForEver = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>So long after it a person can answer.</summary>
    public static readonly TimeSpan CanBeAppealedFor = TimeSpan.FromDays(30);

    /// <summary>The report that it answers, if any.</summary>
    public long? ReportId { get; init; }

    /// <summary>Who wrote the answer down: the person, or whoever of the team rings them.</summary>
    public long? AppealBy { get; init; }

    /// <summary>The person's one answer.</summary>
    public string? Appeal { get; init; }

    public DateTimeOffset? AppealedAt { get; init; }

    /// <summary>By when another moderator decides about the answer.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public Verdict? Verdict { get; init; }

    public string? VerdictWords { get; init; }

    public long? DecidedBy { get; init; }

    public string Reference => "S" + Id;

    /// <summary>Days of each penalty; null for a warning and for what has no end.</summary>
    public static int? DaysOf(Penalty penalty) => penalty switch
    {
        Penalty.Week => 7,
        Penalty.Month => 30,
        _ => null,
    };
}
