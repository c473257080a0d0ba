using Solidarity.Core.Posts;

namespace Solidarity.Tests.Posts;

public class WhenTests
{
    /// <summary>A Tuesday.</summary>
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("asap")]
    [InlineData("on:2026-11-24")]
    [InlineData("on:1999-01-01")]
    [InlineData("weekend:2026-11-28")]
    [InlineData("weekly:1,6")]
    [InlineData("weekly:7")]
    [InlineData("weekly:1,6:dates")]
    [InlineData("weekly:1,2,3,4,5,6,7")]
    public void Parse_WhatWasWritten_ComesBackEqual(string written)
    {
        var when = When.Parse(written);
        Assert.Equal(written, when.Write());
        Assert.Equal(when, When.Parse(when.Write()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("ASAP")]
    [InlineData("on:")]
    [InlineData("on:2026-02-31")]
    [InlineData("on:24/11/2026")]
    [InlineData("on:2026-11-24:x")]
    [InlineData("weekend:2026-11-29")]
    [InlineData("weekly:")]
    [InlineData("weekly:0")]
    [InlineData("weekly:1:date")]
    [InlineData("weekly::dates")]
    [InlineData("weekly:8")]
    [InlineData("weekly:1,,2")]
    [InlineData("weekly:１")]
    public void TryParse_AnythingElse_IsRefused(string? written)
    {
        Assert.False(When.TryParse(written, out _));
        Assert.Throws<FormatException>(() => When.Parse(written!));
    }

    [Fact]
    public void When_MadeFromToday_HoldsConcreteDates()
    {
        Assert.Equal("on:2026-11-24", When.Today(Today).Write());
        Assert.Equal("on:2026-11-25", When.Tomorrow(Today).Write());
        Assert.Equal("weekend:2026-11-28", When.ThisWeekend(Today).Write());
    }

    [Theory]
    [InlineData(28)]
    [InlineData(29)]
    public void ThisWeekend_OnAWeekend_IsTheOneThatHasBegun(int day) =>
        Assert.Equal("weekend:2026-11-28", When.ThisWeekend(new DateOnly(2026, 11, day)).Write());

    [Fact]
    public void When_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => When.OnDate(Today.AddDays(-1), Today));
        Assert.Throws<ArgumentOutOfRangeException>(() => When.OnDate(Today.AddDays(366), Today));
        Assert.Throws<ArgumentException>(() => When.OnWeekend(Today, Today));
        Assert.Throws<ArgumentOutOfRangeException>(() => When.OnWeekend(new DateOnly(2026, 11, 21), Today));
        Assert.Throws<ArgumentException>(() => When.Weekly(Days.None));
        Assert.Throws<ArgumentException>(() => When.Weekly((Days)128));
        Assert.Throws<ArgumentException>(() => When.Weekly((Days)(-1)));
    }

    [Fact]
    public void OnDate_FirstAndLastDay_AreAccepted()
    {
        Assert.Equal(Today, When.OnDate(Today, Today).Date);
        Assert.Equal(Today.AddDays(365), When.OnDate(Today.AddDays(365), Today).Date);
        Assert.Equal("weekend:2026-11-28", When.OnWeekend(new DateOnly(2026, 11, 28), new DateOnly(2026, 11, 29)).Write());
    }

    [Theory]
    [InlineData("asap", false)]
    [InlineData("weekly:1", false)]
    [InlineData("on:2026-11-24", false)]
    [InlineData("on:2026-11-23", true)]
    [InlineData("weekend:2026-11-28", false)]
    [InlineData("weekend:2026-11-21", true)]
    public void IsOver_OnThatDay_TellsWhetherNothingIsLeft(string written, bool over) =>
        Assert.Equal(over, When.Parse(written).IsOver(Today));

    [Fact]
    public void IsOver_OnItsSunday_IsNot() => Assert.False(When.Parse("weekend:2026-11-28").IsOver(new DateOnly(2026, 11, 29)));

    [Theory]
    [InlineData("asap", 21)]
    [InlineData("on:2026-11-24", 3)]
    [InlineData("weekend:2026-11-28", 6)]
    [InlineData("weekly:1,6", 6)]
    public void WeeklyTimes_ForANeed_AreItsDaysWhole(string written, int count) =>
        Assert.Equal(count, WeeklyTimes.For(When.Parse(written)).Count);

    [Fact]
    public void WeeklyTimes_ForADate_AreThatWeekday()
    {
        var times = WeeklyTimes.For(When.OnDate(Today, Today));
        Assert.True(times.Has(DayOfWeek.Tuesday, DayPart.Morning) && times.Has(DayOfWeek.Tuesday, DayPart.Evening));
        Assert.True(times.Overlap(WeeklyTimes.Weekends).IsEmpty);
    }

    [Fact]
    public void WeeklyTimes_ToggledTwice_AreAsBefore()
    {
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            foreach (var part in Enum.GetValues<DayPart>())
            {
                var once = WeeklyTimes.Evenings.Toggle(day, part);
                Assert.NotEqual(WeeklyTimes.Evenings.Has(day, part), once.Has(day, part));
                Assert.Equal(WeeklyTimes.Evenings, once.Toggle(day, part));
                Assert.Equal(once, WeeklyTimes.FromBits(once.Bits));
            }
        }
    }

    [Fact]
    public void WeeklyTimes_Constants_HaveTheirSlots()
    {
        Assert.Equal((21, 7, 6, 0), (WeeklyTimes.Any.Count, WeeklyTimes.Evenings.Count, WeeklyTimes.Weekends.Count, WeeklyTimes.None.Count));
        Assert.Equal(2, WeeklyTimes.Evenings.Overlap(WeeklyTimes.Weekends).Count);
        Assert.Equal(11, WeeklyTimes.Evenings.With(WeeklyTimes.Weekends).Count);
        Assert.Equal(15, WeeklyTimes.Any.Without(WeeklyTimes.Weekends).Count);
        Assert.Equal(1, WeeklyTimes.None.With(DayOfWeek.Monday, DayPart.Morning).Bits);
        Assert.Equal(1 << 20, WeeklyTimes.None.With(DayOfWeek.Sunday, DayPart.Evening).Bits);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1 << 21)]
    public void WeeklyTimes_BitsBeyondTheWeek_AreRefused(int bits) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WeeklyTimes.FromBits(bits));

    [Fact]
    public void WeeklyTimes_NoSuchDayOrPart_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WeeklyTimes.None.Toggle((DayOfWeek)7, DayPart.Morning));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeeklyTimes.None.With(DayOfWeek.Monday, (DayPart)3));
    }
}
