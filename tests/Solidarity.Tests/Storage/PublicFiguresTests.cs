using Solidarity.Core.Storage;

namespace Solidarity.Tests.Storage;

/// <summary>What anybody may read of a town: nothing that could point at somebody.</summary>
public sealed class PublicFiguresTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private static Statistics Town(long needs, long introductions, params long[] byWeek) => new(
        needs, 40, needs, 40, 3, introductions, introductions, null, TimeSpan.FromHours(30),
        [new CategoryCount("shopping", needs - 2, 20), new CategoryCount("meals", 2, 20)])
    {
        ByWeek = [.. byWeek.Select((count, i) => new WeekCount(Monday.AddDays(7 * i), count, 0, 0))],
    };

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void BelowTenNeeds_NothingIsTold(long needs, bool nothing)
    {
        var figures = PublicFigures.Of(Town(needs, 20, 6, 6), people: 50);
        Assert.Equal(nothing, figures.Needs is null);
        Assert.Equal(nothing ? 0 : 2, figures.Weeks.Count);
        Assert.Equal(nothing, figures.MedianToIntroduction is null);
        Assert.Equal(50, figures.People);
    }

    [Fact]
    public void BelowTenOfAnything_ItIsNotTold()
    {
        var figures = PublicFigures.Of(Town(100, 9), people: 9);
        Assert.Null(figures.People);
        Assert.Null(figures.Introductions);
        Assert.Null(figures.Done);
        Assert.Null(figures.MedianToIntroduction);
    }

    /// <summary>Nor can a small one be reckoned from what is told: the next smallest is left out with it.</summary>
    [Fact]
    public void SmallPart_IsNotTold_NorFoundByReckoning()
    {
        var figures = PublicFigures.Of(Town(100, 20, 30, 2, 8, 60), people: 50);
        Assert.Equal([30, null, null, 60], figures.Weeks.Select(week => week.Needs));
        Assert.All(figures.Kinds, kind => Assert.Null(kind.Needs));
        Assert.All(figures.Kinds, kind => Assert.Equal(20, kind.Offers));
    }
}
