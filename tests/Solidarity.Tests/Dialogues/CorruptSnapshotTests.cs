using System.Text.Json.Nodes;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Dialogues;

/// <summary>What is stored of a dialogue is damaged: the next message is answered, nobody is stuck, and what fits is kept.</summary>
public sealed class CorruptSnapshotTests
{
    private static readonly JsonNode?[] Wrong =
        [null, "x", -1, 99_999_999_999, true, new JsonArray((JsonNode?)null), new JsonObject()];

    private static readonly Dialogue[] All = [new NeedDialogue(), new OfferDialogue(), new ConsentDialogue(), new ReachDialogue(), new InterruptDialogue()];

    [Theory]
    [InlineData("need")]
    [InlineData("offer")]
    [InlineData("consent")]
    [InlineData("reach")]
    [InlineData("interrupt")]
    public async Task EveryField_MissingOrOfAnotherType_IsAnsweredPolitely(string name)
    {
        await using var town = await Town.OpenAsync();
        var damaged = Snapshots(name).SelectMany(Damaged).Distinct().ToArray();
        Assert.True(damaged.Length > 20);
        var people = damaged.Select((snapshot, i) => (Who: town.Person("Alice", id: 70_000 + i), snapshot)).ToArray();
        await town.Read(stores =>
        {
            foreach (var (who, snapshot) in people)
            {
                var person = stores.People.Add("telegram", who.Id, who.Name, null, "fr", town.Clock.GetUtcNow());
                stores.Conversations.Save(person.Id, new Conversation(snapshot, 5, null), null);
            }
            return true;
        });
        town.ToleratesErrors = true;
        foreach (var input in (Input[])[new Press("d:5:back", 3, "q"), new Text("bonjour", 4), new Edited("salut", 4)])
        {
            town.Delivered.Clear();
            await town.TakeTogetherAsync(people.Select(p => new Incoming("telegram", town.NextUpdate(), p.Who.Speaker, p.Who.Speaker.Address, true, input, town.Clock.GetUtcNow())));
            Assert.Empty(town.Log.Errors);
            var answered = town.Delivered.Select(d => d.Chat).ToHashSet();
            Assert.All(people, p => Assert.True(answered.Contains(p.Who.Id), $"no answer to {input} with {p.snapshot}"));
        }
        town.Clock.Advance(TimeSpan.FromHours(3));
        await town.SweepAsync();
        Assert.Empty(town.Log.Errors);
    }

