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

    private static readonly Lazy<(Regex[] Details, Regex[] Harmless)> Loaded = new(Load);

    public static bool In(string sentence)
    {
        var (details, harmless) = Loaded.Value;
        var left = harmless.Aggregate(Folding.Line(sentence), (line, kind) => kind.Replace(line, Gone));
        return Array.Exists(details, kind => kind.IsMatch(left));
    }

    private static (Regex[], Regex[]) Load()
    {
        var lists = WordFiles.Read("contact.json").Concat(WordFiles.Of("contact")).ToLookup(list => list.Meaning == WordFiles.Harmless, list => list.Expressions);
        return ([.. AnyOf([.. lists[false].SelectMany(list => list)])], [.. AnyOf([.. lists[true].SelectMany(list => list)])]);
    }

    /// <summary>
    /// In a time that grows with the sentence and no faster, so that it needs no limit on the clock: on a busy machine such a
    /// limit is over before the work has begun, and the turn fails. As few expressions as .NET takes (it refuses what is too large): each
    /// holds some 5 MB, and reads the sentence once.
    /// </summary>
    private static IEnumerable<Regex> AnyOf(string[] expressions)
    {
        try
        {
            return [new Regex(string.Join('|', expressions), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)];
        }
        catch (NotSupportedException) when (expressions.Length > 1)
        {
            return [.. AnyOf(expressions[..(expressions.Length / 2)]), .. AnyOf(expressions[(expressions.Length / 2)..])];
        }
    }
}
