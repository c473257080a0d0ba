namespace Solidarity.Core.Matching.Criteria;

/// <summary>All for the same kind of help, a third for a related one.</summary>
public sealed record SameCategory(double Most) : Preference(Most, "reason.other-kind")
{
    public override IReadOnlyList<string> Says { get; } = ["reason.category", "reason.related"];

    public override Reason? Judge(Pair pair, DateTimeOffset now)
    {
        if (pair.Offer.Categories.Any(category => category.Id == pair.Need.Category.Id)) return Gives("reason.category", 1);
        return pair.Offer.Categories.Any(category => category.Related.Contains(pair.Need.Category.Id)) ? Gives("reason.related", 1 / 3.0) : null;
    }
}
