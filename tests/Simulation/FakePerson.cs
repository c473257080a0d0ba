using System.Text.Json.Nodes;

namespace Solidarity.Simulation;

/// <summary>Somebody who talks with the bot.</summary>
internal sealed class FakePerson(FakeTelegram server, long id, string firstName, string language, string? userName)
{
    private FakeChat? chat;

    public long Id => id;

    public string FirstName => firstName;

    public string? UserName => userName;

    public string Phone { get; set; } = $"+336{id:00000000}";

    /// <summary>Whether the bot may write to them: they wrote first.</summary>
    public bool Started { get; internal set; }

    public bool Blocked { get; private set; }

    public bool Deactivated { get; set; }

    /// <summary>Their own chat with the bot.</summary>
    public FakeChat Chat => chat ??= server.PrivateChat(this);

    internal JsonObject Wire
    {
        get
        {
            var wire = new JsonObject
            {
                ["id"] = id,
                ["is_bot"] = false,
                ["first_name"] = firstName,
                ["language_code"] = language,
            };
            if (userName is not null) wire["username"] = userName;
            return wire;
        }
    }

    /// <summary>Says something, in private unless told otherwise.</summary>
    /// <param name="anonymously">As an administrator of the group who hides their name.</param>
    /// <param name="topic">The forum topic to say it in.</param>
    public FakeMessage Say(string text, FakeChat? at = null, FakeMessage? replyTo = null, bool anonymously = false, long? topic = null)
    {
        var content = new JsonObject { ["text"] = text };
        string head = text.Split((char[]?)null, 2)[0];
        if (head.Length > 1 && head[0] is '/')
        {
            content["entities"] = new JsonArray(
                new JsonObject { ["type"] = "bot_command", ["offset"] = 0, ["length"] = head.Length });
        }

        if (topic is not null) (content["message_thread_id"], content["is_topic_message"]) = (topic, true);

        return Post(content, text, at, replyTo, anonymously);
    }

    /// <summary>Says something and waits for what the bot then says, or edits, in the same chat.</summary>
    public async Task<FakeMessage> AskAsync(
        string text, Func<FakeMessage, bool>? wanted = null, FakeChat? at = null, TimeSpan? timeout = null)
    {
        var said = Say(text, at);
        return await (at ?? Chat).WaitForMessageAsync(wanted, said.Revision, timeout);
    }

    public FakeMessage SharePlace(double latitude, double longitude, FakeChat? at = null) => Post(
        new JsonObject { ["location"] = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude } }, "<place>", at);

    /// <summary>Shares a phone number: their own, or somebody else's from their address book.</summary>
    public FakeMessage ShareContact(FakePerson? of = null)
    {
        var owner = of ?? this;
        var contact = new JsonObject
        {
            ["phone_number"] = owner.Phone,
            ["first_name"] = owner.FirstName,
            ["user_id"] = owner.Id,
        };
        return Post(new JsonObject { ["contact"] = contact }, "<contact>");
    }

    /// <param name="kind">The field of the message, such as "voice" or "sticker".</param>
    public FakeMessage SendMedia(string kind, FakeChat? at = null)
    {
        var file = new JsonObject { ["file_id"] = "file", ["file_unique_id"] = "file" };
        return Post(new JsonObject { [kind] = kind is "photo" ? new JsonArray(file) : file }, $"<{kind}>", at);
    }

    public void Edit(FakeMessage said, string text, FakeChat? at = null)
    {
        lock (server.Gate)
        {
            var wire = (JsonObject)said.Wire.DeepClone();
            wire["text"] = text;
            wire["edit_date"] = server.Now;
            (at ?? Chat).Record(said with { Text = text, Edited = true, Wire = wire, Revision = server.NextRevision() });
            server.Updates.Push("edited_message", (JsonObject)wire.DeepClone());
        }
    }

    /// <summary>
    /// Presses the button or key of this label (or that holds it), the newest message first. A key says its label or
    /// shares what it asks for; a link to the bot is followed.
    /// </summary>
    public FakePress Press(string label, FakeChat? at = null)
    {
        var where = at ?? Chat;
        foreach (var message in where.BotMessages.Reverse())
        {
            if (message.ButtonNamed(label) is not { } button) continue;
            return button.Url is null ? PressWith(button.Data!, message, where) : Follow(button.Url);
        }

        var key = where.Keyboard.FirstOrDefault(key => key.Label == label)
            ?? where.Keyboard.FirstOrDefault(key => key.Label.Contains(label, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{firstName} sees no button \"{label}\":\n{where.Transcript}");
        var said = key switch
        {
            { AsksContact: true } => ShareContact(),
            { AsksPlace: true } => SharePlace(48.8566, 2.3522),
            _ => Say(key.Label, where),
        };
        return new FakePress(where, said.Revision, Task.FromResult<string?>(null));
    }

    /// <summary>Presses a button with any data: what a forged client could send as well.</summary>
    /// <param name="under">Null as if the message were gone.</param>
    public FakePress PressWith(string data, FakeMessage? under, FakeChat? at = null)
    {
        lock (server.Gate)
        {
            long revision = server.NextRevision();
            var query = new JsonObject { ["id"] = "", ["from"] = Wire, ["chat_instance"] = "1", ["data"] = data };
            if (under is not null) query["message"] = under.Wire.DeepClone();
            var (update, toast) = server.Ask(query);
            return new FakePress(at ?? Chat, revision, toast, update);
        }
    }

    public void Block()
    {
        Blocked = true;
        Chat.ChangeBot(this, "kicked");
    }

    public void Unblock()
    {
        Blocked = false;
        Chat.ChangeBot(this, "member");
    }

    private FakePress Follow(string url)
    {
        string prefix = $"https://t.me/{server.UserName}?start=";
        if (!url.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"The link {url} leads away from the bot.");
        return new FakePress(Chat, Say($"/start {url[prefix.Length..]}").Revision, Task.FromResult<string?>(null));
    }

    private FakeMessage Post(
        JsonObject content, string shown, FakeChat? at = null, FakeMessage? replyTo = null, bool anonymously = false)
    {
        lock (server.Gate)
        {
            var where = at ?? Chat;
            if (where.IsPrivate)
            {
                Started = true;
                if (Blocked) Unblock();
            }

            var wire = where.NewMessage(anonymously ? FakeTelegram.AnonymousUser : Wire);
            if (anonymously) wire["sender_chat"] = where.Wire;
            if (replyTo is not null) wire["reply_to_message"] = replyTo.Wire.DeepClone();
            foreach (var (field, value) in content) wire[field] = value?.DeepClone();
            var message = new FakeMessage(
                (long)wire["message_id"]!, false, shown, shown, [], false, false, server.NextRevision(), wire);
            where.Record(message);
            if (server.Shows(wire, where)) server.Updates.Push("message", (JsonObject)wire.DeepClone());
            return message;
        }
    }
}

/// <summary>What came of pressing a button.</summary>
/// <param name="Revision">What the bot does afterwards has a greater one.</param>
/// <param name="Toast">Done when the bot answers the press: with the toast's text, or null for none.</param>
/// <param name="Update">The number of the update that it is; null where none was made of it.</param>
internal sealed record FakePress(FakeChat Chat, long Revision, Task<string?> Toast, long? Update = null)
{
    /// <summary>Waits for what the bot says, or edits, in the chat after the press.</summary>
    public Task<FakeMessage> AnswerAsync(Func<FakeMessage, bool>? wanted = null, TimeSpan? timeout = null) =>
        Chat.WaitForMessageAsync(wanted, Revision, timeout);
}
