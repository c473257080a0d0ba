using System.Security.Cryptography;
using System.Text;
using Solidarity.Core.Matching;

namespace Solidarity.Core.Safety;

/// <summary>
/// Two words by which those who were introduced know each other at the door or on the phone: whoever comes says the first, the other answers
/// with the second. The words are data, and the same in every language of the bot.
/// </summary>
public static class DoorstepWords
{
    private static readonly string[] Words = WordFiles.Read("doorstep.json").Single().Expressions;

    public static int Count => Words.Length;

    /// <summary>Always the same for one introduction; they differ. Made of its moment, to the millisecond, which nobody else is told.</summary>
    /// <param name="with">The introduction of whoever comes with them: the two have their words in common, and nobody who went before.</param>
    /// <exception cref="ArgumentException">They are not introduced.</exception>
    public static (string First, string Second) Of(Match match, Match? with = null)
    {
        var both = with is null ? [match] : match.Id < with.Id ? (Match[])[match, with] : [with, match];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('+', both.Select(Moment))));
        var first = BitConverter.ToUInt16(hash) % Words.Length;
        var second = BitConverter.ToUInt16(hash, 2) % (Words.Length - 1);
        return (Words[first], Words[second < first ? second : second + 1]);
    }

    private static string Moment(Match match)
    {
        var at = match.IntroducedAt ?? throw new ArgumentException("not introduced", nameof(match));
        // Not of who they are: somebody may go on under another account, and the words have been told.
        return $"{match.Id}:{at.ToUnixTimeMilliseconds()}";
    }
}
