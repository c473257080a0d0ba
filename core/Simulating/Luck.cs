namespace Solidarity.Core.Simulating;

/// <summary>What chance decides about. A number here is part of every draw: new ones go to the end.</summary>
internal enum Chance
{
    Needs, Offers, NeedAt, OfferAt, Asker, AskerAgain, Helper, Home, Age, Language, Travel, Crowd, Category, Offered, When, Day, Places, AtATime, Radius, Times, TimeSlot,
    NeedOfOrganisation, OfferOfOrganisation, Organisation, Trusted, Patience, Silence, Away, AwayFrom, Renews, HelperYes, HelperHow, HelperAfter, AskerYes, AskerHow, AskerAfter,
    Minutes, Rejects, TakesPlace, TellsAfter,
}

/// <summary>
/// What chance decides, looked up by what it is about instead of drawn one after another: the same question about the same people has the same answer however often and in
/// whatever order it is asked. So two sets of rules see the same town, and what the one decides differently shifts nobody else's luck.
/// </summary>
internal readonly struct Luck(long seed)
{
    /// <returns>At least 0, below 1; as good as independent for different arguments.</returns>
    public double Of(Chance about, long one = 0, long other = 0) =>
        (Mixed(Mixed(Mixed(Mixed((ulong)seed) ^ (ulong)about) ^ (ulong)one) ^ (ulong)other) >> 11) * (1.0 / (1UL << 53));

    public bool Of(double chance, Chance about, long one = 0, long other = 0) => Of(about, one, other) < chance;

    /// <summary>A time that is as likely to end soon after long as at the beginning.</summary>
    public TimeSpan Lasting(TimeSpan onAverage, Chance about, long one = 0, long other = 0) => onAverage * -Math.Log(1 - Of(about, one, other));

    /// <summary>How many come, where so many come on average and each by themselves (Poisson; far from zero by its normal shape).</summary>
    public int Count(double onAverage, Chance about)
    {
        if (onAverage > 500)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - Of(about))) * Math.Cos(2 * Math.PI * Of(about, 1));
            return (int)Math.Round(onAverage + Math.Sqrt(onAverage) * normal);
        }

        var (count, limit) = (0, Math.Exp(-onAverage));
        for (var product = Of(about); product > limit; product *= Of(about, count)) count++;
        return count;
    }

    /// <summary>One of several, by their shares, which needn't sum up to one.</summary>
    public T Pick<T>(IReadOnlyList<(double Share, T What)> among, Chance about, long one = 0, long other = 0)
    {
        var left = Of(about, one, other) * among.Sum(each => each.Share);
        foreach (var (share, what) in among)
        {
            if ((left -= share) < 0) return what;
        }

        return among[^1].What;
    }

    /// <summary>The end of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014): every bit in sways every bit out.</summary>
    private static ulong Mixed(ulong x)
    {
        x += 0x9e3779b97f4a7c15;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return x ^ (x >> 31);
    }
}
