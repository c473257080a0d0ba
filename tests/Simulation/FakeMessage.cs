using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solidarity.Simulation;

/// <summary>A message as it stands in a chat now.</summary>
/// <param name="Text">Without markup; what a message without text holds is told in angle brackets.</param>
/// <param name="Source">What the bot sent, markup and all.</param>
/// <param name="Revision">Rises with everything that happens on this server: what came later is greater.</param>
/// <param name="Wire">As the Bot API shows it.</param>
internal sealed record FakeMessage(
    long Id,
    bool FromBot,
    string Text,
    string Source,
    IReadOnlyList<IReadOnlyList<FakeButton>> Buttons,
    bool Silent,
    bool Edited,
    long Revision,
    JsonObject Wire,
    FakeFile? File = null)
{
    public FakeButton? ButtonNamed(string label) =>
        Buttons.SelectMany(row => row).FirstOrDefault(button => button.Label == label)
        ?? Buttons.SelectMany(row => row).FirstOrDefault(button => button.Label.Contains(label, StringComparison.Ordinal));

    public override string ToString() =>
        $"#{Id} {(FromBot ? "bot" : "person")}{(Edited ? " (edited)" : "")}{(Silent ? " (silent)" : "")}: {Text}"
        + string.Concat(Buttons.Select(row => "\n   " + string.Join(' ', row.Select(button => $"[{button.Label}]"))));
}

/// <summary>A file that came with a call.</summary>
internal sealed record FakeFile(string Name, byte[] Bytes);

internal sealed record FakeButton(string Label, string? Data, string? Url)
{
    public static IReadOnlyList<IReadOnlyList<FakeButton>> RowsOf(JsonElement inlineKeyboard) =>
        [.. inlineKeyboard.EnumerateArray().Select(row => row.EnumerateArray().Select(button => new FakeButton(
            button.GetProperty("text").GetString()!, Optional(button, "callback_data"), Optional(button, "url"))).ToList())];

    private static string? Optional(JsonElement button, string name) =>
        button.TryGetProperty(name, out var value) ? value.GetString() : null;
}

/// <summary>A key of a private chat's keyboard.</summary>
internal sealed record FakeKey(string Label, bool AsksPlace, bool AsksContact)
{
    public static IReadOnlyList<FakeKey> KeysOf(JsonElement keyboard) =>
        [.. keyboard.EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(key =>
            key.ValueKind is JsonValueKind.String
                ? new FakeKey(key.GetString()!, false, false)
                : new FakeKey(
                    key.GetProperty("text").GetString()!,
                    key.TryGetProperty("request_location", out var place) && place.GetBoolean(),
                    key.TryGetProperty("request_contact", out var contact) && contact.GetBoolean()))];
}
