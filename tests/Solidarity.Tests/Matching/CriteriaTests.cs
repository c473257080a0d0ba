using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Criteria;
using Solidarity.Core.Matching.Words;
using Solidarity.Core.Organisations;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using static Solidarity.Tests.Matching.SomePair;

namespace Solidarity.Tests.Matching;

/// <summary>Each part of the score by itself.</summary>
public class CriteriaTests
{
    private static Pair Away(int cells, Travel travel = Travel.OnFoot) => Beside(offerAt: new Cell(Here.Row + cells, Here.Column), radius: new Radius(10_000), travel: travel);

    private static Reason Judge(Preference preference, Pair pair) => preference.Judge(pair, Now) ?? new Reason(preference.Otherwise, 0);

    /// <summary>Half an hour's walk is a third of the points; 3 km are 52 minutes on foot, 19 by bike, 15 by car.</summary>
    [Theory]
    [InlineData(0, Travel.OnFoot, "reason.very-near", 30, null)]
    [InlineData(0, Travel.ByCar, "reason.very-near", 30, null)]
    [InlineData(2, Travel.OnFoot, "reason.on-foot", 16.9, 1.0)]
    [InlineData(2, Travel.ByBike, "reason.by-bike", 23.3, 1.0)]
    [InlineData(2, Travel.ByCar, "reason.by-car", 22.1, 1.0)]
    [InlineData(6, Travel.OnFoot, "reason.on-foot", 5.3, 3.0)]
    [InlineData(6, Travel.ByBike, "reason.by-bike", 16.1, 3.0)]
    [InlineData(6, Travel.ByCar, "reason.by-car", 18.0, 3.0)]
    [InlineData(6, Travel.ByTransit, "reason.by-transit", 12.8, 3.0)]
    [InlineData(20, Travel.ByBike, "reason.by-bike", 4.4, 10.0)]
    [InlineData(20, Travel.ByCar, "reason.by-car", 8.7, 10.0)]
    public void Nearness_KnowsHowOneGetsAbout(int cells, Travel travel, string key, double points, double? km)
    {
        var reason = Judge(new Nearness(30), Away(cells, travel));
        Assert.Equal((key, km), (reason.Key, reason.Value));
        Assert.Equal(points, reason.Points, 0.11);
    }

    [Theory]
    [InlineData(Travel.OnFoot)]
    [InlineData(Travel.ByBike)]
    [InlineData(Travel.ByCar)]
    [InlineData(Travel.ByTransit)]
    public void Nearness_FartherAway_GivesLess_AndWheelsNeverLessThanFeet(Travel travel)
    {
        var points = Enumerable.Range(0, 21).Select(cells => Judge(new Nearness(30), Away(cells, travel)).Points).ToArray();
        Assert.Equal(points.OrderDescending(), points);
        Assert.All(Enumerable.Range(0, 21), cells => Assert.True(points[cells] >= Judge(new Nearness(30), Away(cells)).Points));
    }

    [Fact]
    public void SameCategory_IsAll_RelatedIsAThird_AnotherIsNothing()
    {
        Assert.Equal(new Reason("reason.category", 21), Judge(new SameCategory(21), Beside()));
        Assert.Equal(new Reason("reason.related", 7), Judge(new SameCategory(21), Beside(offers: [Categories.BuiltIn.Find("meals")!])));
        Assert.Equal(new Reason("reason.other-kind", 0), Judge(new SameCategory(21), Beside(offers: [Categories.BuiltIn.Find("garden")!])));
    }

    [Fact]
    public void SameLanguage_IsAllOrNothing()
    {
        Assert.Equal(new Reason("reason.language", 10), Judge(new SameLanguage(10), Beside()));
        Assert.Equal(new Reason("reason.other-language", 0), Judge(new SameLanguage(10), Beside() with { HelperLanguage = "en" }));
    }

