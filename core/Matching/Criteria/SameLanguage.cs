namespace Solidarity.Core.Matching.Criteria;

public sealed record SameLanguage(double Most) : Preference(Most)
{
    public override IReadOnlyList<string> Says { get; } = ["reason.language", "reason.other-language"];

    public override Reason? Judge(Pair pair, DateTimeOffset now) =>
        pair.AskerLanguage == pair.HelperLanguage ? Gives("reason.language", 1) : Gives("reason.other-language", 0);
}
