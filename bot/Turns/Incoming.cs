using Solidarity.Core.Groups;
using Solidarity.Core.People;

namespace Solidarity.Bot.Turns;

/// <summary>A person or a chat as a channel knows it. For Telegram, <paramref name="Id"/> is the numeric id in decimal.</summary>
internal readonly record struct Address(string Channel, string Id)
{
    public static Address Of(Group group) => new(group.Channel, group.Chat);

    public static Address Of(Person person) => new(person.Channel, person.Address);
}

/// <summary>Who sent something, as the channel tells it now; the names are for later display only, never for rights.</summary>
/// <param name="LanguageCode">IETF tag of the person's own app ("fr", "en-GB"), if told.</param>
internal sealed record Speaker(Address Address, string FirstName, string? UserName = null, string? LanguageCode = null);

/// <summary>One thing that happened in a channel: the way every update enters, whatever the channel.</summary>
/// <param name="UpdateId">Unique within the channel; the inbox takes each once.</param>
/// <param name="Who">Of what happens to a group, the group itself, in the language of whoever did it.</param>
/// <param name="Private">Whether <paramref name="Where"/> is the person's own chat with the bot.</param>
internal sealed record Incoming(
    string Channel, long UpdateId, Speaker Who, Address Where, bool Private, Input Input, DateTimeOffset At)
{
    /// <summary>What a group is called now, if it is one and the channel told.</summary>
    public string? Title { get; init; }

    /// <summary>The browser it came from, by what was drawn for it; null where a channel doesn't tell them apart.</summary>
    public string? Device { get; init; }

    /// <summary>The forum topic that it happened in; null in groups that have none, and in the general one.</summary>
    public long? Topic { get; init; }
}

/// <summary>What a person did.</summary>
internal abstract record Input;

/// <param name="MessageId">The channel's number of the message that holds the text.</param>
/// <param name="RepliesTo">The number of the bot's own message that this replies to, if it does.</param>
internal sealed record Text(string Value, long MessageId, long? RepliesTo = null) : Input;

/// <param name="Name">In lower case, without the slash and without "@bot".</param>
/// <param name="Arguments">The rest of the line, trimmed; empty when there is none.</param>
/// <param name="RepliesTo">Whose message this replies to, if it replies to a person's.</param>
internal sealed record Command(string Name, string Arguments, long MessageId, Address? RepliesTo = null) : Input;

/// <param name="Data">What the button carries: whatever a client chose to send, so never trusted.</param>
/// <param name="QueryId">To answer the press with a toast; the channel knows what it means.</param>
internal sealed record Press(string Data, long MessageId, string QueryId) : Input;

/// <summary>A location that the person shared, in WGS 84 degrees.</summary>
internal sealed record SharedPlace(double Latitude, double Longitude, long MessageId) : Input;

/// <param name="Own">True only when the channel vouches that the number is the sender's own.</param>
internal sealed record SharedContact(string Phone, bool Own, long MessageId) : Input;

/// <summary>Something that can't be read as an answer: a photo, a voice message, a sticker…</summary>
internal sealed record Media(MediaKind Kind, long MessageId) : Input;

internal enum MediaKind { Photo, Voice, Video, Sticker, Document, Animation, Poll, Other }

/// <summary>
/// Somebody else's message passed on, or one that another bot made: whatever is in it, its sender has neither said nor ordered it, so it is
/// no command and no answer.
/// </summary>
/// <param name="Words">Its text, looked at for dangers alone; empty where it has none.</param>
internal sealed record Forwarded(string Words, long MessageId) : Input;

/// <summary>An earlier text message was changed by its writer.</summary>
internal sealed record Edited(string Value, long MessageId) : Input;

/// <summary>The bot is let in (a group added it, a person unblocked it), or may do other things there than before.</summary>
internal sealed record Added(bool MayWrite = true, bool MayRemove = false, bool MayPin = false) : Input;

/// <summary>The bot was put out (a group removed it, a person blocked it).</summary>
internal sealed record Removed : Input;

/// <summary>The group goes on under another address.</summary>
internal sealed record Migrated(Address To) : Input;

/// <summary>The group is called otherwise now: <see cref="Incoming.Title"/>.</summary>
internal sealed record Renamed : Input;

/// <summary>Somebody left the group, or was put out of it. The speaker is the group itself: it may be another who did it.</summary>
internal sealed record Left(Address Who) : Input;

/// <summary>A command of an administrator who hides who they are: nobody knows whose it is. The speaker is the group itself.</summary>
internal sealed record FromNobody(string Name, long MessageId) : Input;
