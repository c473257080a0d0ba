namespace Solidarity.Core.Groups;

/// <summary>What those who administer a group have to say to it.</summary>
/// <param name="Words">As written; empty once it was taken back.</param>
/// <param name="SaidAt">Null while it waits for the hours of the group.</param>
public sealed record Bulletin(long Id, long GroupId, long AuthorId, string Words, DateTimeOffset At, DateTimeOffset? SaidAt, bool TakenBack)
{
    public const int LongestWords = 300;

    /// <summary>So many a day in one group.</summary>
    public const int MostADay = 5;

    /// <summary>So many stand in the digest, the newest first.</summary>
    public const int MostInDigest = 3;

    /// <summary>How long the digest repeats it; after that nothing is kept of it.</summary>
    public static readonly TimeSpan StandsFor = TimeSpan.FromDays(7);

    /// <summary>Whoever was not told by then is not told any more.</summary>
    public static readonly TimeSpan WaitsFor = TimeSpan.FromDays(1);
}
