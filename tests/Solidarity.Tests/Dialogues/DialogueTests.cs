using System.Text.Json;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;
using Solidarity.Tests.States;

namespace Solidarity.Tests.Dialogues;

public class DialogueTests
{
    public static TheoryData<string> Names() => ["need", "offer", "consent", "reach", "desk", "reply", "register", "close", "report", "sanction", "appeal", "verdict", "area", "announce", "organisation"];

    private static Dialogue Named(string name) => name switch
    {
        "need" => new NeedDialogue(),
        "offer" => new OfferDialogue(),
        "consent" => new ConsentDialogue(),
        "desk" => new DeskDialogue(),
        "reply" => new ReplyDialogue(),
        "register" => new RegisterDialogue(),
        "close" => new CloseDialogue(),
        "report" => new ReportDialogue(),
        "sanction" => new SanctionDialogue(),
        "appeal" => new AppealDialogue(),
        "verdict" => new VerdictDialogue(),
        "area" => new AreaDialogue(),
        "announce" => new AnnounceDialogue(),
        "organisation" => new OrganisationDialogue(),
        _ => new ReachDialogue(),
    };

    private static DialogueMap MapOf(string name) =>
        new(Named(name), name switch
        {
            "desk" => [new DeskState.Explaining(31), new DeskState.ChoosingSide(31)],
            "reply" => [new ReplyState.Confirming(12, "Oui")],
            "close" => [new CloseState.Writing(Instead: 31)],
            _ => [],
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void Diagram_OfADialogue_IsFresh(string name) => Drawing.IsFresh("dialogue-" + name, MapOf(name).ToMermaid());

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_OfTheTable_CanAllBeReachedAndStored(string name)
    {
        var dialogue = Named(name);
        var steps = dialogue.GetType().GetProperty("Steps")!.GetValue(dialogue)!;
        var names = ((System.Collections.IEnumerable)steps).Cast<object>().Select(s => (string)s.GetType().GetProperty("Name")!.GetValue(s)!);
        Assert.Equal(names.Order(), MapOf(name).Steps.Order());
    }

    [Theory]
    [InlineData("need")]
    [InlineData("offer")]
    public void EveryStep_GivenWhatItCannotRead_AsksAgain(string name)
    {
        var dialogue = Named(name);
        foreach (var state in States(dialogue))
        {
            foreach (var kind in Enum.GetValues<MediaKind>())
                Assert.IsType<DialogueMove.Again>(dialogue.Take(state, new Reply.Strange(kind), DialogueMap.Here));
            Assert.IsType<DialogueMove.Again>(dialogue.Take(state, new Reply.Chosen("no such thing"), DialogueMap.Here));
            Assert.IsNotType<DialogueMove.Finished>(dialogue.Take(state, new Reply.Written("\ud800\u202e\0"), DialogueMap.Here));
        }
    }

    [Fact]
    public async Task Snapshot_OfAnOlderVersion_KeepsTheAnswersThatStillFit()
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.AgreeTo();
        await alice.Say("/besoin");
        await alice.Press("Courses");
        await alice.Say("Du pain");
        await Rewrite(town, alice, s => s.Replace("\"version\":1", "\"version\":0", StringComparison.Ordinal).Replace("\"step\":\"when\"", "\"step\":\"renamed-since\"", StringComparison.Ordinal));
        await alice.Say("demain");
        Assert.Contains("Pour quand", alice.Last.Text);
        Assert.Contains("Courses", alice.Last.Text);
        await alice.Say("demain");
        Assert.Contains("besoin d'aide", alice.Last.Text);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("{\"dialogue\":\"gone\",\"version\":1,\"step\":\"x\",\"data\":{}}")]
    [InlineData("{\"dialogue\":\"need\",\"version\":1,\"step\":\"when\",\"data\":{\"category\":\"no-such\"}}")]
    [InlineData("{\"dialogue\":\"need\",\"version\":1,\"step\":\"when\",\"data\":[1,2]}")]
    public async Task Snapshot_ThatCannotBeRead_LeavesNobodyStuck(string snapshot)
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.AgreeTo();
        await Rewrite(town, alice, _ => snapshot);
        await alice.Say("bonjour");
        Assert.NotEmpty(alice.Last.Buttons);
        await alice.PublishesNeed();
        Assert.NotNull(await town.Read(s => s.Posts.Find(1)));
    }

    private static Task<bool> Rewrite(Town town, Resident who, Func<string, string> change) => town.Read(stores =>
    {
        var person = stores.People.Find("telegram", who.Id)!;
        var conversation = stores.Conversations.Get(person.Id);
        stores.Conversations.Save(person.Id, conversation with { Snapshot = change(conversation.Snapshot ?? "") }, null);
        return true;
    });

    private static IEnumerable<object> States(Dialogue dialogue)
    {
        var map = new DialogueMap(dialogue);
        var waiting = new Queue<object>([dialogue.First]);
        var seen = new HashSet<string>();
        while (waiting.TryDequeue(out var state))
        {
            if (!seen.Add(dialogue.Write(state).Step)) continue;
            yield return state;
            foreach (var reply in map.Replies(state))
            {
                if (dialogue.Take(state, reply, DialogueMap.Here) is DialogueMove.To to) waiting.Enqueue(to.State);
            }
        }
    }
}