    [Theory]
    [InlineData(0.9, "reason.recent", 0, null)]
    [InlineData(1, "reason.waiting", 0.7, 1.0)]
    [InlineData(7, "reason.waiting", 5, 7.0)]
    [InlineData(14, "reason.waiting", 10, 14.0)]
    [InlineData(60, "reason.waiting", 10, 60.0)]
    public void Waiting_GrowsForTwoWeeks(double days, string key, double points, double? value)
    {
        var pair = Beside();
        Assert.Equal(new Reason(key, points, value), Judge(new Waiting(10), pair with { Need = pair.Need with { PublishedAt = Now.AddDays(-days) } }));
    }

    [Fact]
    public void SharedTimes_AreHours()
    {
        WeeklyTimes saturdayMorning = WeeklyTimes.None.With(DayOfWeek.Saturday, DayPart.Morning), afternoons = WeeklyTimes.None.With(Days.All, DayPart.Afternoon);
        var saturdays = When.Weekly(Days.Saturday);
        Assert.Equal(new Reason("reason.all-times", 14), Judge(new SharedTimes(14), Beside(when: saturdays)));
        Assert.Equal(new Reason("reason.some-times", 4, 4), Judge(new SharedTimes(14), Beside(when: saturdays, times: saturdayMorning)));
        Assert.Equal(new Reason("reason.some-times", 6, 6), Judge(new SharedTimes(14), Beside(when: When.OnDate(new DateOnly(2026, 11, 28), Today), times: afternoons)));
        // Of a whole week, 16 hours are as good as all.
        Assert.Equal(new Reason("reason.some-times", 4, 4), Judge(new SharedTimes(16), Beside(times: saturdayMorning)));
        Assert.Equal(new Reason("reason.some-times", 16, 42), Judge(new SharedTimes(16), Beside(times: afternoons)));
    }

    [Theory]
    [InlineData(null, "reason.not-introduced", 7)]
    [InlineData(0.5, "reason.just-introduced", 0.5)]
    [InlineData(1.0, "reason.just-helped", 1)]
    [InlineData(3.5, "reason.just-helped", 3.5)]
    [InlineData(7.0, "reason.rested", 7)]
    [InlineData(400.0, "reason.rested", 7)]
    public void Rested_GrowsForAWeek(double? daysAgo, string key, double points)
    {
        var reason = Judge(new Rested(7), Beside() with { HelperLastHelped = daysAgo is { } days ? Now.AddDays(-days) : null });
        Assert.Equal((key, points), (reason.Key, reason.Points));
    }

    [Theory]
    [InlineData(null, 0, "reason.never-called", 10)]
    [InlineData(100, 0, "reason.not-called-lately", 8)]
    [InlineData(8, 1, "reason.called", 4)]
    [InlineData(8, 3, "reason.called", 2)]
    public void FairTurn_NeverCalledComesFirst_ThenWhoWasCalledLeast(int? daysAgo, int calls, string key, double points)
    {
        var reason = Judge(new FairTurn(10), Beside() with { HelperLastHelped = daysAgo is { } days ? Now.AddDays(-days) : null, HelperCalls = calls });
        Assert.Equal((key, points), (reason.Key, reason.Points));
    }

    [Fact]
    public void WentWell_OnceIsEnough()
    {
        Assert.Equal(new Reason("reason.not-met", 0), Judge(new WentWell(10), Beside()));
        Assert.Equal(new Reason("reason.went-well", 10, 1), Judge(new WentWell(10), Beside() with { DoneTogether = 1 }));
        Assert.Equal(new Reason("reason.went-well", 10, 4), Judge(new WentWell(10), Beside() with { DoneTogether = 4 }));
    }

    [Fact]
    public void Organisations_ComeFirstOnlyWhereTheTownSaysSo()
    {
        var pair = Beside();
        var asks = pair with { Need = pair.Need with { InNameOf = new InNameOf(1, "Les Voisins") } };
        var helps = pair with { Offer = pair.Offer with { InNameOf = new InNameOf(1, "Les Voisins") } };
        Assert.Equal(new Reason("reason.no-organisation", 0), Judge(new OrganisationFirst(20), pair));
        Assert.Equal(new Reason("reason.organisation-asks", 20), Judge(new OrganisationFirst(20), asks));
        Assert.Equal(new Reason("reason.organisation-helps", 20), Judge(new OrganisationFirst(20), helps));
        double Points(Weights weights, Pair one) => new Scorer(weights, WordCounts.None, Categories.BuiltIn).Score(one, Now).Score;
        Assert.Equal(Points(Weights.Usual, pair), Points(Weights.Usual, asks));
        Assert.Equal(Points(Weights.Usual, pair) + 20, Points(Weights.Usual with { Organisation = 20 }, asks), 1);
    }

