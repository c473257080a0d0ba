using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Solidarity.Bot.Turns;

namespace Solidarity.Resilience.Oracle;

/// <summary>A message as its reader sees it, in a number: the same chat, text, buttons and keys give the same.</summary>
/// <param name="Told">Its chat and its first words, for whoever must find out what went wrong.</param>
internal readonly record struct MessageKey(UInt128 Value, string Told)
{
    private const int FewWords = 80;

    public bool Equals(MessageKey other) => Value == other.Value;

    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>From what a committed turn promised.</summary>
    public static MessageKey Of(string chat, string payload)
    {
        var outgoing = OutgoingJson.Read(payload);
        var look = Begin(chat, outgoing.Kind is OutgoingKind.Edit ? outgoing.MessageId : null, outgoing.Text);
        foreach (var button in outgoing.Buttons?.SelectMany(row => row) ?? []) Button(look, button.Label, button.Data, button.Start);
        if (outgoing.Keyboard is { Rows: var rows })
        {
            if (rows.Count == 0) look.Append("{}");
            foreach (var key in rows.SelectMany(row => row)) look.Append('{').Append(key.Label).Append('}');
        }

        return Made(chat, outgoing.Text, look);
    }

    /// <summary>From what the server was asked.</summary>
    public static MessageKey Of(JsonElement call)
    {
        string chat = call.GetProperty("chat_id").ToString(), text = Text(call, "text") ?? Text(call, "caption") ?? "";
        var look = Begin(chat, call.TryGetProperty("message_id", out var id) ? id.GetInt64() : null, text);
        if (call.TryGetProperty("reply_markup", out var markup))
        {
            if (markup.TryGetProperty("inline_keyboard", out var buttons))
                foreach (var button in Cells(buttons)) Button(look, Text(button, "text"), Text(button, "callback_data"), Text(button, "url")?.Split("start=")[^1]);
            if (markup.TryGetProperty("remove_keyboard", out _)) look.Append("{}");
            if (markup.TryGetProperty("keyboard", out var keys))
                foreach (var key in Cells(keys)) look.Append('{').Append(Text(key, "text")).Append('}');
        }

        return Made(chat, text, look);
    }

    /// <summary>What only an introduction holds: "I can't make it" right under the news; null for any other message.</summary>
    public static string? IntroductionIn(string payload)
    {
        if (!payload.Contains("\"w:ask:", StringComparison.Ordinal)) return null;
        var outgoing = OutgoingJson.Read(payload);
        return outgoing is { Kind: OutgoingKind.Say, Buttons: [[{ Data: { } data }]] } && data.StartsWith("w:ask:", StringComparison.Ordinal) ? data : null;
    }

    private static StringBuilder Begin(string chat, long? messageId, string text) =>
        new StringBuilder(chat).Append('\n').Append(messageId ?? 0).Append('\n').Append(text).Append('\n');

    private static void Button(StringBuilder look, string? label, string? data, string? url) =>
        look.Append('[').Append(label).Append('|').Append(data).Append('|').Append(url).Append(']');

    private static MessageKey Made(string chat, string text, StringBuilder look)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(look.ToString()));
        return new MessageKey(BitConverter.ToUInt128(hash), $"chat {chat}: {(text.Length > FewWords ? text[..FewWords] : text).ReplaceLineEndings(" ")}");
    }

    private static IEnumerable<JsonElement> Cells(JsonElement rows) => rows.EnumerateArray().SelectMany(row => row.EnumerateArray());

    private static string? Text(JsonElement holder, string name) => holder.TryGetProperty(name, out var value) ? value.GetString() : null;
}