    [Fact]
    public async Task Draft_WithOneAnswerThatDoesNotFit_KeepsTheOthers()
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.AgreeTo();
        await alice.Say("/besoin");
        await alice.Press("Courses");
        await alice.Say("Du pain");
        await alice.Press("Dès que possible");
        await alice.Say("94400");
        await alice.Press("Pour moi");
        await Rewrite(town, alice, s => s.Replace("\"when\":\"asap\"", "\"when\":[\"never\"]", StringComparison.Ordinal));
        await alice.Say("bonjour");
        Assert.Contains("Pour quand", alice.Last.Text, StringComparison.Ordinal);
        await alice.Press("Dès que possible");
        await alice.Say("94400");
        await alice.Press("Pour moi");
        Assert.Contains("Du pain", alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains("Courses", alice.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dialogue_ThatIsUnknown_LeadsBackToWhatItHeld()
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.AgreeTo();
        await alice.Say("/besoin");
        await alice.Press("Courses");
        await alice.Say("Du pain");
        await alice.Say("/contact");
        await Rewrite(town, alice, s => s.Replace("\"dialogue\":\"reach\"", "\"dialogue\":\"gone\"", StringComparison.Ordinal));
        await alice.Say("bonjour");
        Assert.Contains("Pour quand", alice.Last.Text, StringComparison.Ordinal);
        await alice.Say("demain");
        Assert.Contains("besoin d'aide", alice.Last.Text, StringComparison.Ordinal);
    }

    private static Task<bool> Rewrite(Town town, Resident who, Func<string, string> change) => town.Read(stores =>
    {
        var person = stores.People.Find("telegram", who.Id)!;
        var conversation = stores.Conversations.Get(person.Id);
        stores.Conversations.Save(person.Id, conversation with { Snapshot = change(conversation.Snapshot!) }, null);
        return true;
    });

    /// <summary>A snapshot in each step that a dialogue has.</summary>
    private static IEnumerable<string> Snapshots(string name)
    {
        var dialogue = All.Single(d => d.Name == name);
        if (dialogue is InterruptDialogue) return [Write(dialogue, new Interrupted("offer", "need"), Snapshots("need").Last())];
        var map = new DialogueMap(dialogue);
        var waiting = new Queue<object>([dialogue.First]);
        var seen = new Dictionary<string, string>();
        var ticked = new HashSet<string>();
        while (waiting.TryDequeue(out var state))
        {
            // The second state of a step is the one with something ticked, from which it goes on.
            var step = dialogue.Write(state).Step;
            if (!seen.TryAdd(step, Write(dialogue, state)) && !ticked.Add(step)) continue;
            foreach (var reply in map.Replies(state))
            {
                if (dialogue.Take(state, reply, DialogueMap.Here) is DialogueMove.To to) waiting.Enqueue(to.State);
                else if (dialogue.Take(state, reply, DialogueMap.Here) is DialogueMove.Stay stay) waiting.Enqueue(stay.State);
            }
        }
        Assert.Equal(map.Steps.Order(), seen.Keys.Order());
        return seen.Values;
    }

    private static string Write(Dialogue dialogue, object state, string? held = null)
    {
        var (step, data) = dialogue.Write(state);
        return new Snapshot(dialogue.Name, dialogue.Version, step, data, Typed: new TypedAnswer(4, step, data), Held: held).Write();
    }

    /// <summary>Each part left out, and put in the place of each by something of another kind; and the text cut short.</summary>
    private static IEnumerable<string> Damaged(string snapshot)
    {
        var paths = Paths(JsonNode.Parse(snapshot)!).ToArray();
        foreach (var (i, path) in paths.Index())
        {
            yield return With(snapshot, path, (parent, key) => Remove(parent, key));
            // Every other one in turn: the same fields come again in other steps.
            foreach (var wrong in Wrong.Where((_, n) => (n + i) % 2 == 0)) yield return With(snapshot, path, (parent, key) => Put(parent, key, wrong?.DeepClone()));
        }
        for (var length = 1; length < snapshot.Length; length += 37) yield return snapshot[..length];
    }

    private static IEnumerable<string[]> Paths(JsonNode node, params string[] above)
    {
        if (node is JsonObject parts)
        {
            foreach (var (name, value) in parts)
            {
                yield return [.. above, name];
                // The copy of the data for a correction is damaged as a whole only.
                if (value is not null && name != "typed") foreach (var path in Paths(value, [.. above, name])) yield return path;
            }
        }
        else if (node is JsonArray { Count: > 0 } items)
        {
            yield return [.. above, "0"];
            if (items[0] is JsonObject) foreach (var path in Paths(items[0]!, [.. above, "0"])) yield return path;
        }
    }

    private static string With(string snapshot, string[] path, Action<JsonNode, string> change)
    {
        var root = JsonNode.Parse(snapshot)!;
        var parent = path[..^1].Aggregate(root, (node, name) => node is JsonArray items ? items[0]! : node[name]!);
        change(parent, path[^1]);
        return root.ToJsonString();
    }

    private static void Remove(JsonNode parent, string key)
    {
        if (parent is JsonArray items) items.RemoveAt(0);
        else parent.AsObject().Remove(key);
    }

    private static void Put(JsonNode parent, string key, JsonNode? value)
    {
        if (parent is JsonArray items) items[0] = value;
        else parent[key] = value;
    }
}
