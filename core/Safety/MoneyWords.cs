using System.Buffers;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Safety;

/// <summary>
/// Whether a free sentence asks for or offers money. A moderator looks at what is flagged, so in doubt it flags: paying
/// back the groceries is flagged as well. Its words are data (money.fr.json).
/// </summary>
public static class MoneyWords
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("€£$¥₽₴₺");
    private static readonly Lazy<Phrasebook<bool>> Loaded = new(() => WordFiles.Stings("money"));

    public static bool Speaks(string sentence) =>
        sentence.AsSpan().ContainsAny(Signs)
        || Loaded.Value.StingIn(Folding.Words(sentence))
        || HoldsIban(sentence);

    /// <summary>Two letters, two check digits, then at least eleven letters or digits, spaced or not.</summary>
    private static bool HoldsIban(string sentence)
    {
        var run = 0;
        foreach (var c in sentence)
        {
            if (c is ' ' or '\u00a0' or '-' && run >= 4) continue;
            run = run switch
            {
                < 2 => char.IsAsciiLetter(c) ? run + 1 : 0,
                < 4 => char.IsAsciiDigit(c) ? run + 1 : char.IsAsciiLetter(c) && run == 2 ? 2 : 0,
                _ => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c) ? run + 1 : 0,
            };
            if (run >= 15) return true;
        }
        return false;
    }
}
