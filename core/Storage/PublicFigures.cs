namespace Solidarity.Core.Storage;

/// <summary>
/// What anybody may read of a town's figures, on its page: no more than the team is told, and less where it is few. A number that is null is not told; nothing at all
/// is, as long as fewer than <see cref="Least"/> have asked.
/// </summary>
/// <param name="People">Who has agreed to take part.</param>
/// <param name="Needs">All ever published; <paramref name="Introductions"/> and <paramref name="Done"/> likewise.</param>
/// <param name="MedianToIntroduction">From the publication of the need to the introduction.</param>
public sealed record PublicFigures(
    long? People,
    long? Needs,
    long? Introductions,
    long? Done,
    TimeSpan? MedianToIntroduction,
    IReadOnlyList<PublicFigures.Week> Weeks,
    IReadOnlyList<PublicFigures.Kind> Kinds,
    IReadOnlyList<AreaCount> Areas)
{
    /// <summary>A total below this is not told.</summary>
    public const int Least = 10;

    public sealed record Week(DateOnly Monday, long? Needs, long? Offers, long? Introductions);

    public sealed record Kind(string Category, long? Needs, long? Offers);

    public static PublicFigures Of(Statistics stats, long people)
    {
        static long? Total(long count) => count < Least ? null : count;
        if (Total(stats.AllNeeds) is not { } needs) return new PublicFigures(Total(people), null, null, null, null, [], [], []);
        var (weekNeeds, weekOffers, weekIntroductions) = (Told(stats.ByWeek, week => week.Needs), Told(stats.ByWeek, week => week.Offers), Told(stats.ByWeek, week => week.Introductions));
        var (kindNeeds, kindOffers) = (Told(stats.ByCategory, kind => kind.Needs), Told(stats.ByCategory, kind => kind.Offers));
        return new PublicFigures(
            Total(people), needs, Total(stats.Introductions), Total(stats.Done),
            Total(stats.Introductions) is null ? null : stats.MedianToIntroduction,
            [.. stats.ByWeek.Select((week, i) => new Week(week.Monday, weekNeeds[i], weekOffers[i], weekIntroductions[i]))],
            [.. stats.ByCategory.Select((kind, i) => new Kind(kind.Category, kindNeeds[i], kindOffers[i]))],
            stats.ByArea);
    }

    private static long?[] Told<T>(IReadOnlyList<T> rows, Func<T, long> count)
    {
        var counts = rows.Select(count).ToArray();
        var untold = SmallNumbers.Untold(counts);
        return [.. counts.Select((one, i) => untold.Contains(i) ? (long?)null : one)];
    }
}
