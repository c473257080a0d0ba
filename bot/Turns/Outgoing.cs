namespace Solidarity.Bot.Turns;

/// <summary>What one outbox row asks a channel to do; channel-neutral, kept as JSON in the row.</summary>
/// <param name="MessageId">Which message it is about; needed for all but <see cref="OutgoingKind.Say"/>.</param>
/// <param name="Text">Markup of b, i, code and a(href) tags; everything else is escaped already.</param>
/// <param name="Buttons">Rows of buttons under the message itself.</param>
/// <param name="Keyboard">What the keyboard of a private chat becomes, if it changes. Never together with buttons.</param>
/// <param name="Silent">Arrives without a sound.</param>
/// <param name="File">The text then stands under it, and may be empty. Only with <see cref="OutgoingKind.Say"/>.</param>
/// <param name="Topic">The forum topic to say it in. Where that is gone, it is said outside of any.</param>
/// <param name="Passing">It holds a secret: a channel that keeps what was said keeps this for an hour only.</param>
internal sealed record Outgoing(
    OutgoingKind Kind,
    string Chat,
    string Text,
    long? MessageId = null,
    IReadOnlyList<IReadOnlyList<OutgoingButton>>? Buttons = null,
    OutgoingKeyboard? Keyboard = null,
    bool Silent = false,
    OutgoingFile? File = null,
    long? Topic = null,
    bool Passing = false)
{
    /// <summary>One after another: a text that doesn't fit under its file goes before it, as a message of its own that is sent once.</summary>
    public IReadOnlyList<Outgoing> Parts() =>
        File is null || Texts.PlainText.Of(Text).Length <= OutgoingFile.LongestCaption
            ? [this]
            : [this with { File = null, Buttons = null, Keyboard = null }, this with { Text = "" }];
}

/// <summary><see cref="Remove"/> and <see cref="Pin"/> are wishes: where the bot may not, or the message is gone, nothing happens.</summary>
internal enum OutgoingKind { Say, Edit, Remove, Pin }

/// <summary>
/// Either <paramref name="Data"/> (1–64 bytes, comes back as a Press) or <paramref name="Start"/> is set: what the private chat with the bot that
/// it opens begins with (1–64 of A–Z, a–z, 0–9, _ and -). Links in texts do the same: <c>href="start:…"</c>.
/// </summary>
internal sealed record OutgoingButton(string Label, string? Data = null, string? Start = null, string? Address = null);

/// <param name="Rows">Empty: the keyboard goes away.</param>
internal sealed record OutgoingKeyboard(IReadOnlyList<IReadOnlyList<OutgoingKey>> Rows);

/// <summary>A key of the keyboard: pressing it says its label, or shares the place or the phone number.</summary>
internal sealed record OutgoingKey(string Label, KeyAsks Asks = KeyAsks.Text);

internal enum KeyAsks { Text, Place, Contact }

/// <summary>What became of a message.</summary>
internal abstract record SendOutcome
{
    private SendOutcome() { }

    /// <summary>Taken by the server ("not modified" counts). <paramref name="MessageId"/> is 0 where there is none.</summary>
    /// <param name="TopicGone">It was said outside of the topic that was named.</param>
    internal sealed record Sent(long MessageId, bool TopicGone = false) : SendOutcome;

    /// <summary>The server told us to wait exactly so long.</summary>
    internal sealed record Wait(TimeSpan For) : SendOutcome;

    /// <summary>The chat goes on under another address; send it there.</summary>
    internal sealed record Moved(string To) : SendOutcome;

    /// <summary>Blocked, deactivated, kicked, never started: nothing more can be said there.</summary>
    internal sealed record Unreachable(string Why) : SendOutcome;

    /// <summary>The bot is in this group, but may not write there now.</summary>
    internal sealed record Muted(string Why) : SendOutcome;

    /// <summary>Refused for good for what it is; it will not be tried again.</summary>
    internal sealed record Refused(string Why) : SendOutcome;

    /// <summary>Connection broken, server in trouble, answer unreadable: to be tried again later.</summary>
    internal sealed record Broken(string Why) : SendOutcome;
}

/// <summary>A way to talk.</summary>
internal interface IChannel
{
    string Name { get; }

    /// <summary>Whether several people read this chat: servers allow fewer messages there.</summary>
    bool IsGroup(string chat);

    /// <summary>Never throws but for cancellation: whatever happens is an outcome.</summary>
    Task<SendOutcome> SendAsync(Outgoing message, CancellationToken cancel);

    /// <summary>What somebody is in a group now. Never throws but for cancellation.</summary>
    Task<Standing> StandingAsync(string group, string person, CancellationToken cancel);

    /// <summary>Answers a press with a short line (or none); what fails is dropped, a toast is no promise.</summary>
    Task ToastAsync(string queryId, string? text, CancellationToken cancel);
}

/// <summary>What somebody is in a group. <see cref="Unknown"/>: the server could not be asked, or doesn't say.</summary>
internal enum Standing { Unknown, Outside, Member, Administrator }

/// <summary>What somebody is in a group: asked of the server between two runs of a turn.</summary>
internal readonly record struct StandingQuestion(Address Group, Address Person);
