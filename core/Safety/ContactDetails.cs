using System.Text.RegularExpressions;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Safety;

/// <summary>
/// Whether a sentence holds a way to reach somebody (a phone number, an e-mail or web address, a user name, a street and a
/// number, a door's code): it would tell the other side who the writer is before a moderator and both of them have said yes. In
/// doubt it flags. What it looks for is data: contact.json is the same everywhere, contact.fr.json and the others are a language's.
/// </summary>
/// <remarks>
/// The files hold regular expressions for a folded line: lower case, no accents, one blank between words. What is harmless (a
/// date, a time, "bus 183") is taken out first, so it must match no more than a few words.
/// </remarks>
public static class ContactDetails
{
    /// <summary>Stands for what was taken out; no expression looks for it.</summary>
    private const string Gone = "~";

    private static readonly Lazy<(Regex[] Details, Regex Harmless)> Loaded = new(Load);

    public static bool In(string sentence)
    {
        var (details, harmless) = Loaded.Value;
        var left = harmless.Replace(Folding.Line(sentence), Gone);
        return Array.Exists(details, kind => kind.IsMatch(left));
    }

    private static (Regex[], Regex) Load()
    {
        var lists = WordFiles.Read("contact.json").Concat(WordFiles.Of("contact")).ToLookup(list => list.Meaning == WordFiles.Harmless, list => list.Expressions);
        return ([.. lists[false].SelectMany(list => list).Select(Expression)], Expression(string.Join('|', lists[true].SelectMany(list => list))));
    }

    /// <summary>
    /// Expressions that step back, though not far: a sentence has 500 characters, and a test holds what the worst of them take. Those of .NET that
    /// never step back would need 20 MB and a third of a second at start for these lists; here a look takes a tenth of a millisecond, once a sentence.
    /// </summary>
    private static Regex Expression(string written) => new(written, RegexOptions.CultureInvariant);
}
