using Solidarity.Bot.Texts;

namespace Solidarity.Resilience.Oracle;

/// <summary>Texts that nobody in these stories gives the bot a reason for.</summary>
internal sealed class FatalTexts
{
    private const int Enough = 18;

    private static readonly string[] Keys =
    [
        "oops", "menu.not-understood", "menu.cannot-read", "command.unknown", "button.not-yours", "button.unknown",
        "button.private-only", "button.team-only", "match.not-asked", "cancel.nothing", "post.not-now", "post.too-many",
    ];

    private readonly HashSet<string> beginnings = [];

    public FatalTexts()
    {
        var texts = TextBook.Load("fr");
        foreach (string language in texts.Languages)
        {
            foreach (string key in texts.Keys(language).Where(key => Keys.Contains(key) || key.StartsWith("expected.", StringComparison.Ordinal)))
            {
                string text = texts.Find(language, key).Names.Any() ? "" : texts.Plain(key, language);
                if (text.Length >= Enough) beginnings.Add(text[..Enough]);
            }
        }
    }

    public bool Holds(string text) => text.Length >= Enough && beginnings.Contains(text[..Enough]);
}
