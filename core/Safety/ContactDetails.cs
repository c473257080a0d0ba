using System.Text.RegularExpressions;

namespace Solidarity.Core.Safety;

/// <summary>
/// Whether a sentence holds a way to reach somebody (a phone number, an e-mail or web address, a user name): it would tell
/// the other side who the writer is before a moderator and both of them have said yes. In doubt it flags.
/// </summary>
public static class ContactDetails
{
    public static bool In(string sentence) => Any.IsMatch(sentence);

    /// <summary>
    /// In a time that grows with the sentence and no faster, so that it needs no limit on the clock: on a busy machine such a
    /// limit is over before the work has begun, and the turn fails.
    /// </summary>
    private static readonly Regex Any = new(
        @"(?:\+|\b)\d(?:[\s.\-/()]?\d){7,}|@\w{3,}|\w@\w|https?:|www\.|\b\w+\.(?:fr|com|net|org|me|eu|io|info)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
