namespace Solidarity.Resilience.Engines;

/// <summary>What stood in the database at one moment, whoever was at work then.</summary>
/// <param name="Promised">What turns promised since the reading before.</param>
/// <param name="Marked">What was marked as sent, or taken out for another reason, since the reading before.</param>
/// <param name="Unmarked">What waits to be sent.</param>
internal sealed record Reading(IReadOnlyList<(string Chat, string Payload)> Promised, IReadOnlyList<Mark> Marked, IReadOnlyList<(string Chat, string Payload)> Unmarked);

/// <summary>A message left the outbox.</summary>
/// <param name="Life">Which life of which process took it out.</param>
/// <param name="At">When, in milliseconds: before its commit.</param>
/// <param name="Until">From when on, in milliseconds, it had lost its sense; zero: never.</param>
internal sealed record Mark(string Chat, string Payload, string Life, long At, long Until)
{
    /// <summary>Whether it may have been dropped instead of sent.</summary>
    public bool Lapsed => Until > 0 && Until <= At;
}