    [Fact]
    public void Wording_OfTheSameThing_GivesPoints_AndSaysWhetherWordsAreShared()
    {
        var wording = new SharedWording(10, WordCounts.None, Categories.BuiltIn);
        Assert.Equal("reason.wording", Judge(wording, Beside(request: "Porter mes packs d'eau au troisième étage", words: "Je porte les packs d'eau")).Key);
        Assert.Equal("reason.wording-alike", Judge(wording, Beside(request: "Du pain", words: "Je passe à la boulangerie")).Key);
        Assert.Equal(new Reason("reason.no-wording", 0), Judge(wording, Beside(request: "Du pain", words: "La tonte de la pelouse")));
        Assert.Equal(new Reason("reason.no-wording", 0), Judge(wording, Beside(request: "Du pain")));
        Assert.Equal(10, Judge(wording, Beside(request: "Du pain et du lait", words: "Du pain et du lait")).Points, 0.6);
    }

    /// <summary>More weight never makes a part count less, and a part without weight is no part.</summary>
    [Fact]
    public void Weights_AreMonotone_AndZeroLeavesAPartOut()
    {
        var pairs = new Random(7).Pairs(200).ToArray();
        var parts = typeof(Weights).GetProperties().Where(part => part.CanWrite).ToArray();
        Assert.Equal(10, parts.Length);
        Weights With(System.Reflection.PropertyInfo part, double points)
        {
            var weights = Weights.Usual with { Organisation = 1 };
            part.SetValue(weights, points);
            return weights;
        }

        Scorer Of(Weights weights) => new(weights, WordCounts.None, Categories.BuiltIn);
        foreach (var part in parts)
        {
            var scorers = new[] { 0.0, 5, 20, 300 }.Select(points => Of(With(part, points))).ToArray();
            foreach (var pair in pairs)
            {
                var scores = scorers.Select(scorer => scorer.Score(pair, RandomPairs.Now).Score).ToArray();
                Assert.Equal(scores.Order(), scores);
            }

            Assert.Equal(scorers[0].Parts(pairs[0], Now).Count + 1, scorers[1].Parts(pairs[0], Now).Count);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new Weights { Times = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Weights { Times = double.NaN });
    }

    /// <summary>Whatever order they come in, and however often: the same scores in the same order.</summary>
    [Fact]
    public void Rank_InAnyOrder_IsTheSame()
    {
        var random = new Random(3);
        var scorer = new Scorer(Weights.Usual, WordCounts.None, Categories.BuiltIn);
        for (var round = 0; round < 50; round++)
        {
            var pairs = random.Pairs(30).ToArray();
            var ranked = scorer.Rank(pairs, RandomPairs.Now);
            random.Shuffle(pairs);
            Assert.Equal(ranked.Select(one => (one.Pair.Need.Id, one.Pair.Offer.Id, one.Score)), scorer.Rank(pairs, RandomPairs.Now).Select(one => (one.Pair.Need.Id, one.Pair.Offer.Id, one.Score)));
            Assert.All(ranked, one => Assert.Empty(HardRules.Broken(one.Pair)));
            Assert.All(ranked, one => Assert.Equal(one.Score, one.Reasons.Sum(reason => reason.Points), 1));
        }
    }

    /// <summary>No part gives more than it may, nor less than nothing, and all say why.</summary>
    [Fact]
    public void Parts_StayWithinTheirMost()
    {
        var scorer = new Scorer(Weights.Usual with { Organisation = 10 }, WordCounts.None, Categories.BuiltIn);
        Assert.All(new Random(5).Pairs(500).SelectMany(pair => scorer.Parts(pair, RandomPairs.Now)), part =>
        {
            Assert.InRange(part.Reason.Points, 0, part.Most);
            Assert.StartsWith("reason.", part.Reason.Key, StringComparison.Ordinal);
        });
    }
}
