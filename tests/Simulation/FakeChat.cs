using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solidarity.Simulation;

/// <summary>A private chat or a group: its messages, who is in it, and what the bot is there.</summary>
internal sealed class FakeChat(FakeTelegram server, long id, string type, string name)
{
    private const int ShortTranscript = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SortedDictionary<long, FakeMessage> messages = [];
    private readonly List<string> transcript = [];
    private readonly Dictionary<long, string> members = [];
    private readonly List<long> pinned = [];
    private readonly Signal changed = new();
    private long lastMessage;

    public long Id => id;

    public bool IsPrivate => type is "private";

    /// <summary>The topics of a forum; a group without any is none.</summary>
    public ISet<long> Topics { get; } = new HashSet<long>();

    /// <summary>Newest last.</summary>
    public IReadOnlyList<long> Pinned => pinned;

    /// <summary>member, administrator, restricted (may not write), left or kicked.</summary>
    public string BotStatus { get; internal set; } = type is "private" ? "member" : "left";

    public FakeChat? MovedTo { get; private set; }

    /// <summary>Told of each message of the bot, new or edited, under the server's lock.</summary>
    public Action<FakeMessage>? Said { get; set; }

    /// <summary>Empty when the ordinary keyboard is shown.</summary>
    public IReadOnlyList<FakeKey> Keyboard { get; private set; } = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<FakeMessage> Messages
    {
        get { lock (server.Gate) return [.. messages.Values]; }
    }

    public IReadOnlyList<FakeMessage> BotMessages => [.. Messages.Where(message => message.FromBot)];

    /// <summary>Everything that was said, edits too, in the order in which it came.</summary>
    public string Transcript
    {
        get { lock (server.Gate) return string.Join('\n', transcript); }
    }

    internal string Type => type;

    internal JsonObject Wire
    {
        get
        {
            var wire = new JsonObject { ["id"] = id, ["type"] = type };
            wire[IsPrivate ? "first_name" : "title"] = name;
            if (Topics.Count > 0) wire["is_forum"] = true;
            return wire;
        }
    }

    /// <summary>Waits until the chat looks as wanted; fails with the transcript when it doesn't in time.</summary>
    public async Task<IReadOnlyList<FakeMessage>> WaitForAsync(
        Func<IReadOnlyList<FakeMessage>, bool> wanted, TimeSpan? timeout = null)
    {
        var found = await changed.WaitForAsync(() => Messages is var now && wanted(now) ? now : null, timeout ?? Patience);
        return found ?? throw new TimeoutException($"The chat \"{name}\" never looked as wanted:\n{Transcript}");
    }

    /// <summary>Waits for a message of the bot, newest first; an edited one counts anew.</summary>
    /// <param name="since">Only what was said or edited after this revision.</param>
    public async Task<FakeMessage> WaitForMessageAsync(
        Func<FakeMessage, bool>? wanted = null, long since = 0, TimeSpan? timeout = null)
    {
        var found = await changed.WaitForAsync(
            () => BotMessages.LastOrDefault(message => message.Revision > since && (wanted is null || wanted(message))),
            timeout ?? Patience);
        return found ?? throw new TimeoutException($"The bot never said it in \"{name}\":\n{Transcript}");
    }

    public void Join(FakePerson person, string status = "member")
    {
        lock (server.Gate) members[person.Id] = status;
    }

    /// <summary>Somebody lets the bot in, or changes what it is here.</summary>
    public void AddBot(FakePerson by, string status = "member")
    {
        string before = BotStatus;
        ChangeBot(by, status);
        if (before is "left" or "kicked") Service(by, "new_chat_members", new JsonArray(server.BotUser));
    }

    public void RemoveBot(FakePerson by) => ChangeBot(by, "kicked");

    /// <summary>The group is called otherwise from now on.</summary>
    public void Rename(FakePerson by, string to)
    {
        name = to;
        Service(by, "new_chat_title", to);
    }

    /// <summary>The group becomes a supergroup: another id, and a service message in each.</summary>
    public FakeChat Migrate(FakePerson by)
    {
        var next = server.Group(name, type: "supergroup");
        lock (server.Gate)
        {
            foreach (var (person, status) in members) next.members[person] = status;
            next.BotStatus = BotStatus;
            MovedTo = next;
        }

        Service(by, "migrate_to_chat_id", next.Id);
        next.Service(by, "migrate_from_chat_id", Id);
        return next;
    }

    internal void ChangeBot(FakePerson by, string status)
    {
        lock (server.Gate)
        {
            var change = new JsonObject
            {
                ["chat"] = Wire,
                ["from"] = by.Wire,
                ["date"] = server.Now,
                ["old_chat_member"] = new JsonObject { ["status"] = BotStatus, ["user"] = server.BotUser },
                ["new_chat_member"] = new JsonObject { ["status"] = status, ["user"] = server.BotUser },
            };
            if (status is "kicked") change["new_chat_member"]!["until_date"] = 0;
            if (status is "restricted") (change["new_chat_member"]!["is_member"], change["new_chat_member"]!["can_send_messages"]) = (true, false);
            if (status is "administrator") (change["new_chat_member"]!["can_delete_messages"], change["new_chat_member"]!["can_pin_messages"]) = (true, true);
            BotStatus = status;
            server.Updates.Push("my_chat_member", change);
        }
    }

    internal JsonObject MemberWire(FakePerson person)
    {
        string status = IsPrivate ? "member" : members.GetValueOrDefault(person.Id, "left");
        return new JsonObject { ["status"] = status, ["user"] = person.Wire };
    }

    internal IEnumerable<long> AdministratorIds =>
        members.Where(member => member.Value is "creator" or "administrator").Select(member => member.Key);

    internal JsonObject NewMessage(JsonObject from) => new()
    {
        ["message_id"] = ++lastMessage,
        ["from"] = from,
        ["chat"] = Wire,
        ["date"] = server.Now,
    };

    internal FakeMessage? Find(long messageId) => messages.GetValueOrDefault(messageId);

    /// <summary>Forgets all but the newest messages: a run of hours needs its memory for others.</summary>
    public void KeepNewest(int most)
    {
        lock (server.Gate)
        {
            while (messages.Count > most) messages.Remove(messages.Keys.First());
            if (most == 0) transcript.Clear();
        }
    }

    internal void Record(FakeMessage message)
    {
        messages[message.Id] = message;
        transcript.Add(message.ToString());
        if (!server.KeepsCalls && transcript.Count > 2 * ShortTranscript) transcript.RemoveRange(0, ShortTranscript);
        if (message.FromBot) Said?.Invoke(message);
        changed.Pulse();
    }

    internal void Delete(long messageId)
    {
        messages.Remove(messageId);
        transcript.Add($"#{messageId} deleted");
        changed.Pulse();
    }

    internal void Pin(long messageId)
    {
        pinned.Add(messageId);
        changed.Pulse();
    }

    internal void ShowKeyboard(JsonElement markup)
    {
        if (markup.TryGetProperty("keyboard", out var keys)) Keyboard = FakeKey.KeysOf(keys);
        else if (markup.TryGetProperty("remove_keyboard", out _)) Keyboard = [];
    }

    private void Service(FakePerson by, string field, JsonNode content)
    {
        lock (server.Gate)
        {
            var message = NewMessage(by.Wire);
            message[field] = content;
            server.Updates.Push("message", message);
        }
    }
}
