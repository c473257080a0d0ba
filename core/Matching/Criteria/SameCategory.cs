namespace Solidarity.Core.Matching.Criteria;

/// <summary>All for the same kind of help, a third for a related one.</summary>
public sealed record SameCategory(double Most) : Preference(Most)
{
    public override Reason? Judge(Pair pair, DateTimeOffset now) =>
        pair.Offer.Categories.Any(category => category.Id == pair.Need.Category.Id) ? Gives("reason.category", 1) : Gives("reason.related", 1 / 3.0);
}
