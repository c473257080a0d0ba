using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Words;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using static Solidarity.Tests.Matching.SomePair;

namespace Solidarity.Tests.Matching;

public class RuleTests
{
    private static readonly Scorer Scorer = new(Weights.Usual, WordCounts.None, Categories.Shared);

    private static string[] Broken(Pair pair) => [.. HardRules.Broken(pair).Select(r => r.Key)];

    [Fact]
    public void Pair_ThatFits_BreaksNoRule() => Assert.Empty(Broken(Beside()));

    [Fact]
    public void Pair_OfOnePerson_IsRefused() => Assert.Equal(["rule.not-oneself"], Broken(Beside(asker: 7, helper: 7)));

    [Fact]
    public void Category_Related_Fits_AndAnotherDoesNot()
    {
        Assert.Empty(Broken(Beside(offers: [Categories.Shared.Find("meals")!])));
        Assert.Equal(["rule.category"], Broken(Beside(offers: [Categories.Shared.Find("garden")!])));
    }

    [Theory]
    [InlineData(500, 0, true)]
    [InlineData(500, 2, false)]
    [InlineData(1000, 2, true)]
    [InlineData(500, 1, true)]
    [InlineData(1000, 3, false)]
    [InlineData(10_000, 20, true)]
    [InlineData(10_000, 21, false)]
    public void Radius_ReckonedBetweenCells_Decides(int metres, int cellsAway, bool fits) =>
        Assert.Equal(fits, Broken(Beside(offerAt: new Cell(Here.Row + cellsAway, Here.Column), radius: new Radius(metres))).Length == 0);

    [Fact]
    public void Radius_WholeTown_MeansTheTownAndNoOther()
    {
        Assert.Empty(Broken(Beside(offerAt: new Cell(Here.Row + 30, Here.Column), radius: Radius.WholeTown)));
        Assert.Equal(["rule.radius"], Broken(Beside(offerTown: "94041", radius: Radius.WholeTown)));
    }

    [Fact]
    public void Place_WithoutCoordinates_FitsInItsOwnTownOnly()
    {
        Pair Unknown(string offerTown)
        {
            var pair = Beside(offerTown: offerTown);
            return pair with { Need = pair.Need with { Place = At("94081", null, Precision.Town) }, Kilometres = null };
        }
        Assert.Empty(Broken(Unknown("94081")));
        Assert.Equal(["rule.radius"], Broken(Unknown("94041")));
    }

    [Fact]
    public void SamePersonEachWeek_MustHaveTimeOnEachOfTheDays()
    {
        var weekends = WeeklyTimes.None.With(DayOfWeek.Saturday, DayPart.Morning).With(DayOfWeek.Sunday, DayPart.Evening);
        Assert.Empty(Broken(Beside(when: When.Weekly(Days.Weekend), times: weekends)));
        Assert.Equal(["rule.times"], Broken(Beside(when: When.Weekly(Days.Weekend | Days.Monday), times: weekends)));
        Assert.Equal(["rule.by-date"], Broken(Beside(when: When.Weekly(Days.Weekend | Days.Monday, byDate: true), times: weekends)));
    }

    [Fact]
    public void Times_WithoutAnyInCommon_AreRefused()
    {
        Assert.Equal(["rule.times"], Broken(Beside(when: When.OnDate(new DateOnly(2026, 11, 25), Today), times: WeeklyTimes.Weekends)));
        Assert.Empty(Broken(Beside(when: When.OnDate(new DateOnly(2026, 11, 28), Today), times: WeeklyTimes.Weekends)));
    }

    [Fact]
    public void Places_Taken_AreRefusedOnEitherSide()
    {
        Assert.Equal(["rule.place-free"], Broken(Beside() with { NeedTaken = 1 }));
        Assert.Equal(["rule.place-free"], Broken(Beside() with { OfferTaken = 1 }));
    }

    [Theory]
    [InlineData(MatchState.Declined)]
    [InlineData(MatchState.Rejected)]
    [InlineData(MatchState.Proposed)]
    public void Pair_ThatWasPutTogetherBefore_IsRefused(MatchState earlier) => Assert.Equal(["rule.not-refused"], Broken(Beside() with { Earlier = earlier }));

    [Fact]
    public void Sensitive_WithoutTrust_IsRefused()
    {
        var childcare = Categories.Shared.Find("childcare")!;
        var pair = Beside(need: childcare, offers: [childcare]);
        Assert.Equal(["rule.trusted"], Broken(pair));
        Assert.Empty(Broken(pair with { HelperTrusted = true }));
    }

    [Fact]
    public void Open_ClosedOrUnreachable_IsRefused()
    {
        var pair = Beside();
        Assert.Equal(["rule.open"], Broken(pair with { Offer = pair.Offer with { State = PostState.Paused } }));
        Assert.Equal(["rule.open"], Broken(pair with { BothReachable = false }));
    }

    [Fact]
    public void Score_NearerAndRested_IsHigher()
    {
        var near = Scorer.Score(Beside(), Now);
        var far = Scorer.Score(Beside(offerAt: new Cell(Here.Row + 2, Here.Column)), Now);
        var tired = Scorer.Score(Beside() with { HelperLastHelped = Now.AddDays(-1) }, Now);
        Assert.True(near.Score > far.Score);
        Assert.True(near.Score > tired.Score);
        Assert.Equal(near.Score, near.Reasons.Sum(r => r.Points), 1);
    }

    /// <summary>Whoever was put in touch a moment ago has not helped yet.</summary>
    [Theory]
    [InlineData(0.01, "reason.just-introduced")]
    [InlineData(1, "reason.just-helped")]
    [InlineData(7, "reason.rested")]
    public void Score_OfSomebodyIntroducedBefore_SaysNoMoreThanIsTrue(double days, string reason) =>
        Assert.Contains(Scorer.Score(Beside() with { HelperLastHelped = Now.AddDays(-days) }, Now).Reasons, r => r.Key == reason);

    [Fact]
    public void Score_OfAPlaceKnownByTownOnly_ClaimsNoDistance() =>
        Assert.Contains(Scorer.Score(Beside(precision: Precision.Town), Now).Reasons, r => r is { Key: "reason.same-town", Value: null });

    [Fact]
    public void Rank_EqualScores_GoesByAge()
    {
        var older = Beside();
        var newer = older with { Offer = older.Offer with { Id = 99, PersonId = 9 } };
        Assert.Equal([2, 99], Scorer.Rank([newer, older], Now).Select(s => s.Pair.Offer.Id));
    }

    [Theory]
    [InlineData("Du pain et du lait", "du lait et du pain", true)]
    [InlineData("Du pain et du lait", "Promener mon chien", false)]
    [InlineData(null, "", true)]
    [InlineData("Du pain", null, false)]
    public void MuchTheSame_ComparesWordsThatCarryMeaning(string? one, string? other, bool same) => Assert.Equal(same, Wording.MuchTheSame(one, other));

    /// <summary>Hostile updates found it: these can't be normalised, and failed the turn of whoever reviewed a need.</summary>
    [Fact]
    public void MuchTheSame_WithWhatIsNoCharacter_ComparesTheRest() => Assert.True(Wording.MuchTheSame("Du pain\ufffe frais\uffff", "du pain \ud83ffrais"));
}
