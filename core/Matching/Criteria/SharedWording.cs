using Solidarity.Core.Matching.Words;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching.Criteria;

/// <summary>By how much of what the request speaks of the offer speaks of too; a third of it gives almost two thirds of the points.</summary>
public sealed record SharedWording(double Most, WordCounts Counts, Categories Categories) : Preference(Most, "reason.no-wording")
{
    private const double Steepness = 3;

    /// <summary>One request is compared with many offers, and read once.</summary>
    private readonly Dictionary<(string? Sentence, string Language), Spoken> _read = [];

    public override IReadOnlyList<string> Says { get; } = ["reason.wording-alike", "reason.wording"];

    public override Reason? Judge(Pair pair, DateTimeOffset now)
    {
        var (request, offer) = (Read(pair.Need.Sentence, pair.AskerLanguage), Read(pair.Offer.Sentence, pair.HelperLanguage));
        if (Likeness.Share(request, offer, Counts) is not (> 0 and var share)) return null;
        var words = request.Terms.Keys.Count(term => !Spoken.IsCategory(term) && offer.Terms.ContainsKey(term));
        var given = 1 - Math.Exp(-Steepness * share);
        return words == 0 ? Gives("reason.wording-alike", given) : Gives("reason.wording", given, words);
    }

    private Spoken Read(string? sentence, string language) =>
        _read.TryGetValue((sentence, language), out var known) ? known : _read[(sentence, language)] = Spoken.Of(sentence, language, Categories);
}
