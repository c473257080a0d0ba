using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Solidarity.Bot.Turns;

namespace Solidarity.Tests.Chats;

/// <summary>
/// Plays a .chat file: the lines that begin with "&gt;" are done one after another, and the file is written anew with what
/// each person then sees. A dialogue's snapshot goes through the database between any two lines.
/// </summary>
internal static partial class Transcript
{
    /// <summary>The one-time secret of an invitation: another one each time it is played.</summary>
    [GeneratedRegex("(?<=(team|hello)-)[A-Za-z0-9_-]{22}")]
    private static partial Regex Secret();

    public static async Task<string> PlayAsync(string file, string provider = "sqlite")
    {
        var lines = file.ReplaceLineEndings("\n").Split('\n').Where(l => l.StartsWith('>') || l.StartsWith('#')).ToArray();
        var administrators = lines.Where(l => l.StartsWith("> administrator ", StringComparison.Ordinal)).Select(l => l[16..].Trim()).ToArray();
        await using var town = await Town.OpenOnAsync(provider, null, [.. administrators.Select((_, i) => ($"Moderation:Administrators:{i}", (string?)(9001 + i).ToString(CultureInfo.InvariantCulture)))]);
        var people = new Dictionary<string, Resident>();
        var groups = new Dictionary<string, Circle>();
        foreach (var (name, i) in administrators.Select((a, i) => (a, i)))
        {
            var parts = name.Split(' ');
            people[parts[0].ToLowerInvariant()] = town.Person(parts[0], parts[1], parts[0].ToLowerInvariant(), 9001 + i);
        }
        var written = new StringBuilder();
        var seen = 0;
        foreach (var line in lines)
        {
            written.Append(line).Append('\n');
            if (line.StartsWith('#')) continue;
            var toast = await DoAsync(line[1..].Trim(), town, people, groups);
            if (toast is not null) written.Append("  (").Append(toast).Append(")\n");
            for (; seen < town.Delivered.Count; seen++) Write(written, town.Delivered[seen], people, groups);
        }
        return written.ToString();
    }

    private static async Task<string?> DoAsync(string line, Town town, Dictionary<string, Resident> people, Dictionary<string, Circle> groups)
    {
        var words = line.Split(' ', 3);
        switch (words)
        {
            case ["administrator", ..]: return null;
            case ["person", var name, var rest]:
                var parts = rest.Split(' ');
                people[name.ToLowerInvariant()] = town.Person(name, parts[0], parts.ElementAtOrDefault(1)?.TrimStart('@'));
                return null;
            case ["wait", var span]:
                await town.WaitAsync(TimeSpan.Parse(span, CultureInfo.InvariantCulture));
                return null;
        }
        if (await InGroupAsync(line, town, people, groups)) return null;
        if (line.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0 && !line[..colon].Contains(' '))
        {
            await people[line[..colon]].Say(line[(colon + 2)..]);
            return null;
        }
        var who = people[words[0]];
        switch (words[1])
        {
            case "presses":
                var label = words[2].Split(" under ");
                return await who.Press(label[0], label.ElementAtOrDefault(1));
            case "late":
                return await who.PressLate(words[2]["presses ".Length..]);
            case "replies":
                var reply = words[2].Split(": ", 2);
                await who.Say(reply[1], people[reply[0]["to ".Length..]]);
                return null;
            case "shares":
                var shared = words[2].Split(' ');
                if (shared[0] == "place") await who.SharePlace(double.Parse(shared[1], CultureInfo.InvariantCulture), double.Parse(shared[2], CultureInfo.InvariantCulture));
                else await who.SharePhone(shared[1], shared[0] == "phone");
                return null;
            case "sends":
                await who.Send(Enum.Parse<MediaKind>(words[2], ignoreCase: true));
                return null;
            case "forwards":
                await who.Forward(words[2]);
                return null;
            case "follows":
                // "bob follows mona": the newest link in the chat of Mona.
                await who.Say("/start " + people[words[2]].LastInvitation);
                return null;
            case "edits":
                await who.Edit(who.LastWritten, words[2]);
                return null;
            default: throw new FormatException($"what does this line do? {line}");
        }
    }

    /// <summary>What happens in a group, or leads from there into private.</summary>
    private static async Task<bool> InGroupAsync(string line, Town town, Dictionary<string, Resident> people, Dictionary<string, Circle> groups)
    {
        switch (line.Split(' ', 4))
        {
            // "group street of anna": Anna administers it.
            case ["group", var name, "of", var administrator]:
                groups[name] = new Circle(town, (-1001 - groups.Count).ToString(CultureInfo.InvariantCulture)) { Language = people[administrator].Speaker.LanguageCode };
                town.Administrators.Add((groups[name].Id, people[administrator].Id));
                return true;
            case [var name, "lets", "it", "in"]:
                await groups[name].AddBot(mayRemove: true);
                return true;
            case [var name, "puts", "it", "out"]:
                await groups[name].RemoveBot();
                return true;
            case [var name, "becomes", "a", "supergroup"]:
                await groups[name].Upgrade("-100" + groups[name].Id.TrimStart('-'));
                return true;
            case [var who, "in", var name, var words] when groups.TryGetValue(name.TrimEnd(':'), out var group):
                await people[who].Say(words, chat: group.Id);
                return true;
            // "bob follows street Je peux aider": the newest button there that says so.
            case [var who, "follows", var name, var label] when groups.TryGetValue(name, out var group):
                await group.Follow(people[who], label);
                return true;
            default: return false;
        }
    }

    private static void Write(StringBuilder to, Delivered delivered, Dictionary<string, Resident> people, Dictionary<string, Circle> groups)
    {
        var name = people.FirstOrDefault(p => p.Value.Id == delivered.Chat).Key ?? groups.FirstOrDefault(g => g.Value.Id == delivered.Chat).Key ?? delivered.Chat;
        if (delivered.Message.Kind is OutgoingKind.Remove or OutgoingKind.Pin)
        {
            to.Append(name).Append(delivered.Message.Kind is OutgoingKind.Remove ? " (a message goes)\n" : " (it is pinned)\n");
            return;
        }

        to.Append(name).Append(delivered.Message.Kind == OutgoingKind.Edit ? " ✎\n" : " ◀\n");
        if (delivered.Message.File is { } file) to.Append("  [").Append(file.Kind is FileKind.Document ? "document" : "picture").Append(' ').Append(file.Name).Append("]\n");
        if (delivered.Message.File is null || delivered.Text.Length > 0)
        {
            foreach (var line in Secret().Replace(delivered.Text, "…").Split('\n')) to.Append("  ").Append(line).Append('\n');
        }

        foreach (var row in delivered.Message.Buttons ?? []) to.Append("  ").AppendJoin(' ', row.Select(b => $"[{b.Label}]")).Append('\n');
        if (delivered.Message.Keyboard is { } keyboard)
        {
            if (keyboard.Rows.Count == 0) to.Append("  (keys go away)\n");
            foreach (var row in keyboard.Rows) to.Append("  ").AppendJoin(' ', row.Select(k => $"⌨[{k.Label}]")).Append('\n');
        }
    }
}
