namespace Solidarity.Core.Matching.Criteria;

/// <summary>Who has waited longest goes first: all after two weeks, nothing on the first day.</summary>
public sealed record Waiting(double Most) : Preference(Most, "reason.recent")
{
    private const double LongestDays = 14;

    public override IReadOnlyList<string> Says { get; } = ["reason.waiting"];

    public override Reason? Judge(Pair pair, DateTimeOffset now)
    {
        var days = pair.Need.WaitedBy(now).TotalDays;
        return days < 1 ? null : Gives("reason.waiting", Math.Min(1, days / LongestDays), Math.Floor(days));
    }
}
