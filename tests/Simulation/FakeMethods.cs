using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Solidarity.Simulation;

/// <summary>What each method does. Called under the server's lock.</summary>
internal sealed partial class FakeMethods(FakeTelegram server)
{
    private const int LongestText = 4096;
    private const int LongestCaption = 1024;
    private const int LongestToast = 200;

    public JsonNode Call(string method, JsonElement p) => method switch
    {
        "getMe" => server.BotUser,
        "sendMessage" => SendMessage(p),
        "sendDocument" => SendFile(p, "document"),
        "sendPhoto" => SendFile(p, "photo"),
        "editMessageText" => EditMessageText(p),
        "deleteMessage" => DeleteMessage(p),
        "pinChatMessage" => PinChatMessage(p),
        "answerCallbackQuery" => AnswerCallbackQuery(p),
        "getChatMember" => GetChatMember(p),
        "getChatAdministrators" => GetChatAdministrators(p),
        "setMyCommands" => SetMyCommands(p),
        "setMyDescription" => AtMost(Text(p, "description"), 512),
        "setMyShortDescription" => AtMost(Text(p, "short_description"), 120),
        "setWebhook" => SetWebhook(p),
        "deleteWebhook" => DeleteWebhook(p),
        "getWebhookInfo" => server.Updates.WebhookInfo(),
        _ => NotHere(method),
    };

    // A method that no code here uses yet: better a violation than a silent yes.
    private JsonNode NotHere(string method)
    {
        server.Violate($"{method}: this server doesn't know how to do that");
        return true;
    }

    private JsonNode SendMessage(JsonElement p)
    {
        var chat = Target(p);
        string source = Text(p, "text");
        string text = Readable(p, source, "message is too long");
        return Post(p, chat, text, source, wire => wire["text"] = text);
    }

    private JsonNode SendFile(JsonElement p, string kind)
    {
        var chat = Target(p);
        if (Text(p, kind).Length == 0) throw ServerRefusal.Bad($"there is no {kind} in the request");
        var file = server.FileOf(Text(p, kind)) ?? throw ServerRefusal.Bad("wrong remote file identifier specified: Wrong string length");
        if (file.Bytes.Length == 0) throw ServerRefusal.Bad("file must be non-empty");
        if (kind is "photo" && !IsPicture(file.Bytes)) throw ServerRefusal.Bad("IMAGE_PROCESS_FAILED");
        string source = Text(p, "caption");
        string caption = source.Length == 0 ? "" : Parsed(p, source);
        if (caption.Length > LongestCaption) throw ServerRefusal.Bad("message caption is too long");
        return Post(p, chat, caption.Length > 0 ? caption : $"<{kind}>", source, wire =>
        {
            if (caption.Length > 0) wire["caption"] = caption;
            var told = new JsonObject { ["file_id"] = Text(p, kind), ["file_unique_id"] = Text(p, kind), ["file_size"] = file.Bytes.Length };
            if (kind is "document") told["file_name"] = file.Name;
            else (told["width"], told["height"]) = (100, 100);
            wire[kind] = kind is "photo" ? new JsonArray(told) : told;
        }, file);
    }

