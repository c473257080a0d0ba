using System.Globalization;
using System.Text;
using Solidarity.Tests.Telegram;

namespace Solidarity.Tests.Hostile;

/// <summary>
/// Makes updates from the published description, by seed: fields missing, of the wrong type, huge; people, chats and words
/// that mean harm in the places where the bot looks. Telegram vouches for who wrote, so that <c>from</c> is never somebody
/// else than the stranger; everything that a client can choose is hostile.
/// </summary>
internal sealed class HostileUpdates(Random random, Honest honest)
{
    public const int Strangers = 120;
    public const long FirstStranger = 700_000;

    /// <summary>Some types need themselves.</summary>
    private const int Deepest = 6;

    private static readonly string[] Heard = ["message", "message", "message", "callback_query", "callback_query", "edited_message", "my_chat_member"];

    private static readonly HashSet<string> Forward = ["agree", "done", "publish", "asap", "any", "drop"];

    private readonly HostileStrings _strings = new(random);
    private readonly HostilePresses _presses = new(random, honest);
    private readonly Dictionary<string, IReadOnlyList<BotApiSchema.Field>> _fields = [];
    private long _who;

    /// <summary>What the stranger sees and may press: (data, message).</summary>
    public Dictionary<long, (IReadOnlyList<string> Data, long Message)> Seen { get; } = [];

    /// <summary>Who is asked for a place with a key of the keyboard.</summary>
    public HashSet<long> AsksPlace { get; } = [];

    /// <returns>The update as bytes; not always JSON.</returns>
    public byte[] Next(long updateId)
    {
        _who = FirstStranger + random.Next(Strangers);
        var json = new StringBuilder();
        if (random.Next(100) < (Patient ? 92 : 40)) Plausible(json, updateId);
        else FromTheDescription(json, updateId);
        var bytes = Encoding.UTF8.GetBytes(json.ToString());
        if (random.Next(100) < 3) Damage(ref bytes);
        return bytes;
    }

    /// <summary>Half of them go on with what they began for long enough to get somewhere.</summary>
    private bool Patient => _who % 2 == 0;

    /// <summary>As an app would send it, but with words and presses of the stranger's choice.</summary>
    private void Plausible(StringBuilder to, long updateId)
    {
        to.Append(CultureInfo.InvariantCulture, $"{{\"update_id\":{updateId},");
        if (Seen.TryGetValue(_who, out var seen) && seen.Data.Count > 0 && random.Next(10) < (Patient ? 7 : 5))
        {
            to.Append("\"callback_query\":{\"id\":\"q\",\"chat_instance\":\"1\",\"from\":");
            User(to, mine: true);
            to.Append(CultureInfo.InvariantCulture, $",\"message\":{{\"message_id\":{seen.Message},\"date\":1,\"chat\":{{\"id\":{_who},\"type\":\"private\"}}}},\"data\":");
            Quote(to, random.Next(20) < (Patient ? 19 : 14) ? Chosen(seen.Data) : _presses.Next());
        }
        else
        {
            to.Append(CultureInfo.InvariantCulture, $"\"message\":{{\"message_id\":{random.Next(1, 5000)},\"date\":1,\"chat\":{{\"id\":{_who},\"type\":\"private\"}},\"from\":");
            User(to, mine: true);
            if (AsksPlace.Contains(_who) && random.Next(2) == 0) Quote(to.Append(",\"text\":"), "20000");
            else if (random.Next(12) == 0) Location(to.Append(",\"location\":"));
            else Quote(to.Append(",\"text\":"), random.Next(20) switch { < 6 => _strings.Ordinarily(), 6 => _strings.Command(), 7 or 8 when !Patient => _strings.Command(), _ => _strings.Next() });
        }
        to.Append("}}");
    }

