namespace Solidarity.Core.Matching.Criteria;

/// <summary>Everybody's turn comes: all for a helper who was never introduced, less with each introduction of the last months.</summary>
public sealed record FairTurn(double Most) : Preference(Most)
{
    /// <summary>Introductions longer ago don't count.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromDays(90);

    /// <summary>Of a helper who was called before, if not lately.</summary>
    private const double CalledBefore = 0.8;

    public override IReadOnlyList<string> Says { get; } = ["reason.never-called", "reason.not-called-lately", "reason.called"];

    public override Reason? Judge(Pair pair, DateTimeOffset now) => pair switch
    {
        { HelperLastHelped: null } => Gives("reason.never-called", 1),
        { HelperCalls: 0 } => Gives("reason.not-called-lately", CalledBefore),
        _ => Gives("reason.called", CalledBefore / (1 + pair.HelperCalls), pair.HelperCalls),
    };
}
