using System.Collections.Frozen;

namespace Solidarity.Core.Posts;

/// <summary>
/// Words that carry no subject. They are left out when expressions are compared ("mes courses" is "les courses"), and
/// tell which language a sentence is in. Negations are not among them.
/// </summary>
internal static class SmallWords
{
    private static readonly FrozenSet<string> French = Set("""
        je j un une des du de d le la les l mon ma mes son sa ses notre nos votre vos leur leurs et ou pour avec chez dans
        sur au aux en qui que qu quelqu quelques ce cet cette il elle nous vous est ai besoin voudrais aimerais cherche
        """);

    private static readonly FrozenSet<string> English = Set("""
        i the an my your his her our their and or to of for with at in is are who someone somebody some it this that we you
        need want would like looking can please have has
        """);

    private static readonly FrozenSet<string> Both = Set("a me on si");

    public static bool Contains(string folded) => French.Contains(folded) || English.Contains(folded) || Both.Contains(folded);

    /// <summary>"fr", "en", or none when neither leads.</summary>
    public static string? LanguageOf(IEnumerable<Word> words)
    {
        var lead = 0;
        foreach (var word in words) lead += (French.Contains(word.Text) ? 1 : 0) - (English.Contains(word.Text) ? 1 : 0);
        return lead > 0 ? "fr" : lead < 0 ? "en" : null;
    }

    private static FrozenSet<string> Set(string words) =>
        Folding.Words(words).Select(word => word.Text).ToFrozenSet();
}
