using Solidarity.Core.Groups;

namespace Solidarity.Tests.Groups;

/// <summary>A day and a month, however they are written; never a year.</summary>
public sealed class YearDayTests
{
    [Theory]
    [InlineData("14 mars", 3, 14)]
    [InlineData("le 14 Mars 1946", 3, 14)]
    [InlineData("14/3", 3, 14)]
    [InlineData("14.03.1946", 3, 14)]
    [InlineData("1946-03-14", 3, 14)]
    [InlineData("March 14th", 3, 14)]
    [InlineData("14 march", 3, 14)]
    [InlineData("1er janvier", 1, 1)]
    [InlineData("premier août", 8, 1)]
    [InlineData("31 juillet", 7, 31)]
    [InlineData("2 févr.", 2, 2)]
    [InlineData("29 février", 2, 29)]
    public void Read_OfADay_IsThatDay(string typed, int month, int day) => Assert.Equal(new YearDay(month, day), YearDay.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("bientôt")]
    [InlineData("mars")]
    [InlineData("14")]
    [InlineData("31 avril")]
    [InlineData("30/2")]
    [InlineData("3/14")]
    [InlineData("0 mars")]
    public void Read_OfNoDay_IsNothing(string typed) => Assert.Null(YearDay.Read(typed));

    [Fact]
    public void IsOn_TheLeapDay_IsThe28thInOtherYears()
    {
        var leap = new YearDay(2, 29);
        Assert.True(leap.IsOn(new DateOnly(2027, 2, 28)));
        Assert.False(leap.IsOn(new DateOnly(2027, 3, 1)));
        Assert.True(leap.IsOn(new DateOnly(2028, 2, 29)));
        Assert.False(leap.IsOn(new DateOnly(2028, 2, 28)));
    }

    [Theory]
    [InlineData(21, 8, 9)]
    [InlineData(22, 10, 10)]
    [InlineData(0, 0, 9)]
    public void SaidAt_IsNineOrTheEndOfTheQuietHours(int from, int until, int at) =>
        Assert.Equal(new TimeOnly(at, 0), Birthday.SaidAt(new QuietHours(new TimeOnly(from, 0), new TimeOnly(until, 0))));
}
