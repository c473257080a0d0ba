using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching.Criteria;

/// <summary>By the hours in which both could: so many that a time is found easily give all.</summary>
public sealed record SharedTimes(double Most) : Preference(Most)
{
    /// <summary>A day and a bit: with more hours in common an hour is not found more easily.</summary>
    private const double Enough = 16;

    public override IReadOnlyList<string> Says { get; } = ["reason.all-times", "reason.some-times"];

    public override Reason? Judge(Pair pair, DateTimeOffset now)
    {
        var wanted = WeeklyTimes.For(pair.Need.When);
        var shared = wanted.Overlap(pair.Offer.Times);
        if (shared == wanted) return Gives("reason.all-times", 1);
        return Gives("reason.some-times", Math.Min(1, shared.Hours / Math.Min(wanted.Hours, Enough)), shared.Hours);
    }
}