    /// <summary>PNG or JPEG, by its first bytes.</summary>
    private static bool IsPicture(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\u0089PNG\r\n\u001a\n".Select(c => (byte)c).ToArray()) || bytes.StartsWith((byte[])[0xff, 0xd8, 0xff]);

    private JsonNode Post(JsonElement p, FakeChat chat, string text, string source, Action<JsonObject> fill, FakeFile? file = null)
    {
        var markup = Markup(p, chat);
        if (chat.BotStatus is "restricted") throw ServerRefusal.Bad("not enough rights to send text messages to the chat");
        long? topic = p.TryGetProperty("message_thread_id", out var thread) ? thread.GetInt64() : null;
        if (topic is { } named && !chat.Topics.Contains(named)) throw ServerRefusal.Bad("message thread not found");
        server.Limits?.Take(chat.Id, chat.IsPrivate);
        var wire = chat.NewMessage(server.BotUser);
        if (topic is not null) wire["message_thread_id"] = topic;
        fill(wire);
        var buttons = Show(wire, markup);
        if (markup is { } shown) chat.ShowKeyboard(shown);
        bool silent = p.TryGetProperty("disable_notification", out var quiet) && quiet.GetBoolean();
        var message = new FakeMessage(
            (long)wire["message_id"]!, true, text, source, buttons, silent, false, server.NextRevision(), wire, file);
        chat.Record(message);
        return wire.DeepClone();
    }

    private JsonNode EditMessageText(JsonElement p)
    {
        var chat = Target(p);
        var old = Found(p, chat, "edit");
        if (!old.FromBot) throw ServerRefusal.Bad("message can't be edited");
        if (old.File is not null) throw ServerRefusal.Bad("there is no text in the message to edit");
        string source = Text(p, "text");
        string text = Readable(p, source, null);
        var markup = Markup(p, chat);
        var wire = (JsonObject)old.Wire.DeepClone();
        wire["text"] = text;
        wire["edit_date"] = server.Now;
        wire.Remove("reply_markup");
        var buttons = Show(wire, markup);
        if (source == old.Source && JsonNode.DeepEquals(wire["reply_markup"], old.Wire["reply_markup"]))
            throw ServerRefusal.Bad("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        chat.Record(old with
        {
            Text = text,
            Source = source,
            Buttons = buttons,
            Edited = true,
            Revision = server.NextRevision(),
            Wire = wire,
        });
        return wire.DeepClone();
    }

    private JsonNode DeleteMessage(JsonElement p)
    {
        var chat = Target(p);
        var message = Found(p, chat, "delete");
        if (!message.FromBot && !chat.IsPrivate && chat.BotStatus is not "administrator") throw ServerRefusal.Bad("message can't be deleted");
        chat.Delete(message.Id);
        return true;
    }

    private JsonNode PinChatMessage(JsonElement p)
    {
        var chat = Target(p);
        var message = Found(p, chat, "pin");
        if (!chat.IsPrivate && chat.BotStatus is not "administrator") throw ServerRefusal.Bad("not enough rights to manage pinned messages in the chat");
        chat.Pin(message.Id);
        return true;
    }

    private JsonNode AnswerCallbackQuery(JsonElement p)
    {
        string? toast = p.TryGetProperty("text", out var text) ? text.GetString() : null;
        if (toast?.Length > LongestToast) throw ServerRefusal.Bad("MESSAGE_TOO_LONG");
        return server.Answer(Text(p, "callback_query_id"), toast)
            ? true
            : throw ServerRefusal.Bad("query is too old and response timeout expired or query ID is invalid");
    }

    private JsonNode GetChatMember(JsonElement p)
    {
        var chat = Target(p);
        long user = Number(p, "user_id");
        if (user == FakeTelegram.BotId) return new JsonObject { ["status"] = chat.BotStatus, ["user"] = server.BotUser };
        return chat.MemberWire(server.PersonOf(user) ?? throw ServerRefusal.Bad("invalid user_id specified"));
    }

    private JsonNode GetChatAdministrators(JsonElement p)
    {
        var chat = Target(p);
        if (chat.IsPrivate) throw ServerRefusal.Bad("there are no administrators in the private chat");
        return new JsonArray([.. chat.AdministratorIds.Select(id => chat.MemberWire(server.PersonOf(id)!))]);
    }

    private JsonNode SetMyCommands(JsonElement p)
    {
        var commands = p.GetProperty("commands");
        if (commands.GetArrayLength() > 100) throw ServerRefusal.Bad("BOT_COMMANDS_TOO_MUCH");
        foreach (var command in commands.EnumerateArray())
        {
            if (!CommandName().IsMatch(Text(command, "command"))) throw ServerRefusal.Bad("BOT_COMMAND_INVALID");
            if (Text(command, "description").Length is < 1 or > 256) throw ServerRefusal.Bad("BOT_COMMAND_DESCRIPTION_INVALID");
        }

        string scope = p.TryGetProperty("scope", out var s) ? s.GetRawText() : "default";
        server.Commands[$"{scope} {Text(p, "language_code")}".Trim()] = commands.GetRawText();
        return true;
    }

    private JsonNode SetWebhook(JsonElement p)
    {
        if (Text(p, "url") is var url and not "" && !Uri.IsWellFormedUriString(url, UriKind.Absolute))
            throw ServerRefusal.Bad("invalid webhook URL specified");
        if (Text(p, "secret_token") is var secret and not "" && !Secret().IsMatch(secret))
            throw ServerRefusal.Bad("secret token contains unallowed characters");
        server.Updates.SetWebhook(p);
        return true;
    }

    private JsonNode DeleteWebhook(JsonElement p)
    {
        server.Updates.SetWebhook(p);
        return true;
    }

    private FakeChat Target(JsonElement p)
    {
        if (!p.TryGetProperty("chat_id", out var given)) throw ServerRefusal.Bad("chat_id is empty");
        if (!long.TryParse(given.ToString(), out long id)) throw ServerRefusal.Bad("chat not found");
        var person = server.PersonOf(id);
        if (person is { Started: false }) throw ServerRefusal.Forbidden("bot can't initiate conversation with a user");
        var chat = server.ChatOf(id) ?? throw ServerRefusal.Bad("chat not found");
        if (chat.MovedTo is { } next)
        {
            throw new ServerRefusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                new JsonObject { ["migrate_to_chat_id"] = next.Id });
        }

        if (person is { Blocked: true }) throw ServerRefusal.Forbidden("bot was blocked by the user");
        if (person is { Deactivated: true }) throw ServerRefusal.Forbidden("user is deactivated");
        if (chat.BotStatus is "kicked") throw ServerRefusal.Forbidden($"bot was kicked from the {chat.Type} chat");
        if (chat.BotStatus is "left") throw ServerRefusal.Forbidden($"bot is not a member of the {chat.Type} chat");
        return chat;
    }

