using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching;

/// <summary>A named part of the score: 0 to <paramref name="Most"/> points, with its reason in words.</summary>
/// <param name="Otherwise">Its words where it has nothing to say about a pair, and so gives nothing.</param>
public abstract record Preference(double Most, string Otherwise = "reason.nothing")
{
    /// <returns>Null when it has nothing to say about this pair.</returns>
    public abstract Reason? Judge(Pair pair, DateTimeOffset now);
}

public sealed record Nearness() : Preference(30)
{
    public override Reason? Judge(Pair pair, DateTimeOffset now)
    {
        // A centre stands for the whole town: "0 km" would claim more than is known.
        var byTown = pair.Need.Place.Precision == Precision.Town || pair.Offer.Place.Precision == Precision.Town;
        if (pair.Kilometres is not { } km || byTown && pair.Need.Place.Insee == pair.Offer.Place.Insee)
            return new Reason("reason.same-town", Most / 2);
        return new Reason(km < 0.5 ? "reason.very-near" : "reason.distance", Math.Round(Most * Math.Exp(-km / 4), 1), Math.Round(km, 1));
    }
}

public sealed record SameCategory() : Preference(20)
{
    public override Reason? Judge(Pair pair, DateTimeOffset now) =>
        pair.Offer.Categories.Any(c => c.Id == pair.Need.Category.Id)
            ? new Reason("reason.category", Most)
            : new Reason("reason.related", Math.Round(Most / 3, 1));
}

public sealed record SharedTimes() : Preference(15)
{
    public override Reason? Judge(Pair pair, DateTimeOffset now)
    {
        var wanted = WeeklyTimes.For(pair.Need.When);
        var shared = wanted.Overlap(pair.Offer.Times).Count;
        return shared == wanted.Count
            ? new Reason("reason.all-times", Most)
            : new Reason("reason.some-times", Math.Round(Most * shared / wanted.Count, 1), shared);
    }
}

public sealed record SharedWording() : Preference(10, "reason.no-wording")
{
    public override Reason? Judge(Pair pair, DateTimeOffset now)
    {
        var shared = Wording.SharedWords(pair.Need.Sentence, pair.Offer.Sentence);
        return shared == 0 ? null : new Reason("reason.wording", Math.Min(Most, 4 * shared), shared);
    }
}

public sealed record SameLanguage() : Preference(10)
{
    public override Reason? Judge(Pair pair, DateTimeOffset now) =>
        pair.AskerLanguage == pair.HelperLanguage ? new Reason("reason.language", Most) : new Reason("reason.other-language", 0);
}

/// <summary>Who has waited longest goes first: full points after two weeks.</summary>
public sealed record Waiting() : Preference(10, "reason.recent")
{
    public override Reason? Judge(Pair pair, DateTimeOffset now)
    {
        var days = Math.Max(0, (now - pair.Need.PublishedAt).TotalDays);
        return days < 1 ? null : new Reason("reason.waiting", Math.Round(Math.Min(Most, Most * days / 14), 1), Math.Floor(days));
    }
}

/// <summary>Who has not helped yet, or not for a week, rather than who has just helped.</summary>
public sealed record Rested() : Preference(10)
{
    public override Reason? Judge(Pair pair, DateTimeOffset now)
    {
        if (pair.HelperLastHelped is not { } last) return new Reason("reason.never-called", Most);
        var days = (now - last).TotalDays;
        return days switch
        {
            >= 7 => new Reason("reason.rested", Most / 2, Math.Floor(days)),
            >= 1 => new Reason("reason.just-helped", 0, Math.Floor(days)),
            _ => new Reason("reason.just-introduced", 0),
        };
    }
}
