namespace Solidarity.Simulation;

public enum FaultKind
{
    /// <summary>429 with <see cref="Fault.RetryAfter"/>; nothing is done.</summary>
    TooMany,

    /// <summary>500 in the server's own form; nothing is done.</summary>
    ServerError,

    /// <summary>The connection ends before anything is done.</summary>
    DropBefore,

    /// <summary>It is done, but the caller never hears of it.</summary>
    DropAfter,

    /// <summary>502 with a page of HTML; nothing is done.</summary>
    Garbage,

    /// <summary>No answer until the caller gives up, or for <see cref="Fault.Length"/>; nothing is done.</summary>
    Hang,

    /// <summary>It is done, but no answer comes until the caller gives up, or for <see cref="Fault.Length"/>.</summary>
    HangAfter,

    /// <summary>400 for a reason of the server's own: this call will never do.</summary>
    Refuse,
}

/// <param name="Method">Which method it strikes; null means every one but getUpdates.</param>
/// <param name="Times">How often, before all is well again.</param>
/// <param name="Probability">How likely it strikes a call, from a seeded source.</param>
/// <param name="Length">How long a call hangs before its connection is cut; null means until the caller gives up.</param>
internal sealed record Fault(
    FaultKind Kind, string? Method = null, int Times = 1, int RetryAfter = 1, double Probability = 1, TimeSpan? Length = null);
