using System.Text.RegularExpressions;

namespace Solidarity.Core.Places;

/// <summary>From what somebody typed to the communes they may have meant.</summary>
internal sealed partial class PlaceFinder
{
    /// <summary>Nobody types a place in more; what is longer isn't looked at.</summary>
    private const int LongestTyped = 200;

    /// <summary>A name that begins so many communes' tells where somebody is; one that begins more doesn't.</summary>
    private const int MostNamedAlike = 30;

    private readonly Commune[] _byPopulation;
    private readonly PostalCodes _codes;
    private readonly NameIndex _names;

    public PlaceFinder(Commune[] byPopulation, PostalCodes codes)
    {
        _byPopulation = byPopulation;
        _codes = codes;
        _names = new NameIndex(Array.ConvertAll(byPopulation, commune => commune.Name));
    }

    public PlaceSearch Search(string typed, int most)
    {
        if (string.IsNullOrWhiteSpace(typed) || typed.Length > LongestTyped || most < 1) return new PlaceSearch.None();
        var place = TypedPlace.Read(BehindAStreet().Match(typed) is { Success: true } address ? address.Groups["town"].Value : typed);
        var served = place.PostalCodes.SelectMany(_codes.Of).Distinct().ToList();
        if (place.Words.Count == 0) return Answer(served, served.Count == 1, most);

        var named = Named(place, _ => true);
        var alike = new Lazy<List<NameMatch>>(() => Alike(place));
        if (CityWithArrondissement(place, named) is { } city) return Answer([city], true, most);
        if (!place.HasHints)
            return Certain(named, hinted: false) is { } rank
                ? Answer([rank], true, most)
                : Answer(WithFarLarger(named.Union(Resembling(place, named, alike.Value))), false, most);
        return WithHints(place, served, named, alike, most);
    }

    /// <summary>The commune that a sentence names where help is: behind a word that leads to a place, and with a capital letter as names have it.</summary>
    public PlaceSearch InSentence(string sentence, int most)
    {
        foreach (var words in PlaceInSentence.Candidates(sentence))
        {
            if (words is [{ Length: 5 } code] && code.All(char.IsAsciiDigit)) return _codes.Of(code).Distinct().ToList() is { Count: > 0 } served ? Answer(served, served.Count == 1, most) : new PlaceSearch.None();
            // The longest that is a name: "Saint-Maur-des-Fossés" before "Saint-Maur".
            for (var length = words.Count; length > 0; length--)
            {
                var phrase = string.Join(' ', words.Take(length));
                var found = _names.StartingWith(phrase).FindAll(match => match.Likeness <= Likeness.FirstWords && !HasArticle(match));
                if (found.Count == 0) continue;
                if (Certain(found, hinted: false) is { } rank) return Answer([rank], true, most);
                // A first name alone ("Saint") begins too many to choose from.
                return found.Count <= MostNamedAlike ? Answer(Ranks(found), false, most) : new PlaceSearch.None();
            }
        }

        return new PlaceSearch.None();
    }

    /// <summary>"L'Hôpital" and "La Poste" are places to go to before they are communes.</summary>
    private bool HasArticle(NameMatch match) => PlaceName.ArticleLength(PlaceName.Normalise(_byPopulation[match.Rank].Name)) > 0;

    private PlaceSearch WithHints(
        TypedPlace place, List<int> served, List<NameMatch> named, Lazy<List<NameMatch>> alike, int most)
    {
        bool Fits(NameMatch match) => IsHinted(place, served, match.Rank);
        var near = Named(place, Fits);
        if (Certain(near, hinted: true) is { } rank) return Answer([rank], true, most);
        near = [.. near.Union(Resembling(place, near, alike.Value.FindAll(Fits)).Where(Fits))];
        if (near.Count > 0 && served.Count == 1) return Answer(served, true, most);
        if (near.Count > 0 && (named.Count == 0 || near.Min().Grade <= named.Min().Grade))
            return Answer(Ranks(near), false, most);

        // The name and the number don't go together: either may be wrong, and around a number there may be a street.
        var others = named.Count > 0 ? named : [.. Resembling(place, named, alike.Value)];
        if (served.Count > 0) others.RemoveAll(match => match.Likeness > Likeness.OneSlip);
        var exact = others.Where(match => match.Likeness == Likeness.Exact);
        var certain = others.Count == 0 && served.Count == 1;
        return Answer([.. Ranks(exact), .. Ranks(near), .. served, .. Ranks(others)], certain, most);
    }

