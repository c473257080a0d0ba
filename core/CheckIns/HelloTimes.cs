using Solidarity.Core.Posts;

namespace Solidarity.Core.CheckIns;

/// <summary>When a hello comes, and what follows where it stays without an answer.</summary>
public readonly record struct HelloPlan(DateTimeOffset AskedAt, DateTimeOffset RepeatedAt, DateTimeOffset BuddyAt, DateTimeOffset TeamAt);

/// <summary>Pure: moments of hellos and of the steps after them.</summary>
public static class HelloTimes
{
    /// <summary>A hello that couldn't be said so long after its hour is not said any more: the next one is.</summary>
    public static readonly TimeSpan TooLate = TimeSpan.FromHours(2);

    /// <summary>A step that nobody took so long after it was due: the program didn't run, and nobody could answer it either.</summary>
    public static readonly TimeSpan WasDown = TimeSpan.FromMinutes(15);

    /// <summary>The first hello after a moment: at its hour by the clock on the wall, whatever the time of the year.</summary>
    public static DateTimeOffset Next(Rhythm rhythm, DateTimeOffset after, TimeZoneInfo zone)
    {
        var next = WallClock.Next(new TimeOnly(rhythm.Hour, 0), after, zone);
        while (!rhythm.Days.Contains(WallClock.DayOf(next, zone).DayOfWeek)) next = WallClock.Next(new TimeOnly(rhythm.Hour, 0), next, zone);
        return next.ToUniversalTime();
    }

    /// <summary>When a step is due: nobody is woken for it.</summary>
    public static DateTimeOffset Due(DateTimeOffset from, TimeSpan after, Timings timings) => WakingHours.Next(from + after, timings.TimeZone);

    public static HelloPlan Plan(Rhythm rhythm, DateTimeOffset now, Timings timings)
    {
        var asked = Next(rhythm, now, timings.TimeZone);
        var repeated = Due(asked, timings.RepeatHelloAfter, timings);
        var buddy = Due(repeated, timings.AskBuddyAfter, timings);
        return new HelloPlan(asked, repeated, buddy, Due(buddy, timings.TellTeamAfter, timings));
    }
}