    /// <summary>Mostly forward: who goes back at every step, or ticks for ever, never publishes anything.</summary>
    private string Chosen(IReadOnlyList<string> data)
    {
        if (random.Next(2) == 0 && data.FirstOrDefault(d => Forward.Contains(d[(d.LastIndexOf(':') + 1)..])) is { } forward) return forward;
        var chosen = data[random.Next(data.Count)];
        return chosen.EndsWith(":back", StringComparison.Ordinal) || chosen.EndsWith(":cancel", StringComparison.Ordinal) ? data[random.Next(data.Count)] : chosen;
    }

    private void FromTheDescription(StringBuilder to, long updateId)
    {
        var kinds = FieldsOf("Update");
        var heard = Heard[random.Next(Heard.Length)];
        var kind = random.Next(10) < 9 ? kinds.First(f => f.Name == heard) : kinds[random.Next(1, kinds.Count)];
        to.Append("{\"update_id\":");
        if (random.Next(200) == 0) Wrong(to);
        else to.Append(updateId);
        to.Append(",\"").Append(kind.Name).Append("\":");
        Of(to, kind.Types[0], "Update", kind.Name, 1);
        to.Append('}');
    }

    private void Of(StringBuilder to, string type, string parent, string field, int depth)
    {
        if (random.Next(100) < 3) Wrong(to);
        else if (Settled(to, parent, field, depth)) return;
        else if (type.StartsWith("Array of ", StringComparison.Ordinal)) Array(to, type["Array of ".Length..], parent, field, depth);
        else if (type == "Integer") to.Append(random.Next(4) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : random.Next(-2, 5000));
        else if (type == "Float") to.Append((random.NextDouble() * 400 - 200).ToString(CultureInfo.InvariantCulture));
        else if (type is "String" or "InputFile") Quote(to, _strings.Next());
        else if (type == "Boolean") to.Append(random.Next(2) == 0 ? "true" : "false");
        else if (type == "User") User(to, mine: depth == 2 && field == "from");
        else if (type == "Location") Location(to);
        else if (depth > Deepest) to.Append("{}");
        else Object(to, type, depth);
    }

    /// <summary>Fields that the bot looks at get what does most harm there.</summary>
    private bool Settled(StringBuilder to, string parent, string field, int depth)
    {
        switch (parent, field)
        {
            case ("Message", "text"): Quote(to, random.Next(3) == 0 ? _strings.Command() : _strings.Next()); return true;
            case ("CallbackQuery", "data"): Quote(to, _presses.Next()); return true;
            case (_, "chat") when depth == 2: Chat(to); return true;
            case (_, "status"): Quote(to, ((string[])["member", "kicked", "left", "creator", "administrator", "restricted", "owner"])[random.Next(7)]); return true;
            case ("Contact", "user_id"): to.Append(random.Next(2) == 0 ? _who : honest.AnyId(random)); return true;
            // Only the server itself says that a group moved; a client can't.
            case (_, "migrate_to_chat_id" or "migrate_from_chat_id"): to.Append("null"); return true;
            default: return false;
        }
    }

    private void Object(StringBuilder to, string type, int depth)
    {
        to.Append('{');
        var first = true;
        foreach (var field in FieldsOf(type))
        {
            if (random.Next(100) >= (field.Required ? 97 : Likelihood(field.Name, depth))) continue;
            if (!first) to.Append(',');
            first = false;
            to.Append('"').Append(field.Name).Append("\":");
            Of(to, field.Types[random.Next(field.Types.Count)], type, field.Name, depth + 1);
        }
        to.Append('}');
    }

    private int Likelihood(string field, int depth) => (field, depth) switch
    {
        ("from" or "data" or "message", 1) => 95,
        ("text", 1) => 60,
        ("sender_chat" or "contact" or "location" or "reply_to_message", 1) => 8,
        (_, 1) => 2,
        (_, < 5) => 8,
        _ => 0,
    };

    private void Array(StringBuilder to, string type, string parent, string field, int depth)
    {
        to.Append('[');
        for (var i = depth > Deepest ? 0 : random.Next(3); i > 0; i--)
        {
            Of(to, type, parent, field, depth + 1);
            if (i > 1) to.Append(',');
        }
        to.Append(']');
    }

