namespace Solidarity.Core.Moderation;

/// <summary>What waits for the team: proposals to decide, needs that nobody was found for, introductions that nobody speaks of.</summary>
public enum QueueKind { Proposed, Alone, Silent }

public readonly record struct QueueCounts(int Proposed, int Alone, int Silent)
{
    public int Of(QueueKind kind) => kind switch { QueueKind.Proposed => Proposed, QueueKind.Alone => Alone, _ => Silent };

    public int All => Proposed + Alone + Silent;
}

/// <param name="Insee">The commune's code.</param>
/// <param name="Waiting">How many proposals wait there.</param>
public sealed record QueueTown(string Insee, int Waiting);
