namespace Solidarity.Core.Matching.Criteria;

/// <summary>The two have been put together before, and it took place: once is enough for all the points.</summary>
public sealed record WentWell(double Most) : Preference(Most, "reason.not-met")
{
    public override IReadOnlyList<string> Says { get; } = ["reason.went-well"];

    public override Reason? Judge(Pair pair, DateTimeOffset now) => pair.DoneTogether == 0 ? null : Gives("reason.went-well", 1, pair.DoneTogether);
}
