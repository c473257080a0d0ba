using System.Text;

namespace Solidarity.Bot.Turns;

/// <summary>What a person sent, without what no database keeps as text: NUL, and halves of surrogate pairs.</summary>
internal static class Storable
{
    public static Incoming Of(Incoming incoming) => incoming with
    {
        Who = incoming.Who with { FirstName = Of(incoming.Who.FirstName), UserName = incoming.Who.UserName is { } name ? Of(name) : null },
        Input = incoming.Input switch
        {
            Text text => text with { Value = Of(text.Value) },
            Forwarded forwarded => forwarded with { Words = Of(forwarded.Words) },
            Edited edited => edited with { Value = Of(edited.Value) },
            Command command => command with { Arguments = Of(command.Arguments) },
            SharedContact contact => contact with { Phone = Of(contact.Phone) },
            var other => other,
        },
    };

    /// <summary>The text itself where all is well, which is nearly always.</summary>
    public static string Of(string text)
    {
        if (IsFine(text)) return text;
        var cleaned = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) cleaned.Append(rune.Value == 0 ? Rune.ReplacementChar.ToString() : rune.ToString());
        return cleaned.ToString();
    }

    private static bool IsFine(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return false;
            i++;
        }
        return true;
    }
}
