namespace Solidarity.Core.Places;

/// <summary>What somebody typed, taken apart: words of a name, and numbers that narrow it down.</summary>
/// <param name="Words">Normalised.</param>
/// <param name="PostalCodes">"94400", as typed, known or not.</param>
/// <param name="Departments">"94", "2A", "974"; a number of one digit as "03".</param>
/// <param name="Arrondissement">Some number could be one of Paris, Lyon or Marseille.</param>
internal sealed record TypedPlace(
    IReadOnlyList<string> Words, IReadOnlyList<string> PostalCodes, IReadOnlyList<string> Departments, bool Arrondissement)
{
    private const int LongestNameInWords = 8;

    public static TypedPlace Read(string typed)
    {
        var tokens = PlaceName.Normalise(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        List<string> words = [], codes = [], departments = [];
        var arrondissement = false;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            var next = i + 1 < tokens.Length ? tokens[i + 1] : "";
            if (token == "cedex")
            {
                if (next.Length <= 2 && IsNumber(next)) i++;
            }
            else if (IsNumber(token) && IsNumber(next) && token.Length == 2 && next.Length == 3)
            {
                codes.Add(token + next);
                i++;
            }
            else if (IsNumber(token) && token.Length == 5) codes.Add(token);
            else if (token is "2a" or "2b") departments.Add(token.ToUpperInvariant());
            else if (IsNumber(token) && token.Length <= 3)
            {
                departments.Add(token.PadLeft(2, '0'));
                arrondissement |= int.Parse(token) is >= 1 and <= 20;
            }
            else if (IsOrdinal(token)) arrondissement = true;
            else if (!char.IsAsciiDigit(token[0])) words.Add(token);
        }
        return new TypedPlace(words, codes, departments, arrondissement);
    }

    public bool HasHints => PostalCodes.Count > 0 || Departments.Count > 0;

    /// <summary>The whole, then with one little word less at its front and at last at its end.</summary>
    public IEnumerable<string> Phrases()
    {
        var (first, end) = (0, Words.Count);
        if (end > 0) yield return Phrase(first, end);
        while (end - first > 1 && LittleWords.SurroundAName(Words[first])) yield return Phrase(++first, end);
        while (end - first > 1 && LittleWords.SurroundAName(Words[end - 1])) yield return Phrase(first, --end);
    }

    /// <summary>Every run of words that might be a name within a longer sentence, the longest first.</summary>
    public IEnumerable<(int First, int Length, string Phrase)> Runs()
    {
        for (var length = Math.Min(LongestNameInWords, Words.Count); length > 0; length--)
            for (var first = 0; first + length <= Words.Count; first++)
                if (length > 1 || (Words[first].Length > 2 && !LittleWords.SurroundAName(Words[first])))
                    yield return (first, length, Phrase(first, first + length));
    }

    private string Phrase(int first, int end) => string.Join(' ', Words.Skip(first).Take(end - first));

    private static bool IsNumber(string token) => token.Length > 0 && token.All(char.IsAsciiDigit);

    private static bool IsOrdinal(string token)
    {
        var digits = token.TakeWhile(char.IsAsciiDigit).Count();
        return digits is 1 or 2 && int.Parse(token.AsSpan(0, digits)) is >= 1 and <= 20
            && token[digits..] is "e" or "er" or "ere" or "eme" or "ieme" or "nd" or "nde" or "st" or "rd" or "th";
    }
}
