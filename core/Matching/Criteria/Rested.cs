namespace Solidarity.Core.Matching.Criteria;

/// <summary>Who has just been introduced to somebody rests: all after a week, in proportion before.</summary>
public sealed record Rested(double Most) : Preference(Most)
{
    private const double WholeDays = 7;

    public override IReadOnlyList<string> Says { get; } = ["reason.not-introduced", "reason.rested", "reason.just-helped", "reason.just-introduced"];

    public override Reason? Judge(Pair pair, DateTimeOffset now)
    {
        if (pair.HelperLastHelped is not { } last) return Gives("reason.not-introduced", 1);
        var days = Math.Max(0, (now - last).TotalDays);
        return Gives(days >= WholeDays ? "reason.rested" : days >= 1 ? "reason.just-helped" : "reason.just-introduced", Math.Min(1, days / WholeDays), days < 1 ? null : Math.Floor(days));
    }
}
