using System.Buffers;
using System.Text.Json;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Safety;

/// <summary>
/// Whether a free sentence asks for or offers money. A moderator looks at what is flagged, so in doubt it flags: paying
/// back the groceries is flagged as well. Its words are data (money.json).
/// </summary>
public static class MoneyWords
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("€£$¥₽₴₺");
    private static readonly Lazy<Phrasebook<bool>> Loaded = new(Load);

    public static bool Speaks(string sentence) =>
        sentence.AsSpan().ContainsAny(Signs)
        || Loaded.Value.FindIn(Folding.Words(sentence)).Any(found => found.Meanings[0])
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

    private static Phrasebook<bool> Load()
    {
        var lists = JsonSerializer.Deserialize<Lists>(Resource.Text("money.json"), JsonSerializerOptions.Web)!;
        var book = new Phrasebook<bool>(leaveOutSmallWords: false);
        foreach (var word in lists.Harmless) book.Add(word, false);
        foreach (var word in lists.Money) book.Add(word, true);
        return book;
    }

    /// <param name="Harmless">Longer expressions that take a money word's sting away ("sans argent").</param>
    private sealed record Lists(string[] Money, string[] Harmless);
}
