using System.Globalization;
using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Pages;

/// <summary>The words of a page in its reader's language.</summary>
public sealed class PageTexts
{
    private readonly TextBook _texts;
    private readonly string _botName;

    internal PageTexts(TextBook texts, string language, string botName) => (_texts, Language, _botName) = (texts, language, botName);

    public string Language { get; }

    /// <summary>With its usual region, as browsers' components want it.</summary>
    public string Locale => CultureInfo.CreateSpecificCulture(Language).Name;

    public bool IsRightToLeft => CultureInfo.GetCultureInfo(Language).TextInfo.IsRightToLeft;

    /// <summary>The other languages, each by its own name.</summary>
    public IEnumerable<(string Code, string Name)> Others => _texts.Languages.Where(other => other != Language).Select(other => (other, _texts.Plain(new Phrase("language." + other), other)));

    internal string In(Phrase phrase) => _texts.Plain(phrase, Language);

    public string this[string key] => _texts.Plain(new Phrase(key, ("bot", _botName)), Language);
}
