using Solidarity.Core;
using Solidarity.Core.CheckIns;
using Solidarity.Core.Posts;

namespace Solidarity.Tests.CheckIns;

/// <summary>When hellos come, and the steps after them: pure.</summary>
public sealed class HelloTimesTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    private static readonly Timings Timings = new(default, default, default, default, default, default, Paris);

    private static DateTimeOffset At(string local)
    {
        var time = DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, Paris.GetUtcOffset(time));
    }

    /// <summary>2026-11-23 is a Monday.</summary>
    [Theory]
    [InlineData(Days.All, 9, "2026-11-23 08:59", "2026-11-23 09:00")]
    [InlineData(Days.All, 9, "2026-11-23 09:00", "2026-11-24 09:00")]
    [InlineData(Days.Monday, 9, "2026-11-23 09:00", "2026-11-30 09:00")]
    [InlineData(Days.Monday | Days.Friday, 19, "2026-11-23 20:00", "2026-11-27 19:00")]
    [InlineData(Days.Sunday, 8, "2026-12-31 12:00", "2027-01-03 08:00")]
    [InlineData(Days.All, 8, "2026-11-23 23:59", "2026-11-24 08:00")]
    public void Next_OfARhythm_IsItsFirstHourAfter(Days days, int hour, string after, string next) =>
        Assert.Equal(At(next), HelloTimes.Next(new Rhythm(days, hour), At(after), Paris));

    /// <summary>The clocks go forward on 28 March 2027 and back on 31 October 2027: the hour on the wall is the same, the time between is not.</summary>
    [Theory]
    [InlineData("2027-03-27 09:00", "2027-03-28 09:00", 23)]
    [InlineData("2027-10-30 09:00", "2027-10-31 09:00", 25)]
    public void Next_OverTheChangeOfClocks_KeepsTheHourOnTheWall(string before, string next, int hours)
    {
        var at = HelloTimes.Next(new Rhythm(Days.All, 9), At(before), Paris);
        Assert.Equal((At(next), TimeSpan.FromHours(hours)), (at, at - At(before)));
    }

    [Theory]
    [InlineData(9, "2026-11-24 11:00", "2026-11-24 13:00", "2026-11-24 15:00")]
    [InlineData(16, "2026-11-24 18:00", "2026-11-24 20:00", "2026-11-25 08:00")]
    [InlineData(19, "2026-11-25 08:00", "2026-11-25 10:00", "2026-11-25 12:00")]
    public void Plan_OfAHello_WakesNobody(int hour, string repeated, string buddy, string team)
    {
        var plan = HelloTimes.Plan(new Rhythm(Days.All, hour), At("2026-11-23 20:00"), Timings);
        Assert.Equal((At(repeated), At(buddy), At(team)), (plan.RepeatedAt, plan.BuddyAt, plan.TeamAt));
    }

    [Theory]
    [InlineData(Days.None, 9)]
    [InlineData((Days)128, 9)]
    [InlineData(Days.Monday, 7)]
    [InlineData(Days.Monday, 20)]
    public void Rhythm_ThatNoButtonOffers_IsNone(Days days, int hour) => Assert.False(new Rhythm(days, hour).IsPossible);

    [Theory]
    [InlineData(RoundState.Asked, RoundTrigger.Hear, RoundState.Answered)]
    [InlineData(RoundState.WithTeam, RoundTrigger.Hear, RoundState.Answered)]
    [InlineData(RoundState.Reached, RoundTrigger.Hear, RoundState.Answered)]
    [InlineData(RoundState.Wished, RoundTrigger.Hear, null)]
    [InlineData(RoundState.Wished, RoundTrigger.End, null)]
    [InlineData(RoundState.Asked, RoundTrigger.TellTeam, null)]
    [InlineData(RoundState.Answered, RoundTrigger.Reach, null)]
    [InlineData(RoundState.Ended, RoundTrigger.Hear, null)]
    public void Round_OnATrigger_MovesOrRefuses(RoundState from, RoundTrigger on, RoundState? to)
    {
        var moved = new CheckInRound(1, 1, from, At("2026-11-23 09:00"), At("2026-11-23 11:00"), 1).After(on);
        Assert.Equal(to, moved?.State);
        Assert.Null(moved?.DueAt);
    }
}
