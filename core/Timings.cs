namespace Solidarity.Core;

/// <summary>How long things take, from the settings.</summary>
public sealed record Timings(
    TimeSpan FirstFollowUpAfter,
    TimeSpan NextFollowUpAfter,
    TimeSpan RemindConsentAfter,
    TimeSpan TimeOutConsentAfter,
    TimeSpan PostsLiveFor,
    TimeSpan RemindModeratorsAfter,
    TimeZoneInfo TimeZone)
{
    /// <summary>How long an approval is held back before the helper is asked, so that it can still be taken back.</summary>
    public TimeSpan AskHelperAfter { get; init; }

    /// <summary>By when another moderator decides about what a warned or suspended person answered.</summary>
    public TimeSpan DecideAppealsWithin { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Where a hello stays without an answer: how long until it is said once more, until whoever was named hears of it, until the team does.</summary>
    public TimeSpan RepeatHelloAfter { get; init; } = TimeSpan.FromHours(2);

    public TimeSpan AskBuddyAfter { get; init; } = TimeSpan.FromHours(2);

    public TimeSpan TellTeamAfter { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How often all of the team hear of somebody whom nobody has seen to.</summary>
    public TimeSpan TellTeamAgainAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A need that nobody has been found for after this long is shown to the moderators.</summary>
    public static readonly TimeSpan NeedWaitsTooLong = TimeSpan.FromDays(1);

    /// <summary>After so long without anybody who can each week its person is asked whether date by date would do.</summary>
    public static readonly TimeSpan SuggestByDateAfter = TimeSpan.FromDays(3);

    /// <summary>How long before the end of a post its person is told, and how long after it the post can be renewed.</summary>
    public static readonly TimeSpan WarnBeforeExpiry = TimeSpan.FromDays(3), RenewableAfterExpiry = TimeSpan.FromDays(30);

    /// <summary>After this many questions without an answer an introduction is left to the moderators as silent.</summary>
    public const int MostFollowUps = 3;

    public DateOnly DayOf(DateTimeOffset at) => WallClock.DayOf(at, TimeZone);

    /// <summary>The last day that something with this end still belongs to: what ends at midnight ends with the day before.</summary>
    public DateOnly LastDayBefore(DateTimeOffset end) => DayOf(end.AddTicks(-1));

    /// <summary>The first moment of a day here.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, TimeZone.GetUtcOffset(midnight));
    }
}
