using System.Numerics;
using System.Text;

namespace Solidarity.Core.Places;

/// <summary>The communes' normalised names: sorted for beginnings, and as sets of letters for slips of a finger.</summary>
internal sealed class NameIndex
{
    private const int LongestPhrase = 60;

    private readonly char[] _text;
    private readonly int[] _starts;
    private readonly byte[] _articles;
    private readonly int[] _letters;
    private readonly int[] _sorted;

    /// <param name="names">By population, the largest first.</param>
    public NameIndex(IReadOnlyList<string> names)
    {
        var bodies = new string[names.Count];
        _starts = new int[names.Count + 1];
        _articles = new byte[names.Count];
        _letters = new int[names.Count];
        _sorted = new int[names.Count];
        var text = new StringBuilder(names.Count * 16);
        for (var i = 0; i < names.Count; i++)
        {
            var name = PlaceName.Normalise(names[i]);
            _articles[i] = (byte)PlaceName.ArticleLength(name);
            bodies[i] = name[_articles[i]..];
            text.Append(name);
            _starts[i + 1] = text.Length;
            _letters[i] = LettersOf(bodies[i]);
            _sorted[i] = i;
        }
        _text = new char[text.Length];
        text.CopyTo(0, _text, text.Length);
        Array.Sort(bodies, _sorted, StringComparer.Ordinal);
    }

    /// <summary>Names that are the phrase (leading articles apart) or begin with it (a single letter begins too many).</summary>
    public List<NameMatch> StartingWith(string phrase)
    {
        var body = Body(phrase);
        var found = new List<NameMatch>();
        for (var at = FirstFrom(body); at < _sorted.Length && Body(_sorted[at]).StartsWith(body); at++)
        {
            var name = Body(_sorted[at]);
            var likeness = name.Length == body.Length ? Likeness.Exact
                : name[body.Length] == ' ' ? Likeness.FirstWords : Likeness.Beginning;
            if (body.Length > 1 || likeness != Likeness.Beginning) found.Add(new NameMatch(likeness, _sorted[at]));
        }
        PreferSameArticle(found, phrase);
        return found;
    }

    public List<NameMatch> Exactly(string phrase)
    {
        var body = Body(phrase);
        var found = new List<NameMatch>();
        for (var at = FirstFrom(body); at < _sorted.Length && Body(_sorted[at]).SequenceEqual(body); at++)
            found.Add(new NameMatch(Likeness.Exact, _sorted[at]));
        PreferSameArticle(found, phrase);
        return found;
    }

    /// <summary>Names with the phrase's words among theirs, or whose beginning is a slip or two away.</summary>
    public List<NameMatch> Resembling(string phrase)
    {
        var body = Body(phrase);
        var found = new List<NameMatch>();
        if (body.Length > LongestPhrase) return found;
        var words = body.ToString().Split(' ').Where(word => word.Length > 1 && !LittleWords.Link(word)).ToArray();
        var most = body.Length switch { < 4 => 0, < 7 => 1, _ => 2 };
        var letters = LettersOf(body);
        for (var i = 0; i < _letters.Length; i++)
        {
            // A slip takes one letter of the phrase out of the name at most: many names end here.
            var missing = BitOperations.PopCount((uint)(letters & ~_letters[i]));
            if (missing > most) continue;
            var name = Body(i);
            var slips = Slips(name, body, most, BitOperations.PopCount((uint)(_letters[i] & ~letters)));
            if (slips <= Math.Min(1, most)) found.Add(new NameMatch(Likeness.OneSlip, i));
            else if (missing == 0 && HasWords(name, words)) found.Add(new NameMatch(Likeness.Words, i));
            else if (slips <= most) found.Add(new NameMatch(Likeness.TwoSlips, i));
        }
        return found;
    }

    /// <summary>"Rochelle" may be any; "La Rochelle" is not "Rochelle", and "Biot" is rather Biot than the smaller Le Biot.</summary>
    private void PreferSameArticle(List<NameMatch> found, string phrase)
    {
        var exact = found.Where(match => match.Likeness == Likeness.Exact).ToList();
        bool Same(NameMatch match) => _text.AsSpan(_starts[match.Rank].._starts[match.Rank + 1]).SequenceEqual(phrase);
        if (exact.Count < 2 || !exact.Any(Same)) return;
        if (PlaceName.ArticleLength(phrase) > 0 || Same(exact.Min()))
            found.RemoveAll(match => match.Likeness == Likeness.Exact && !Same(match));
    }

    /// <summary>Whole words of the name, in that order.</summary>
    private static bool HasWords(ReadOnlySpan<char> name, string[] words)
    {
        foreach (var word in words)
        {
            var at = name.IndexOf(word);
            while (at >= 0 && !IsWhole(name, at, at + word.Length))
                at = name[(at + 1)..].IndexOf(word) is var next && next < 0 ? -1 : at + 1 + next;
            if (at < 0) return false;
            name = name[(at + word.Length)..];
        }
        return words.Length > 0;
    }

    private static bool IsWhole(ReadOnlySpan<char> name, int start, int end) =>
        (start == 0 || name[start - 1] == ' ') && (end == name.Length || name[end] == ' ');

    /// <summary>Between the phrase and the name, or as many of the name's first words as the phrase is long.</summary>
    /// <param name="foreign">How many of the name's letters the phrase lacks.</param>
    private static int Slips(ReadOnlySpan<char> name, ReadOnlySpan<char> phrase, int most, int foreign)
    {
        if (most == 0) return 1;
        var least = foreign <= most ? Typos.Between(phrase, name, most) : most + 1;
        if (name[0] != phrase[0]) return least;
        for (var end = Math.Max(1, phrase.Length - most); end < name.Length && end <= phrase.Length + most; end++)
            if (name[end] == ' ') least = Math.Min(least, Typos.Between(phrase, name[..end], most));
        return least;
    }

    private int FirstFrom(ReadOnlySpan<char> body)
    {
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Body(_sorted[middle]).SequenceCompareTo(body) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private ReadOnlySpan<char> Body(int i) => _text.AsSpan((_starts[i] + _articles[i]).._starts[i + 1]);

    private static ReadOnlySpan<char> Body(string phrase) => phrase.AsSpan(PlaceName.ArticleLength(phrase));

    private static int LettersOf(ReadOnlySpan<char> body)
    {
        var letters = 0;
        foreach (var c in body)
            if (c is >= 'a' and <= 'z') letters |= 1 << (c - 'a');
        return letters;
    }
}
