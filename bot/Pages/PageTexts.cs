using System.Globalization;
using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Pages;

/// <summary>The words of a page in its reader's language.</summary>
public sealed class PageTexts
{
    private readonly TextBook _texts;
    private readonly string _botName;

    internal PageTexts(TextBook texts, string language, string botName) => (_texts, Language, _botName) = (texts, language, botName);

    /// <summary>In the language that was asked for, or else the one that the browser likes best.</summary>
    internal static PageTexts For(HttpContext context, TextBook texts, string? asked, Settings settings) => new(texts, LanguageFor(context, texts, asked), settings.BotName);

    /// <summary>The one that was asked for; where there are no words in it, or none was asked for, the one of those there are that the browser likes best.</summary>
    internal static string LanguageFor(HttpContext context, TextBook texts, string? asked) => texts.LanguageFor(
        context.Request.GetTypedHeaders().AcceptLanguage.Where(one => one.Quality is not 0).OrderByDescending(one => one.Quality ?? 1).Select(one => one.Value.Value).Prepend(asked).FirstOrDefault(texts.Speaks));

    internal static PageTexts In(TextBook texts, string language, Settings settings) => new(texts, texts.LanguageFor(language), settings.BotName);

    public string Language { get; }

    /// <summary>With its usual region, as browsers' components want it.</summary>
    public string Locale => CultureInfo.CreateSpecificCulture(Language).Name;

    public bool IsRightToLeft => CultureInfo.GetCultureInfo(Language).TextInfo.IsRightToLeft;

    /// <summary>The other languages, each by its own name.</summary>
    public IEnumerable<(string Code, string Name)> Others => _texts.Languages.Where(other => other != Language).Select(other => (other, _texts.Plain(new Phrase("language." + other), other)));

    /// <summary>As it is written here: "1 234".</summary>
    public string? Number(long? count) => count?.ToString("N0", CultureInfo.GetCultureInfo(Language));

    internal bool Has(string key) => _texts.Has(key);

    internal string In(Phrase phrase) => _texts.Plain(phrase, Language);

    /// <summary>As markup; nobody's words may be in it.</summary>
    internal string MarkupOf(Phrase phrase) => _texts.Render(phrase, Language);

    public string this[string key] => _texts.Plain(new Phrase(key, ("bot", _botName)), Language);
}