    private void User(StringBuilder to, bool mine)
    {
        var id = !mine ? honest.AnyId(random) : random.Next(60) switch { 0 => 1087968824, 1 => 777000, 2 => 136817688, _ => _who };
        to.Append(CultureInfo.InvariantCulture, $"{{\"id\":{id},\"is_bot\":{(random.Next(40) == 0 ? "true" : "false")},\"first_name\":");
        Quote(to, random.Next(3) == 0 ? _strings.Next() : "Eve");
        if (random.Next(3) > 0) Quote(to.Append(",\"username\":"), random.Next(4) == 0 ? _strings.Next() : random.Next(4) == 0 ? $"<u>{HostileStrings.Canary}" : $"eve_{_who}");
        if (random.Next(3) == 0) Quote(to.Append(",\"language_code\":"), random.Next(3) switch { 0 => "en", 1 => "fr-FR", _ => _strings.Next() });
        to.Append('}');
    }

    private void Chat(StringBuilder to)
    {
        var (id, type) = random.Next(20) switch
        {
            < 13 => (_who, "private"),
            13 => (honest.AnyId(random), "private"),
            14 or 15 => (honest.Desk, "supergroup"),
            16 => (-1_000_000_777_000 - random.Next(5), "channel"),
            17 => (_who, _strings.Next()),
            _ => (-1_000_000_888_000 - random.Next(5), "supergroup"),
        };
        to.Append(CultureInfo.InvariantCulture, $"{{\"id\":{id},\"type\":");
        Quote(to, type);
        to.Append('}');
    }

    /// <summary>In Corsica, at sea, or nowhere on earth.</summary>
    private void Location(StringBuilder to)
    {
        var (latitude, longitude) = random.Next(8) switch
        {
            0 => ("89.9", "179.9999"),
            1 => ("-90", "-180"),
            2 => ("1e400", "-1e400"),
            3 => ("90.0001", "0"),
            4 => ("-40", "-30"),
            _ => ((41.9 + random.NextDouble() / 4).ToString(CultureInfo.InvariantCulture), (8.7 + random.NextDouble() / 4).ToString(CultureInfo.InvariantCulture)),
        };
        to.Append(CultureInfo.InvariantCulture, $"{{\"latitude\":{latitude},\"longitude\":{longitude}}}");
    }

    private void Wrong(StringBuilder to)
    {
        switch (random.Next(9))
        {
            case 0: to.Append("null"); break;
            case 1: to.Append("{}"); break;
            case 2: to.Append("[]"); break;
            case 3: to.Append("1e999"); break;
            case 4: to.Append('-').Append('9', 400); break;
            case 5: to.Append('[', 200).Append(']', 200); break;
            case 6: to.Append("true"); break;
            case 7: to.Append("9223372036854775808"); break;
            default: Quote(to, _strings.Next()); break;
        }
    }

    /// <summary>As JSON with everything outside ASCII escaped, so that lone halves of a pair get through too.</summary>
    private static void Quote(StringBuilder to, string text)
    {
        to.Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\') to.Append('\\').Append(c);
            else if (c is >= ' ' and < (char)127) to.Append(c);
            else to.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }
        to.Append('"');
    }

    private void Damage(ref byte[] bytes)
    {
        switch (random.Next(3))
        {
            case 0: bytes = bytes[..random.Next(bytes.Length)]; break;
            case 1: bytes[random.Next(bytes.Length)] = (byte)random.Next(256); break;
            default: bytes = [.. bytes, .. bytes]; break;
        }
    }

    private IReadOnlyList<BotApiSchema.Field> FieldsOf(string type) =>
        _fields.TryGetValue(type, out var known) ? known : _fields[type] = BotApiSchema.Published.FieldsOf(type)!.DistinctBy(f => f.Name).ToArray();
}
