using System.Globalization;
using System.Text;
using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Posters;

/// <summary>
/// What of somebody's words can be printed without shaping: scripts that go from left to right and whose letters stand side by side. Arabic, Hebrew,
/// scripts of India and South-East Asia, signs on top of others and emoji are left out, and so is whatever the font has no picture of.
/// </summary>
/// <param name="Text">On one line; empty where no letter or digit is left.</param>
/// <param name="LeftOut">Each once, in the order they were written.</param>
internal sealed record PrintableWords(string Text, IReadOnlyList<string> LeftOut)
{
    /// <summary>As long as a chat lets a group's name be.</summary>
    public const int Longest = 128;

    /// <summary>First and last of each run of signs that need no shaping: Latin with its accents, Greek, Cyrillic, Armenian, Georgian, Tifinagh, signs of prose, money and sums.</summary>
    private static readonly (int First, int Last)[] Sound =
    [
        (0x20, 0x7e), (0xa0, 0x24f), (0x250, 0x2af), (0x370, 0x3ff), (0x400, 0x482), (0x48a, 0x58f), (0x10a0, 0x10ff), (0x1e00, 0x1fff), (0x2010, 0x2027),
        (0x202f, 0x205e), (0x2070, 0x209f), (0x20a0, 0x20bf), (0x2100, 0x218f), (0x2190, 0x21ff), (0x2200, 0x22ff), (0x25a0, 0x25ff), (0x2c60, 0x2c7f), (0x2d30, 0x2d7f), (0xa720, 0xa7ff),
    ];

    /// <summary>What joins words; at an end it joins nothing.</summary>
    private const string Joining = "-‐‑‒–—·•,;:/|&+";

    public static PrintableWords Of(string said, PosterFonts fonts)
    {
        // Composed only after the defusing, which takes out halves of signs that can't be.
        var words = PlainText.Shorten(PlainText.Undefused(PlainText.Defuse(said)).Normalize(), Longest).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (kept, left) = (new List<string>(), new List<string>());
        foreach (var word in words)
        {
            var elements = Elements(word);
            var lost = elements.FindAll(element => !CanBeDrawn(element, fonts));
            // A word with holes says something else; beside a sign that is missing it says the same.
            var whole = !lost.Exists(IsOfWords);
            left.AddRange(whole ? lost : [word]);
            if (whole) kept.Add(string.Concat(elements.Where(element => !lost.Contains(element))));
        }

        var text = string.Join(' ', kept.Where(word => word.Length > 0)).Trim([' ', .. Joining]);
        return new PrintableWords(text.Any(char.IsLetterOrDigit) ? text : "", [.. left.Distinct()]);
    }

    private static List<string> Elements(string word)
    {
        var elements = new List<string>();
        for (var (at, length) = (0, 0); at < word.Length; at += length)
        {
            length = StringInfo.GetNextTextElementLength(word, at);
            elements.Add(word.Substring(at, length));
        }

        return elements;
    }

    private static bool CanBeDrawn(string element, PosterFonts fonts) =>
        element.Length == 1 && Array.Exists(Sound, run => element[0] >= run.First && element[0] <= run.Last) && fonts.Hold(new Rune(element[0]));

    private static bool IsOfWords(string element) => element.EnumerateRunes().Any(Rune.IsLetterOrDigit);
}
