namespace Solidarity.Core.Moderation;

/// <summary>
/// What waits for the team: proposals to decide, needs that nobody was found for, introductions that nobody speaks of, posts to be looked at,
/// what people report, answers to warnings and suspensions, announcements that wait for a second yes, and people of whom nobody has heard. Buttons that hang in chats carry the number: new ones come last.
/// </summary>
public enum QueueKind { Proposed = 0, Alone = 1, Silent = 2, Held = 3, Reported = 4, Appealed = 5, Announced = 6, Alerted = 7 }

/// <param name="ByKind">In the order of <see cref="QueueKind"/>.</param>
public readonly record struct QueueCounts(IReadOnlyList<int> ByKind)
{
    public int Of(QueueKind kind) => ByKind[(int)kind];

    public int All => ByKind.Sum();
}

/// <param name="Insee">The commune's code.</param>
/// <param name="Waiting">How many proposals wait there.</param>
public sealed record QueueTown(string Insee, int Waiting);
