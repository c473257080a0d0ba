using Solidarity.Core.Storage;

namespace Solidarity.Tests.Storage;

/// <summary>What anybody may read of a town: nothing that could point at somebody, neither by itself nor beside other figures.</summary>
public sealed class PublicFiguresTests
{
    private static readonly DateOnly Sunday = new(2026, 11, 22);

    private static PublicCounts Town(long needs, long offers, long introductions, (string Kind, long Needs, long Offers)[] kinds, (string Insee, long Needs, long Introductions)[] areas, params long[] weeks) => new(
        Sunday, 57, needs, offers, introductions, introductions, TimeSpan.FromHours(30),
        [.. weeks.Select((count, i) => new WeekCount(Sunday.AddDays(1 + 7 * (i - weeks.Length)), count, 0, 7))],
        [.. kinds.Select(one => new CategoryCount(one.Kind, one.Needs, one.Offers))],
        [.. areas.Select(one => new PublicCounts.Area(one.Insee, one.Needs, one.Introductions))]);

    private static PublicCounts Usual(long childcare = 0, long ivry = 19, long introductions = 23) => Town(
        88 + childcare, 40, introductions, [("shopping", 61, 40), ("meals", 27, 0), ("childcare", childcare, 0)],
        [("94081", 69, 16), ("94041", ivry, 7), ("94078", childcare, 0)], 30, 2, 8 + childcare, 40);

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void BelowTenNeeds_NothingIsTold(long needs, bool nothing)
    {
        var figures = PublicFigures.Of(Town(needs, 40, 20, [("shopping", needs, 40)], [("94081", needs, 20)], 0, needs));
        Assert.Equal(nothing, figures.Needs is null);
        Assert.Equal(nothing ? 0 : 2, figures.Weeks.Count);
        Assert.Equal(nothing, figures.MedianToIntroduction is null);
        Assert.Equal(nothing ? null : 50L, figures.People);
    }

    /// <summary>One more, of whom a neighbour has heard: the figures before and after are the same to the letter.</summary>
    [Fact]
    public void OneMore_MovesNothing_AndNobodyAppears()
    {
        var before = PublicFigures.Of(Usual());
        for (var childcare = 0; childcare <= 1; childcare++)
        {
            var figures = PublicFigures.Of(Usual(childcare));
            Assert.Equal((before.People, before.Needs, before.Offers, before.Introductions, before.Done), (figures.People, figures.Needs, figures.Offers, figures.Introductions, figures.Done));
            Assert.Equal(before.Weeks, figures.Weeks);
            Assert.Equal(before.Kinds, figures.Kinds);
            Assert.Equal(before.Areas, figures.Areas);
        }

        Assert.Equal((50, 80, 40, 20), (before.People, before.Needs, before.Offers, before.Introductions));
        Assert.Equal([30, null, 5, 40], before.Weeks.Select(week => week.Needs));
        Assert.Equal([new("shopping", 60, 40), new("meals", 25, null)], before.Kinds);
        Assert.Equal([new("94081", 65, 15), new("94041", 15, 5)], before.Areas);
    }

    [Fact]
    public void WhatIsBelowTenInAll_IsToldInNoPartEither()
    {
        var figures = PublicFigures.Of(Usual(introductions: 9));
        Assert.Null(figures.Introductions);
        Assert.Null(figures.Done);
        Assert.Null(figures.MedianToIntroduction);
        Assert.All(figures.Weeks, week => Assert.Null(week.Introductions));
        Assert.All(figures.Areas, area => Assert.Null(area.Introductions));
        var few = PublicFigures.Of(Town(88, 9, 23, [("shopping", 88, 9)], [], 88));
        Assert.Null(few.Offers);
        Assert.All(few.Kinds, kind => Assert.Null(kind.Offers));
    }

    /// <summary>What comes first among equals would tell who is ahead.</summary>
    [Fact]
    public void Order_TellsNoMoreThanTheNumbers()
    {
        var figures = PublicFigures.Of(Town(40, 0, 0, [("meals", 15, 0), ("shopping", 19, 0), ("pets", 6, 0)], [("94081", 21, 0), ("94041", 24, 0)], 40));
        Assert.Equal(["meals", "shopping", "pets"], figures.Kinds.Select(kind => kind.Category));
        Assert.Equal(["94041", "94081"], figures.Areas.Select(area => area.Insee));
    }

    [Theory]
    [InlineData(0.4, 6)]
    [InlineData(7, 12)]
    [InlineData(24, 24)]
    [InlineData(25, 48)]
    public void Median_IsRoundedUp(double hours, double told) =>
        Assert.Equal(TimeSpan.FromHours(told), PublicFigures.Of(Usual() with { MedianToIntroduction = TimeSpan.FromHours(hours) }).MedianToIntroduction);

    /// <summary>All small towns of three and of four kinds: whatever is told, each number that isn't may be none.</summary>
    [Theory]
    [InlineData(3, 24)]
    [InlineData(4, 14)]
    public void NumberThatIsNotTold_CannotBeReckoned(int parts, int most)
    {
        var seen = new Dictionary<string, bool[]>();
        var size = most + 1;
        for (var code = 0; code < Math.Pow(size, parts); code++)
        {
            var counts = Enumerable.Range(0, parts).Select(i => (long)(code / (int)Math.Pow(size, i) % size)).ToArray();
            var told = PublicFigures.Of(Town(counts.Sum(), 0, 0, [.. counts.Select((count, i) => ($"k{i}", count, 0L))], [], 0, 0));
            if (told.Needs is null) continue;
            var key = $"{told.Needs}:{string.Join(',', counts.Select((_, i) => told.Kinds.FirstOrDefault(kind => kind.Category == $"k{i}")?.Needs))}";
            var none = seen.TryGetValue(key, out var known) ? known : seen[key] = new bool[parts];
            for (var i = 0; i < parts; i++) none[i] |= counts[i] == 0;
        }

        Assert.NotEmpty(seen);
        foreach (var (key, none) in seen)
        {
            var cells = key.Split(':')[1].Split(',');
            for (var i = 0; i < parts; i++) Assert.True(cells[i].Length > 0 || none[i], key);
        }
    }
}
