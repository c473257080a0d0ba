namespace Solidarity.Core.Matching.Words;

/// <summary>
/// The stem of a French word: "masques", "masque"; "jardinage", "jardiner", "jardins". Endings of plural, gender and the common verbs and nouns,
/// the longest first, as long as enough is left to know the word by.
/// </summary>
internal static class FrenchStems
{
    /// <summary>So much of a word must be left.</summary>
    private const int Shortest = 4;

    private static readonly string[] Endings =
    [
        "issements", "issement", "issaient", "atrices", "erions", "assent", "ements", "ations", "ateurs", "atrice", "aient", "ement", "ation", "ateur", "euses", "antes", "ables", "ances",
        "ences", "iques", "erais", "erait", "erons", "eront", "eurs", "euse", "ante", "able", "ance", "ence", "ages", "ants", "ions", "eres", "iere", "iers", "ique", "ives", "erai", "eras",
        "asse", "eur", "age", "ant", "ees", "ent", "ons", "ont", "ere", "ier", "ive", "ifs", "ais", "ait", "era", "ers", "iez", "ine", "ee", "er", "es", "ez", "if", "ir", "ie", "it", "is", "e", "s", "x", "i",
    ];

    /// <summary>By their last letter, in the same order.</summary>
    private static readonly ILookup<char, string> ByLast = Endings.ToLookup(ending => ending[^1]);

    /// <param name="word">Lower case, without accents.</param>
    public static string Of(string word)
    {
        var stem = WithoutPlural(word);
        foreach (var ending in ByLast[stem[^1]])
        {
            if (stem.Length - ending.Length < Shortest || !stem.EndsWith(ending, StringComparison.Ordinal)) continue;
            return stem[..^ending.Length];
        }

        return stem;
    }

    /// <summary>"travaux" is "travail", "journaux" "journal", "cadeaux" "cadeau".</summary>
    private static string WithoutPlural(string word) => word.Length < Shortest ? word
        : word.EndsWith("vaux", StringComparison.Ordinal) ? word[..^3] + "ail"
        : word.EndsWith("eaux", StringComparison.Ordinal) ? word[..^1]
        : word.EndsWith("aux", StringComparison.Ordinal) ? word[..^2] + "l"
        : word[^1] is 's' or 'x' ? word[..^1]
        : word;
}
