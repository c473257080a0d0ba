using System.Globalization;
using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Pages;

/// <summary>The words of a page in its reader's language.</summary>
public sealed class PageTexts
{
    private readonly TextBook texts; private readonly string language, botName;
    internal PageTexts(TextBook texts, string language, string botName) => (this.texts, this.language, this.botName) = (texts, language, botName);

    public string Language => language;

    /// <summary>With its usual region, as browsers' components want it.</summary>
    public string Locale => CultureInfo.CreateSpecificCulture(language).Name;

    public bool IsRightToLeft => CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft;

    public string this[string key] => texts.Plain(new Phrase(key, ("bot", botName)), language);

    /// <summary>Each by its own name.</summary>
    public IEnumerable<(string Code, string Name)> Others => texts.Languages.Where(other => other != language).Select(other => (other, texts.Plain(new Phrase("language." + other), other)));
}
