using System.Globalization;
using System.Text;

namespace Solidarity.Bot.Texts;

/// <summary>
/// One text, cut once into pieces. "{name}" is a place to fill; "{count|# place|# places}" chooses a form by number, "#"
/// in it standing for the number. "{typed…}" is a place for what somebody has just typed, said back shortened: whatever it is, the message
/// stays short enough to be sent. Markup in a text is the text's own.
/// </summary>
internal sealed class Template
{
    private abstract record Piece;
    private sealed record Words(string Value) : Piece;
    private sealed record Hole(string Name, bool Shortens) : Piece;
    private sealed record Counted(string Name, string[] Forms) : Piece;

    private const char Shortens = '…';

    /// <summary>So many letters of what was typed are said back: enough to see which words are meant.</summary>
    public const int MostSaidBack = 80;

    private readonly Piece[] _pieces;
    private string? _plain;

    private Template(Piece[] pieces)
    {
        _pieces = pieces;
        Whole = pieces switch { [] => "", [Words words] => words.Value, _ => null };
    }

    /// <summary>The text itself where it has no places: it needn't be put together for each message. Null where it has some.</summary>
    public string? Whole { get; }

    /// <summary>The same without markup.</summary>
    public string? WholePlain => _plain ??= Whole is null ? null : PlainText.Of(Whole);

    /// <summary>The names of its places, each once, in order of the alphabet.</summary>
    public IReadOnlyList<string> Names =>
        [.. _pieces.Select(p => p switch { Hole h => h.Name, Counted c => c.Name, _ => null }).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Those of them that are for what somebody has just typed.</summary>
    public IReadOnlyList<string> NamesSaidBack => [.. _pieces.OfType<Hole>().Where(h => h.Shortens).Select(h => h.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <exception cref="FormatException">A brace is not closed.</exception>
    public static Template Parse(string text)
    {
        var pieces = new List<Piece>();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            if (open < 0) open = text.Length;
            if (open > at) pieces.Add(new Words(text[at..open]));
            if (open == text.Length) break;
            var close = text.IndexOf('}', open);
            if (close < 0) throw new FormatException($"a brace is not closed in: {text}");
            var inside = text[(open + 1)..close].Split('|');
            pieces.Add(inside.Length == 1 ? new Hole(inside[0].TrimEnd(Shortens), inside[0].EndsWith(Shortens)) : new Counted(inside[0], inside[1..]));
            at = close + 1;
        }
        return new Template([.. pieces]);
    }

    public void Write(StringBuilder text, (string Name, object Value)[] arguments, string language, Action<StringBuilder, object?, string> write)
    {
        foreach (var piece in _pieces)
        {
            switch (piece)
            {
                case Words words: text.Append(words.Value); break;
                case Hole hole: write(text, hole.Shortens ? Shortened(Find(arguments, hole.Name)) : Find(arguments, hole.Name), language); break;
                case Counted counted:
                    var number = Convert.ToInt64(Find(arguments, counted.Name), CultureInfo.InvariantCulture);
                    var form = counted.Forms[Math.Min(PluralForm(number, language), counted.Forms.Length - 1)];
                    text.Append(form.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
                    break;
            }
        }
    }

    private static object Shortened(object value) => value is string typed ? PlainText.Shorten(PlainText.Defuse(typed), MostSaidBack) : value;

    /// <summary>French says "0 jour", English "0 days". Further languages add their own forms here.</summary>
    private static int PluralForm(long number, string language) => language == "fr" ? (number < 2 ? 0 : 1) : (number == 1 ? 0 : 1);

    private static object Find((string Name, object Value)[] arguments, string name)
    {
        foreach (var (key, value) in arguments)
        {
            if (key == name) return value;
        }
        throw new ArgumentException($"nothing was given for {{{name}}}");
    }
}
