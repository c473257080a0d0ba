namespace Solidarity.Core.Matching.Criteria;

/// <summary>The request or the offer stands in the name of a verified organisation, and the town wants those first.</summary>
public sealed record OrganisationFirst(double Most) : Preference(Most, "reason.no-organisation")
{
    public override IReadOnlyList<string> Says { get; } = ["reason.organisation-asks", "reason.organisation-helps"];

    public override Reason? Judge(Pair pair, DateTimeOffset now) =>
        pair.Need.InNameOf is not null ? Gives("reason.organisation-asks", 1) : pair.Offer.InNameOf is not null ? Gives("reason.organisation-helps", 1) : null;
}
