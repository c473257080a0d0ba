using Solidarity.Bot.Jobs;
using Solidarity.Core;
using Solidarity.Core.Moderation;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Core;

public class HoursTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData("2026-11-23T06:59:00Z", false)]
    [InlineData("2026-11-23T07:00:00Z", true)]
    [InlineData("2026-11-23T19:59:00Z", true)]
    [InlineData("2026-11-23T20:00:00Z", false)]
    [InlineData("2026-07-06T06:00:00Z", true)]
    public void Waking_IsBetweenEightAndTwentyOneHere(string at, bool waking) => Assert.Equal(waking, WakingHours.AreNow(DateTimeOffset.Parse(at), Paris));

    [Theory]
    [InlineData("2026-11-23T12:00:00Z", "2026-11-23T12:00:00Z")]
    [InlineData("2026-11-23T20:00:00Z", "2026-11-24T07:00:00Z")]
    [InlineData("2026-11-24T02:00:00Z", "2026-11-24T07:00:00Z")]
    [InlineData("2026-10-24T20:00:00Z", "2026-10-25T07:00:00Z")]
    public void NextWaking_IsTheMomentItself_OrTheMorningAfter(string at, string then) =>
        Assert.Equal(DateTimeOffset.Parse(then), WakingHours.Next(DateTimeOffset.Parse(at), Paris));

    [Theory]
    [InlineData("2026-11-23T08:29:00Z", false)]
    [InlineData("2026-11-23T08:30:00Z", true)]
    [InlineData("2026-11-23T11:30:00Z", false)]
    [InlineData("2026-11-23T12:30:00Z", true)]
    [InlineData("2026-11-23T16:30:00Z", false)]
    [InlineData("2026-11-21T09:00:00Z", false)]
    public void Opening_IsOnWeekdaysInOfficeHours(string at, bool open) => Assert.Equal(open, OpeningHours.OfAnOffice.AreOpen(DateTimeOffset.Parse(at), Paris));

    [Theory]
    [InlineData("2026-11-28T09:30:00Z", true)]
    [InlineData("2026-11-27T09:30:00Z", false)]
    [InlineData("2026-11-23T09:30:00Z", true)]
    [InlineData("2026-11-30T09:30:00Z", false)]
    [InlineData("2026-12-25T09:30:00Z", false)]
    [InlineData("2027-11-29T09:30:00Z", true)]
    public void Opening_AsATownSetsIt_KnowsItsDaysAndHolidays(string at, bool open) =>
        Assert.Equal(open, OpeningHours.Parse("Mon-Wed 09:00-12:00; Sat 10:00-12:00", "2026-11-30, 12-25")!.AreOpen(DateTimeOffset.Parse(at), Paris));

    [Theory]
    [InlineData("", "")]
    [InlineData("Mon", "")]
    [InlineData("Lun 09:00-12:00", "")]
    [InlineData("Fri-Mon 09:00-12:00", "")]
    [InlineData("Mon 12:00-09:00", "")]
    [InlineData("Mon 09:00", "")]
    [InlineData("Mon-Tue-Wed 09:00-12:00", "")]
    [InlineData("Mon 09:00-12:00", "25.12.2026")]
    [InlineData("Mon 09:00-12:00", "2026-02-30")]
    public void Opening_ThatCannotBeRead_IsNone(string hours, string holidays) => Assert.Null(OpeningHours.Parse(hours, holidays));

    [Fact]
    public async Task Reminders_AtNight_WaitForTheMorning()
    {
        var (town, mona, _, bob) = await Stories.Proposed();
        await using var _t = town;
        await mona.Press("Approuver");
        await town.WaitAsync(TimeSpan.FromHours(13));
        Assert.DoesNotContain("rappel", bob.Last.Text, StringComparison.Ordinal);
        await town.WaitAsync(TimeSpan.FromHours(10));
        Assert.Contains("rappel", bob.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moderators_WhenNothingIsDecided_AreRemindedOnceInOpeningHours()
    {
        var (town, mona, _, _) = await Stories.Proposed();
        await using var _t = town;
        var before = mona.Everything.Length;
        await town.WaitAsync(TimeSpan.FromHours(1));
        Assert.Equal(before, mona.Everything.Length);
        await town.WaitAsync(TimeSpan.FromHours(4));
        Assert.True(mona.Everything.Length > before);
        var reminded = mona.Everything.Length;
        await town.SweepAsync();
        Assert.Equal(reminded, mona.Everything.Length);
    }
}
