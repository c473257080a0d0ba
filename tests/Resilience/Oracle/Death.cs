namespace Solidarity.Resilience.Oracle;

/// <summary>Processes were killed.</summary>
/// <param name="Lives">Which lives are over.</param>
/// <param name="OthersWentOn">Whether one that lived on could take over before the database had let go of the dead.</param>
internal sealed record Death(IReadOnlySet<string> Lives, DateTimeOffset At, bool OthersWentOn)
{
    /// <summary>A mark that was made so long before the end may have been committed after it.</summary>
    private static readonly TimeSpan LongestCommit = TimeSpan.FromSeconds(1);

    public bool Overtook(Engines.Mark mark) =>
        OthersWentOn && Lives.Contains(mark.Life) && mark.At >= (At - LongestCommit).ToUnixTimeMilliseconds();
}
