namespace Solidarity.Core.Storage;

/// <summary>
/// What anybody may read of a town's figures, on its page: as they stood at the end of a week, rounded down, so that no two of them, read side by side or one after the
/// other, tell of one person. A number that is null is not told.
/// </summary>
/// <param name="Until">The last day that counts, a Sunday; null: nothing is told yet, and all else is empty.</param>
/// <param name="People">Who has agreed to take part. Totals are in tens, downward.</param>
/// <param name="Needs">All ever published; <paramref name="Offers"/>, <paramref name="Introductions"/> and <paramref name="Done"/> likewise.</param>
/// <param name="MedianToIntroduction">From the publication of the need to the introduction, upward: in six hours, from a day on in days.</param>
/// <param name="Weeks">In fives, downward, as all parts are. A part is told only where its total is.</param>
/// <param name="Kinds">Those of which something is told; <paramref name="Areas"/> likewise.</param>
public sealed record PublicFigures(
    DateOnly? Until,
    long? People,
    long? Needs,
    long? Offers,
    long? Introductions,
    long? Done,
    TimeSpan? MedianToIntroduction,
    IReadOnlyList<PublicFigures.Week> Weeks,
    IReadOnlyList<PublicFigures.Kind> Kinds,
    IReadOnlyList<AreaCount> Areas)
{
    /// <summary>The step of totals: one below it is not told.</summary>
    public const int Tens = 10;

    /// <summary>The step of parts. Those below it, none at all too, look alike: whoever sees one appear would know of somebody.</summary>
    public const int Fives = SmallNumbers.Least;

    public sealed record Week(DateOnly Monday, long? Needs, long? Offers, long? Introductions);

    public sealed record Kind(string Category, long? Needs, long? Offers);

    public static readonly PublicFigures Nothing = new(null, null, null, null, null, null, null, [], [], []);

    public static PublicFigures Of(PublicCounts counts)
    {
        var (weeks, kinds, areas) = (counts.Weeks, counts.Kinds, counts.Areas);
        if (Total(counts.Needs, [.. weeks.Select(one => one.Needs)], [.. kinds.Select(one => one.Needs)]) is not { } needs) return Nothing;
        var offers = Total(counts.Offers, [.. weeks.Select(one => one.Offers)], [.. kinds.Select(one => one.Offers)]);
        var introductions = Total(counts.Introductions, [.. weeks.Select(one => one.Introductions)]);
        return new PublicFigures(
            counts.Until, Total(counts.People), needs, offers, introductions, Total(counts.Done),
            introductions is null || counts.MedianToIntroduction is not { } median ? null : Upward(median),
            [.. weeks.Select(one => new Week(one.Monday, Part(one.Needs, needs), Part(one.Offers, offers), Part(one.Introductions, introductions)))],
            // What is told alone says in which order they come.
            [
                .. kinds.Select(one => new Kind(one.Category, Part(one.Needs, needs), Part(one.Offers, offers))).Where(one => one.Needs is not null || one.Offers is not null)
                    .OrderByDescending(one => (one.Needs ?? 0) + (one.Offers ?? 0)).ThenBy(one => one.Category, StringComparer.Ordinal),
            ],
            [
                .. areas.Select(one => new AreaCount(one.Insee, Part(one.Needs, needs), Part(one.Introductions, introductions))).Where(one => one.Needs is not null)
                    .OrderByDescending(one => one.Needs).ThenBy(one => one.Insee, StringComparer.Ordinal),
            ]);
    }

    /// <summary>In tens, and never so many that a part which is not told could be no nought: what is told would tell it.</summary>
    /// <param name="tables">Parts that everybody knows of, noughts too, each table by itself. One that doesn't make up the whole says nothing about what is left.</param>
    public static long? Total(long count, params ReadOnlySpan<long[]> tables)
    {
        var told = count;
        foreach (var parts in tables)
        {
            if (parts.Sum() < count || parts.All(part => part >= Fives)) continue;
            told = Math.Min(told, parts.Sum(part => part / Fives * Fives) + (Fives - 1) * (parts.Length - 1));
        }

        return told < Tens ? null : told / Tens * Tens;
    }

    private static long? Part(long count, long? total) => total is null || count < Fives ? null : count / Fives * Fives;

    private static TimeSpan Upward(TimeSpan span) => span.TotalDays > 1 ? TimeSpan.FromDays((long)Math.Ceiling(span.TotalDays)) : TimeSpan.FromHours(6 * Math.Max(1, (long)Math.Ceiling(span.TotalHours / 6)));
}

/// <summary>What was counted, each to the one: for nobody's eyes.</summary>
/// <param name="Until">The last day that counts.</param>
/// <param name="Kinds">Those that nobody asked for too.</param>
public sealed record PublicCounts(
    DateOnly Until,
    long People,
    long Needs,
    long Offers,
    long Introductions,
    long Done,
    TimeSpan? MedianToIntroduction,
    IReadOnlyList<WeekCount> Weeks,
    IReadOnlyList<CategoryCount> Kinds,
    IReadOnlyList<PublicCounts.Area> Areas)
{
    public sealed record Area(string Insee, long Needs, long Introductions);
}

/// <summary>How far a town had come this morning, in tens, downward; null below ten.</summary>
public sealed record TownTotals(long? People, long? Needs, long? Introductions);