    private static FakeMessage Found(JsonElement p, FakeChat chat, string to) =>
        chat.Find(Number(p, "message_id")) ?? throw ServerRefusal.Bad($"message to {to} not found");

    private static string Readable(JsonElement p, string source, string? tooLong)
    {
        string text = Parsed(p, source);
        if (string.IsNullOrWhiteSpace(text)) throw ServerRefusal.Bad("message text is empty");
        return text.Length <= LongestText ? text : throw ServerRefusal.Bad(tooLong ?? "MESSAGE_TOO_LONG");
    }

    private static string Parsed(JsonElement p, string source) => Text(p, "parse_mode").ToUpperInvariant() switch
    {
        "HTML" => HtmlText.Parse(source),
        "" => source,
        _ => throw ServerRefusal.Bad("unsupported parse_mode"),
    };

    private static JsonElement? Markup(JsonElement p, FakeChat chat)
    {
        if (!p.TryGetProperty("reply_markup", out var markup)) return null;
        MarkupRules.Check(markup, chat.IsPrivate);
        return markup;
    }

    private static IReadOnlyList<IReadOnlyList<FakeButton>> Show(JsonObject wire, JsonElement? markup)
    {
        if (markup is not { } given || !given.TryGetProperty("inline_keyboard", out var rows) || rows.GetArrayLength() == 0) return [];
        wire["reply_markup"] = JsonNode.Parse(given.GetRawText());
        return FakeButton.RowsOf(rows);
    }

    private static JsonNode AtMost(string text, int longest) =>
        text.Length <= longest ? true : throw ServerRefusal.Bad("text is too long");

    private static string Text(JsonElement p, string name) =>
        p.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    private static long Number(JsonElement p, string name) =>
        p.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetInt64() : 0;

    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex CommandName();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex Secret();
}
