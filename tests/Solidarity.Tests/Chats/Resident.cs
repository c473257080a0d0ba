using System.Text.RegularExpressions;
using Solidarity.Bot.Turns;

namespace Solidarity.Tests.Chats;

/// <summary>Somebody who talks with the bot in a <see cref="Town"/>.</summary>
internal sealed partial class Resident(Town town, Speaker speaker)
{
    public Speaker Speaker { get; set; } = speaker;

    public string Id => Speaker.Address.Id;

    public string Name => Speaker.FirstName;

    /// <summary>What stands in the chat now: each message with its last text, oldest first.</summary>
    public IReadOnlyList<Delivered> Screen =>
        [.. town.Delivered.Where(d => d.Chat == Id).GroupBy(d => d.MessageId).Select(g => g.Last()).OrderBy(d => d.MessageId)];

    /// <summary>The number of the last text they wrote.</summary>
    public long LastWritten { get; private set; }

    public Delivered Last => town.Delivered.Last(d => d.Chat == Id);

    /// <summary>Everything that ever reached the chat, for searches of what must not be there.</summary>
    public string Everything => string.Join("\n", town.Delivered.Where(d => d.Chat == Id)
        .Select(d => d.Message.Text + " " + string.Join(" ", d.Buttons.Select(b => b.Label + " " + b.Start + " " + b.Data))));

    /// <summary>What the files in the chat say, oldest first.</summary>
    public IReadOnlyList<string> Files => [.. Screen.Where(d => d.Message.File is not null).Select(d => System.Text.Encoding.UTF8.GetString(d.Message.File!.Bytes()))];

    /// <summary>What the newest invitation link in the chat opens the bot with.</summary>
    public string LastInvitation => Invitation().Matches(Everything)[^1].Value;

    [GeneratedRegex("(team|hello)-[A-Za-z0-9_-]{22}")]
    private static partial Regex Invitation();

    private IReadOnlyList<OutgoingKey> Keys =>
        town.Delivered.LastOrDefault(d => d.Chat == Id && d.Message.Keyboard is not null)?.Message.Keyboard!.Rows.SelectMany(r => r).ToArray() ?? [];

    public Task Say(string text, Resident? replyingTo = null, string? chat = null)
    {
        if (!text.StartsWith('/')) return Do(new Text(text, LastWritten = town.NextMessage()), chat);
        var parts = text[1..].Split(' ', 2, StringSplitOptions.TrimEntries);
        return Do(new Command(parts[0], parts.Length > 1 ? parts[1] : "", town.NextMessage(), replyingTo?.Speaker.Address), chat);
    }

    /// <summary>Presses the newest button that says so; a key of the keyboard says its label.</summary>
    /// <param name="under">Part of the text of the message that is meant, where it isn't the newest.</param>
    public async Task<string?> Press(string label, string? under = null, string? chat = null)
    {
        var where = chat ?? Id;
        var messages = town.Delivered.Where(d => d.Chat == where).GroupBy(d => d.MessageId).Select(g => (Last: g.Last(), At: town.Delivered.LastIndexOf(g.Last())));
        foreach (var (message, _) in messages.OrderByDescending(m => m.At).Where(m => under is null || m.Last.Text.Contains(under, StringComparison.Ordinal)))
        {
            if (message.Buttons.FirstOrDefault(b => b.Label.Contains(label, StringComparison.Ordinal)) is not { } button) continue;
            if (button.Data is { } data) return await PressWith(data, message.MessageId, chat);
            await Say("/start " + button.Start);
            return null;
        }
        if (Keys.FirstOrDefault(k => k.Label.Contains(label, StringComparison.Ordinal)) is { Asks: KeyAsks.Text } key)
        {
            await Say(key.Label);
            return null;
        }
        throw new InvalidOperationException($"{Name} sees no button \"{label}\". The last message:\n{Last.Text}\n{string.Join(" | ", Last.Buttons.Select(b => b.Label))}");
    }

    /// <summary>Presses a button that a slow app still shows, though the message has changed since.</summary>
    public async Task<string?> PressLate(string label)
    {
        var old = town.Delivered.Last(d => d.Chat == Id && d.Buttons.Any(b => b.Label.Contains(label, StringComparison.Ordinal)));
        return await PressWith(old.Buttons.First(b => b.Label.Contains(label, StringComparison.Ordinal)).Data!, old.MessageId);
    }

    /// <summary>A press with data of one's own choice, as a forged client could send it.</summary>
    public Task<string?> PressWith(string data, long messageId, string? chat = null) =>
        Do(new Press(data, messageId, Guid.NewGuid().ToString("N")), chat);

    public Task SharePlace(double latitude, double longitude) => Do(new SharedPlace(latitude, longitude, town.NextMessage()));

    public Task SharePhone(string phone, bool own = true) => Do(new SharedContact(phone, own, town.NextMessage()));

    public Task Send(MediaKind kind) => Do(new Media(kind, town.NextMessage()));

    /// <summary>Passes on what somebody else wrote.</summary>
    public Task Forward(string text, string? chat = null) => Do(new Forwarded(text, town.NextMessage()), chat);

    public Task Edit(long messageId, string text) => Do(new Edited(text, messageId));

    public Task<string?> Do(Input input, string? chat = null, long? updateId = null, long? topic = null) => town.TakeAsync(new Incoming(
        Speaker.Address.Channel, updateId ?? town.NextUpdate(), Speaker, new Address(Speaker.Address.Channel, chat ?? Id), chat is null, input, town.Clock.GetUtcNow())
    { Topic = topic });
}
