namespace Solidarity.Core.Moderation;

public enum AnnouncementState { Waiting, Confirmed, Sent, Refused, Lapsed, Stopped }

/// <summary>What the team has to say to everybody of an area. Nothing is sent before a second of the team has agreed.</summary>
/// <param name="Communes">INSEE codes; none: everybody.</param>
/// <param name="DecidedBy">Who agreed or said no; null while it waits, or where the clock ended it.</param>
/// <param name="LastPerson">How far it has been sent: to everybody up to this person's id.</param>
/// <param name="Reached">To how many.</param>
public sealed record Announcement(
    long Id,
    long AuthorId,
    IReadOnlyList<string> Communes,
    string Words,
    DateTimeOffset WrittenAt,
    AnnouncementState State,
    long? DecidedBy,
    DateTimeOffset? DecidedAt,
    long LastPerson,
    int Reached)
{
    /// <summary>Who took it back; null also where the clock did.</summary>
    public long? StoppedBy { get; init; }

    /// <summary>Can still be taken back.</summary>
    public bool IsUnderWay => State is AnnouncementState.Waiting or AnnouncementState.Confirmed;

    public const int LongestWords = 800;

    /// <summary>So many a day reach nobody who would rather hear nothing at all.</summary>
    public const int MostADay = 2;

    /// <summary>How long it waits for the second yes, and after how long it would come too late.</summary>
    public static readonly TimeSpan WaitsFor = TimeSpan.FromDays(2), IsNewsFor = TimeSpan.FromDays(3);

    /// <summary>For so long whoever was taken into the team is nobody's second yes: several accounts of one person are one.</summary>
    public static readonly TimeSpan NewFor = TimeSpan.FromDays(1);

    public string Reference => "A" + Id;

    public DateTimeOffset LapsesAt => WrittenAt + WaitsFor;
}
