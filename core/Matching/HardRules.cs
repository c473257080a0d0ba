using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching;

/// <summary>Something that must hold, or the two are not put side by side. What isn't known doesn't hold.</summary>
public abstract record HardRule(string Key)
{
    public abstract bool Holds(Pair pair);
}

public sealed record NotOneself() : HardRule("rule.not-oneself")
{
    public override bool Holds(Pair pair) => pair.Need.PersonId != pair.Offer.PersonId;
}

public sealed record SameOrRelatedCategory() : HardRule("rule.category")
{
    public override bool Holds(Pair pair) =>
        pair.Offer.Categories.Any(c => c.Id == pair.Need.Category.Id || c.Related.Contains(pair.Need.Category.Id));
}

public sealed record WithinRadius() : HardRule("rule.radius")
{
    public override bool Holds(Pair pair) => pair.Offer.Radius.Covers(pair.Offer.Place, pair.Need.Place);
}

/// <summary>The same person each time must be able on each of the days.</summary>
public sealed record TimesOverlap() : HardRule("rule.times")
{
    public override bool Holds(Pair pair) => pair.Need.When is When.EveryWeek { ByDate: false } weekly
        ? pair.Offer.Times.ReachesEach(weekly.Days)
        : !WeeklyTimes.For(pair.Need.When).Overlap(pair.Offer.Times).IsEmpty;
}

public sealed record PlaceFree() : HardRule("rule.place-free")
{
    public override bool Holds(Pair pair) => pair.NeedTaken < pair.Need.Places && pair.OfferTaken < pair.Offer.Places;
}

public sealed record BothOpen() : HardRule("rule.open")
{
    public override bool Holds(Pair pair) =>
        pair.Need.State == PostState.Open && pair.Offer.State == PostState.Open && pair.BothReachable;
}

public sealed record NotRefusedBefore() : HardRule("rule.not-refused")
{
    public override bool Holds(Pair pair) => pair.Earlier is null;
}

/// <summary>Somebody who asked never to be put beside somebody isn't, whichever of the two now asks and which one helps.</summary>
public sealed record NotBlocked() : HardRule("rule.not-blocked")
{
    public override bool Holds(Pair pair) => !pair.Blocked;
}

/// <summary>Who goes into a home, drives somebody or minds a child is somebody that a moderator vouched for.</summary>
public sealed record TrustedWhereSensitive() : HardRule("rule.trusted")
{
    public override bool Holds(Pair pair) => !pair.Need.Category.Sensitive || pair.HelperTrusted;
}

/// <summary>What goes date by date is put beside nobody; each of its dates is.</summary>
public sealed record OneDateAtATime() : HardRule("rule.by-date")
{
    public override bool Holds(Pair pair) => !pair.Need.GoesByDate;
}

public static class HardRules
{
    public static readonly IReadOnlyList<HardRule> All =
    [
        new NotOneself(), new BothOpen(), new SameOrRelatedCategory(), new WithinRadius(), new TimesOverlap(),
        new PlaceFree(), new NotRefusedBefore(), new NotBlocked(), new TrustedWhereSensitive(), new OneDateAtATime(),
    ];

    /// <summary>The rules that do not hold, for the question "why not?".</summary>
    public static IReadOnlyList<HardRule> Broken(Pair pair) => [.. All.Where(r => !r.Holds(pair))];

    public static bool AllHold(Pair pair) => All.All(r => r.Holds(pair));
}
