using System.Text;
using System.Text.Json;

namespace Solidarity.Simulation;

/// <summary>What the server asks of the buttons under a message and of a keyboard, beyond their types.</summary>
internal static class MarkupRules
{
    private const int MostButtons = 100;
    private const int LargestMarkup = 10_000;
    private const int LargestData = 64;

    public static void Check(JsonElement markup, bool privateChat)
    {
        if (markup.ValueKind is not JsonValueKind.Object) throw ServerRefusal.Bad("object expected as reply markup");
        if (markup.TryGetProperty("inline_keyboard", out var inline)) CheckInline(markup, ButtonsOf(inline));
        else if (markup.TryGetProperty("keyboard", out var keyboard)) CheckKeyboard(ButtonsOf(keyboard), privateChat);
    }

    private static List<JsonElement> ButtonsOf(JsonElement rows) =>
        [.. rows.EnumerateArray().SelectMany(row => row.EnumerateArray())];

    private static void CheckInline(JsonElement markup, List<JsonElement> buttons)
    {
        if (markup.GetRawText().Length > LargestMarkup || buttons.Count > MostButtons) throw ServerRefusal.Bad("reply markup is too long");
        foreach (var button in buttons)
        {
            if (LabelOf(button).Length == 0) throw ServerRefusal.Bad("inline keyboard button text must be non-empty");
            if (button.EnumerateObject().Count(field => field.Name is not ("text" or "style" or "icon_custom_emoji_id")) != 1)
                throw ServerRefusal.Bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
            if (button.TryGetProperty("callback_data", out var data)
                && Encoding.UTF8.GetByteCount(data.GetString()!) is < 1 or > LargestData)
                throw ServerRefusal.Bad("BUTTON_DATA_INVALID");
            if (button.TryGetProperty("url", out var url) && !IsLink(url.GetString()!))
                throw ServerRefusal.Bad($"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL");
        }
    }

    private static void CheckKeyboard(List<JsonElement> keys, bool privateChat)
    {
        foreach (var key in keys)
        {
            if (LabelOf(key).Length == 0) throw ServerRefusal.Bad("keyboard button text must be non-empty");
            if (key.ValueKind is not JsonValueKind.Object || privateChat) continue;
            if (key.TryGetProperty("request_contact", out _)) throw ServerRefusal.Bad("phone number can be requested in private chats only");
            if (key.TryGetProperty("request_location", out _)) throw ServerRefusal.Bad("location can be requested in private chats only");
        }
    }

    private static string LabelOf(JsonElement button) =>
        button.ValueKind is JsonValueKind.String ? button.GetString()!
        : button.TryGetProperty("text", out var text) ? text.GetString()! : "";

    private static bool IsLink(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var link) && link.Scheme is "http" or "https" or "tg" && !url.Contains(' ');
}
