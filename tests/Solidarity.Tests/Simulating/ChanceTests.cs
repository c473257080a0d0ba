using Solidarity.Core.Posts;
using Solidarity.Core.Simulating;

namespace Solidarity.Tests.Simulating;

public class ChanceTests
{
    [Fact]
    public void Luck_AskedAgain_SaysTheSame_AndOfAnotherThingSomethingElse()
    {
        var luck = new Luck(7);
        Assert.Equal(luck.Of(Chance.HelperYes, 3, 4), luck.Of(Chance.HelperYes, 3, 4));
        double[] others = [luck.Of(Chance.HelperYes, 4, 3), luck.Of(Chance.AskerYes, 3, 4), luck.Of(Chance.HelperYes, 3, 5), new Luck(8).Of(Chance.HelperYes, 3, 4)];
        Assert.DoesNotContain(luck.Of(Chance.HelperYes, 3, 4), others);
        Assert.Equal(4, others.Distinct().Count());
    }

    [Fact]
    public void Luck_OverMany_IsSpreadEvenly()
    {
        var luck = new Luck(1);
        var tenths = Enumerable.Range(0, 100_000).CountBy(i => (int)(10 * luck.Of(Chance.Home, i))).ToDictionary();
        Assert.All(Enumerable.Range(0, 10), tenth => Assert.InRange(tenths[tenth], 9_600, 10_400));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(52)]
    [InlineData(2_000)]
    public void Count_OverMany_HasItsMeanAndItsSpread(double mean)
    {
        var counts = Enumerable.Range(0, 4_000).Select(seed => (double)new Luck(seed).Count(mean, Chance.Offers)).ToArray();
        var average = counts.Average();
        Assert.InRange(average, mean - 4 * Math.Sqrt(mean / counts.Length), mean + 4 * Math.Sqrt(mean / counts.Length));
        Assert.InRange(counts.Average(count => (count - average) * (count - average)) / mean, 0.9, 1.1);
    }

    [Fact]
    public void Town_IsAsLargeAsItsPeopleNeed_AndNobodyLivesElsewhere()
    {
        var homes = new Homes(Scenario.Vitry, 93_963, new Luck(1));
        var places = Enumerable.Range(0, 2_000).Select(i => homes.Of(i / 2_000.0)).ToArray();
        Assert.All(places, place => Assert.Equal("94081", place.Insee));
        Assert.InRange(places.Max(place => place.KilometresTo(places[0])!.Value), 3, 5);
        Assert.Equal("94", new Homes(Scenario.Vitry, 300_000, new Luck(1)).Of(0.99).Department);
        Assert.NotEqual("94081", new Homes(Scenario.Vitry, 300_000, new Luck(1)).Of(0.99).Insee);
    }

    [Fact]
    public void People_OfATown_AskMostlyAgain_AndHelpOnce()
    {
        var town = SimulateTown.Town(new SimulateTown.Request(Scenario.Vitry.Times(20), 50_000, 60, 1, 1, null, []), 0);
        var (needs, offers) = (town.Posts.OfType<Need>().ToArray(), town.Posts.OfType<Offer>().ToArray());
        Assert.InRange(needs.DistinctBy(need => need.PersonId).Count() / (double)needs.Length, 0.5, 0.7);
        Assert.Equal(offers.Length, offers.DistinctBy(offer => offer.PersonId).Count());
        Assert.Equal(Enumerable.Range(1, town.Posts.Count).Select(id => (long)id), town.Posts.Select(post => post.Id));
        Assert.All(town.Posts, post => Assert.InRange(post.PublishedAt, town.Start, town.End));
    }

    [Theory]
    [InlineData(8, 0, true)]
    [InlineData(7, 0, false)]
    [InlineData(9, 1, false)]
    [InlineData(14, 4, false)]
    [InlineData(15, 3, true)]
    public void Comparison_ByTheSignsOfTowns_TellsFromLuck(int more, int fewer, bool clear)
    {
        double[] differences = [.. Enumerable.Repeat(1.5, more), .. Enumerable.Repeat(-20.0, fewer), 0, 0, 0, 0, 0];
        Assert.Equal(clear, Comparison.IsClear(differences));
        Assert.Equal(clear, Comparison.IsClear(differences.Select(difference => -difference)));
    }

    [Fact]
    public void Quantile_IsOneOfTheValues()
    {
        Assert.Equal(2, Comparison.Quantile([3, 1, 2], 0.5));
        Assert.Equal(9, Comparison.Quantile(Enumerable.Range(1, 10).Select(i => (double)i), 0.9));
        Assert.Null(Comparison.Quantile([], 0.5));
    }

    [Fact]
    public void Gini_OfEqualCalls_IsNothing_AndOfOneAlone_NearOne()
    {
        Tally Of(params int[] calls) => new() { Days = [], Ways = [], Weeks = [], Calls = calls };
        Assert.Equal(0, Of(2, 2, 2, 2).Gini);
        Assert.Equal(0.75, Of(0, 0, 0, 5).Gini, 6);
        Assert.Equal(0, Of().Gini);
        Assert.Equal(0.5, Of(0, 3).NeverCalled);
    }
}
