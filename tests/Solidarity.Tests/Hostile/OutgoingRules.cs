using System.Text.Json;
using System.Text.RegularExpressions;
using Solidarity.Bot.Channels.Telegram;
using Solidarity.Bot.Turns;
using Solidarity.Tests.Chats;
using Solidarity.Tests.Telegram;

namespace Solidarity.Tests.Hostile;

/// <summary>
/// Holds what the bot says against what the server takes: each message goes through the real channel and client, and the
/// call that comes out is checked with the description, the rules of buttons, the server's reading of HTML and its limits.
/// </summary>
internal sealed partial class OutgoingRules
{
    private const int LongestText = 4096;

    private readonly CannedServer _server = CannedServer.Answering(200, """{"ok":true,"result":{"message_id":1}}""");
    private readonly TelegramChannel _channel;

    public OutgoingRules() => _channel = new TelegramChannel(_server.Api, new Bot.Commands.BotIdentity { UserName = "solidarity_bot" });

    /// <returns>What is wrong with it; null when all is well.</returns>
    public async Task<string?> FaultAsync(Delivered delivered)
    {
        _server.Asked.Clear();
        var outcome = await _channel.SendAsync(delivered.Message, CancellationToken.None);
        if (_server.Asked is not [var (method, body)]) return $"{_server.Asked.Count} calls instead of one: {outcome} for {delivered.Message.Kind} in {delivered.Message.Chat}";
        using var call = JsonDocument.Parse(body);
        var root = call.RootElement;
        if (BotApiSchema.Published.Check(method, root) is { Count: > 0 } faults) return string.Join("; ", faults);
        // Taken back, or pinned: nothing is said.
        if (delivered.Message.Kind is OutgoingKind.Remove or OutgoingKind.Pin) return null;
        try
        {
            if (root.TryGetProperty("reply_markup", out var markup)) MarkupRules.Check(markup, privateChat: !delivered.Chat.StartsWith('-'));
            if (delivered.Message.File is not null && !root.TryGetProperty("caption", out _)) return null;
            var source = root.GetProperty(delivered.Message.File is null ? "text" : "caption").GetString()!;
            return InSource(source) ?? InText(HtmlText.Parse(source)) ?? Labels(delivered).Select(InText).FirstOrDefault(f => f is not null);
        }
        catch (ServerRefusal refusal)
        {
            return refusal.Message;
        }
    }

    private static IEnumerable<string> Labels(Delivered delivered) =>
        delivered.Buttons.Select(b => b.Label).Concat(delivered.Message.Keyboard?.Rows.SelectMany(r => r).Select(k => k.Label) ?? []);

    private static string? InSource(string html)
    {
        foreach (Match tag in Tag().Matches(html))
        {
            if (!OurTag().IsMatch(tag.Value)) return $"markup that isn't ours: {tag.Value}";
        }
        return MarkedCanary().IsMatch(html) ? "somebody's words as markup" : null;
    }

    public static string? InText(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "empty";
        if (text.Length > LongestText) return $"{text.Length} characters";
        if (Alive().Match(text) is { Success: true } alive) return $"a command, mention, link or formula is alive: {alive.Value}";
        if (Unseen().Match(text) is { Success: true } unseen) return $"an unseen character: U+{(int)unseen.Value[0]:X4}";
        return null;
    }

    [GeneratedRegex("<[^>]*>?")]
    private static partial Regex Tag();

    [GeneratedRegex("""^(</?[bia]>|<a href="tg://user\?id=[0-9]+">)$""")]
    private static partial Regex OurTag();

    [GeneratedRegex($"<[bi]>{HostileStrings.Canary}")]
    private static partial Regex MarkedCanary();

    [GeneratedRegex($@"[=@/#]{HostileStrings.Canary}|^[ \t]*[-+＝＋－＠]{HostileStrings.Canary}|{HostileStrings.Canary}\.example", RegexOptions.Multiline)]
    private static partial Regex Alive();

    [GeneratedRegex("[\u0000-\u0009\u000b-\u001f\u007f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]")]
    private static partial Regex Unseen();
}