    /// <summary>"12 rue des Lilas, Vitry": streets are called after towns too.</summary>
    [GeneratedRegex(@"^\s*[0-9]{0,4}\s*(?:bis|ter)?,?\s*(?:rue|avenue|av\.?|boulevard|bd|place|chemin|allée|allee|impasse|quai|square|route|street|road)\s[^,]*,\s*(?<town>[^,]*\p{L}[^,]*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BehindAStreet();

    /// <summary>The communes whose names begin with the phrase, for the least trimmed phrase that has any.</summary>
    private List<NameMatch> Named(TypedPlace place, Predicate<NameMatch> fits) =>
        place.Phrases().Select(phrase => _names.StartingWith(phrase).FindAll(fits))
            .FirstOrDefault(found => found.Count > 0, []);

    /// <summary>What else it may be: all kinds of likeness when nothing is named so, else only what is one slip away.</summary>
    private IEnumerable<NameMatch> Resembling(TypedPlace place, List<NameMatch> named, List<NameMatch> alike)
    {
        if (named.Count == 0) return alike.Count > 0 ? alike : Mentioned(place);
        var known = named.Select(match => match.Rank).ToHashSet();
        return alike.Where(match => match.Likeness == Likeness.OneSlip && !known.Contains(match.Rank));
    }

    /// <summary>Looks at all names, so once in a search: like the whole, or like the whole without its little words.</summary>
    private List<NameMatch> Alike(TypedPlace place)
    {
        var phrases = place.Phrases().Select(phrase => phrase[PlaceName.ArticleLength(phrase)..]).Distinct().ToList();
        var found = _names.Resembling(phrases[0]);
        if (phrases.Count > 1) found.AddRange(_names.Resembling(phrases[^1]));
        return found;
    }

    /// <summary>Names within a sentence, each word taken for the longest only, so that "Saint-Denis" hides "Denis".</summary>
    private List<NameMatch> Mentioned(TypedPlace place)
    {
        var found = new List<NameMatch>();
        var taken = new bool[place.Words.Count];
        foreach (var (first, length, phrase) in place.Runs())
        {
            if (taken.AsSpan(first, length).Contains(true) || _names.Exactly(phrase) is not { Count: > 0 } matches) continue;
            taken.AsSpan(first, length).Fill(true);
            found.AddRange(matches.Select(match => match with { Likeness = Likeness.Mentioned }));
        }
        return found;
    }

    private static int? Certain(List<NameMatch> found, bool hinted)
    {
        if (found.Count == 0) return null;
        var best = found.Min();
        if (found.Count(match => match.Likeness == best.Likeness) > 1) return null;
        if (hinted) return best.Likeness <= Likeness.FirstWords ? best.Rank : null;
        // "Évry" is a village; who types it may well mean the larger Évry-Courcouronnes.
        var larger = found.Any(match => match.Likeness == Likeness.FirstWords && match.Rank < best.Rank);
        return best.Likeness == Likeness.Exact && !larger ? best.Rank : null;
    }

    private int? CityWithArrondissement(TypedPlace place, List<NameMatch> named) =>
        place.Arrondissement && named.Count > 0 && named.Min() is { Likeness: Likeness.Exact } best
            && Arrondissements.Divide(_byPopulation[best.Rank]) ? best.Rank : null;

    private bool IsHinted(TypedPlace place, List<int> served, int rank)
    {
        if (served.Count > 0) return served.Contains(rank);
        var department = _byPopulation[rank].Department;
        // A code that serves nobody (CEDEX, a mistake in its end) still tells the département.
        return place.Departments.Contains(department)
            || place.PostalCodes.Any(code => code.StartsWith(StartOfCodes(department), StringComparison.Ordinal));
    }

    /// <summary>
    /// Best first; yet second a town ten times as large that is a little less alike: "Lion" may be Lyon, and "Saint-Maur"
    /// Saint-Maur-des-Fossés, though six villages are called just that.
    /// </summary>
    private IEnumerable<int> WithFarLarger(IEnumerable<NameMatch> found)
    {
        var matches = found.Order().ToList();
        var ranks = matches.ConvertAll(match => match.Rank);
        if (ranks.Count == 0 || matches[0].Likeness > Likeness.FirstWords) return ranks;
        var largest = matches.Where(match => match.Grade <= Likeness.Beginning).Min(match => match.Rank);
        if (_byPopulation[largest].Population >= 10L * _byPopulation[ranks[0]].Population) ranks.Insert(1, largest);
        return ranks;
    }

    /// <summary>Both halves of Corsica have 20.</summary>
    private static string StartOfCodes(string department) => department is "2A" or "2B" ? "20" : department;

    private static IEnumerable<int> Ranks(IEnumerable<NameMatch> found) => found.Order().Select(match => match.Rank);

    private PlaceSearch Answer(IEnumerable<int> ranks, bool certain, int most)
    {
        var communes = ranks.Distinct().Take(most).Select(rank => _byPopulation[rank]).ToList();
        if (communes.Count == 0) return new PlaceSearch.None();
        return certain ? new PlaceSearch.One(communes[0]) : new PlaceSearch.Several(communes);
    }
}
