using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Texts;

/// <summary>Every word that a person reads, by language and key, from the files in this folder.</summary>
internal sealed class TextBook
{
    /// <summary>As long as a message may be.</summary>
    private const int MostSpared = 4096;

    private readonly FrozenDictionary<string, FrozenDictionary<string, Template>> _languages;
    private readonly string _fallback;
    private readonly Action<StringBuilder, object?, string> _write;

    /// <summary>Put aside by whoever wrote last: a text is written thousands of times a second.</summary>
    private StringBuilder? _spare;

    /// <param name="fallback">The language of readers whose own there is none of.</param>
    private TextBook(FrozenDictionary<string, FrozenDictionary<string, Template>> languages, string fallback)
    {
        _languages = languages;
        _fallback = languages.ContainsKey(fallback) ? fallback : "fr";
        _write = Write;
    }

    public IReadOnlyList<string> Languages => [.. _languages.Keys.Order(StringComparer.Ordinal)];

    public static TextBook Load(string fallback)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var languages = new Dictionary<string, FrozenDictionary<string, Template>>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("texts/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
            var language = Path.GetFileNameWithoutExtension(name);
            languages[language] = texts.ToFrozenDictionary(t => t.Key, t => Template.Parse(t.Value));
        }
        return new TextBook(languages.ToFrozenDictionary(), fallback);
    }

    /// <summary>The language to speak with somebody whose app says "en-GB", "fr" or nothing.</summary>
    public string LanguageFor(string? code)
    {
        var two = TwoLetters(code);
        return two is not null && _languages.ContainsKey(two) ? two : _fallback;
    }

    /// <summary>Whether there are words in the language of such a code.</summary>
    public bool Speaks(string? code) => TwoLetters(code) is { } two && _languages.ContainsKey(two);

    private static string? TwoLetters(string? code) => code?.Split('-', '_')[0].ToLowerInvariant();

    public IReadOnlyCollection<string> Keys(string language) => _languages[language].Keys;

    public Template Find(string language, string key) =>
        _languages[language].TryGetValue(key, out var template) ? template : throw new KeyNotFoundException($"no text {language}:{key}");

    public bool Has(string key) => _languages[_fallback].ContainsKey(key);

    /// <summary>As markup that a channel understands; what people wrote is escaped in it.</summary>
    public string Render(Phrase phrase, string language) => Find(language, phrase.Key).Whole ?? Written(phrase, language);

    public string Render(Lines lines, string language) => lines.Parts is [Phrase only] ? Render(only, language) : Written(lines, language);

    /// <summary>For buttons, toasts and other places without markup.</summary>
    public string Plain(Phrase phrase, string language) => Find(language, phrase.Key).WholePlain ?? PlainText.Of(Written(phrase, language));

    /// <summary>The same for lines: those of buttons are mostly one phrase or one category.</summary>
    public string Plain(Lines lines, string language) => lines.Parts switch
    {
        [Phrase only] => Plain(only, language),
        [Category only] => Label(only, language),
        _ => PlainText.Of(Written(lines, language)),
    };

    private static string Label(Category category, string language) => $"{category.Emoji} {category.Name(language)}";

    private string Written(object value, string language)
    {
        var text = Interlocked.Exchange(ref _spare, null) ?? new StringBuilder(MostSpared);
        Write(text, value, language);
        var written = text.ToString();
        text.Clear();
        if (text.Capacity <= MostSpared) _spare = text;
        return written;
    }

    private void Write(StringBuilder text, object? value, string language)
    {
        switch (value)
        {
            case null: break;
            case Phrase phrase: Find(language, phrase.Key).Write(text, phrase.Arguments, language, _write); break;
            case Lines lines: Write(text, lines, language); break;
            case Markup markup: text.Append(markup.Html); break;
            case string said: PlainText.Escape(text, PlainText.Defuse(said)); break;
            case Category category: PlainText.Escape(text, Label(category, language)); break;
            case TownWords town: PlainText.Escape(text, PlainText.AsWritten(town.Text)); break;
            case TypedName named: PlainText.Escape(text, named.Category.Name(language).Split(',')[0].ToLowerInvariant()); break;
            case DateOnly date: Write(text, Dates.Phrase(date), language); break;
            case int or long: text.Append(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)); break;
            case double number: text.Append(number.ToString("0.#", Numbers(language))); break;
            default: throw new ArgumentException($"a {value.GetType().Name} can't go into a text");
        }
    }

    private void Write(StringBuilder text, Lines lines, string language)
    {
        var first = true;
        for (var i = 0; i < lines.Parts.Count; i++)
        {
            var part = lines.Parts[i];
            var before = text.Length;
            if (!first) text.Append(lines.Separator);
            var start = text.Length;
            Write(text, part, language);
            if (text.Length == start && part is null or Lines) text.Length = before;
            else first = false;
        }
    }

    private static NumberFormatInfo Numbers(string language) =>
        new() { NumberDecimalSeparator = language == "en" ? "." : ",", NumberGroupSeparator = "\u202f" };
}
