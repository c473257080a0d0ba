using Solidarity.Core.Errands;
using Xunit;

namespace Solidarity.Tests.Errands;

public class ErrandReadingTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>Monday 23 November 2026, 10:00 in Paris.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("boulangerie 11h", "boulangerie", "23 11:00")]
    [InlineData("boulangerie 10h30", "boulangerie", "23 10:30")]
    [InlineData("boulangerie à 11 h", "boulangerie", "23 11:00")]
    [InlineData("boulangerie, à 11 h 45", "boulangerie", "23 11:45")]
    [InlineData("Je vais à la boulangerie à 11 heures", "à la boulangerie", "23 11:00")]
    [InlineData("marché 9h", "marché", "24 09:00")]
    [InlineData("marché demain 9h", "marché", "24 09:00")]
    [InlineData("demain matin marché vers 9h", "marché", "24 09:00")]
    [InlineData("pharmacie après-demain à 9:15", "pharmacie", "25 09:15")]
    [InlineData("pharmacie demain soir 7h", "pharmacie", "24 19:00")]
    [InlineData("pharmacie cet après-midi 3h", "pharmacie", "23 15:00")]
    [InlineData("boulangerie midi", "boulangerie", "23 12:00")]
    [InlineData("boulangerie à midi et demi", "boulangerie", "23 12:30")]
    [InlineData("boulangerie dix heures et demie", "boulangerie", "23 10:30")]
    [InlineData("boulangerie 13 heures moins le quart", "boulangerie", "23 12:45")]
    [InlineData("pharmacie onze heures moins le quart", "pharmacie", "23 10:45")]
    [InlineData("bakery at quarter past eleven", "bakery", "23 11:15")]
    [InlineData("bakery half past twelve", "bakery", "23 12:30")]
    [InlineData("bakery at quarter to one", "bakery", "23 12:45")]
    [InlineData("boulangerie dans une heure", "boulangerie", "23 11:00")]
    [InlineData("boulangerie dans 45 minutes", "boulangerie", "23 10:45")]
    [InlineData("boulangerie mardi 9h", "boulangerie", "24 09:00")]
    [InlineData("bakery 11am", "bakery", "23 11:00")]
    [InlineData("bakery at 3pm", "bakery", "23 15:00")]
    [InlineData("I'm going to the bakery at ten", "to the bakery", "24 10:00")]
    [InlineData("the bakery at 4", "the bakery", "23 16:00")]
    [InlineData("bakery tomorrow 9am", "bakery", "24 09:00")]
    [InlineData("bakery in half an hour", "bakery", "23 10:30")]
    [InlineData("chemist at noon", "chemist", "23 12:00")]
    [InlineData("12:15 a.m. bakery tomorrow", "bakery", "24 00:15")]
    public void Read_WhatAndHour_AreTakenApart(string typed, string what, string when)
    {
        var heard = ErrandReading.Read(typed);
        var understood = Assert.IsType<SpokenHour.Reading.Understood>(heard.Hour!.Resolve(Now, Paris));
        Assert.Equal((what, when), (heard.What, TimeZoneInfo.ConvertTime(understood.Moment, Paris).ToString("dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("boulangerie", "boulangerie")]
    [InlineData("acheter 2 haricots et 3 pommes", "acheter 2 haricots et 3 pommes")]
    [InlineData("", "")]
    [InlineData("supermarché du 8 mai", "supermarché du 8 mai")]
    public void Read_WithoutAnHour_LeavesItOpen(string typed, string what) => Assert.Equal(new ErrandReading.Heard(what, null), ErrandReading.Read(typed));

    [Theory]
    [InlineData("boulangerie demain", typeof(SpokenHour.Reading.NoHour))]
    [InlineData("boulangerie aujourd'hui 9h", typeof(SpokenHour.Reading.Past))]
    [InlineData("boulangerie ce matin 9h", typeof(SpokenHour.Reading.Past))]
    [InlineData("boulangerie jeudi 9h", typeof(SpokenHour.Reading.TooFar))]
    [InlineData("boulangerie dans 99 heures", typeof(SpokenHour.Reading.TooFar))]
    public void Resolve_WhatCantBe_IsNamed(string typed, Type reading) => Assert.IsType(reading, ErrandReading.Read(typed).Hour!.Resolve(Now, Paris));

    [Fact]
    public void Resolve_AnHourThatTheClockSkips_IsMadeUpFor()
    {
        var before = new DateTimeOffset(2027, 3, 27, 12, 0, 0, TimeSpan.Zero);
        var understood = Assert.IsType<SpokenHour.Reading.Understood>(ErrandReading.Read("boulangerie demain 2h30").Hour!.Resolve(before, Paris));
        Assert.Equal(new DateTimeOffset(2027, 3, 28, 1, 30, 0, TimeSpan.Zero), understood.Moment);
    }

    [Fact]
    public void Read_MuchTooLong_IsCut()
    {
        var heard = ErrandReading.Read(new string('x', 5000) + " 10h");
        Assert.InRange(heard.What.Length, 1, Errand.LongestWhat);
    }
}
