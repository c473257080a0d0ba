using System.Text.Json;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Turns;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;
using Solidarity.Tests.States;

namespace Solidarity.Tests.Dialogues;

public class DialogueTests
{
    /// <summary>Every dialogue there is, so that none is left out.</summary>
    private static readonly Dictionary<string, Dialogue> All = typeof(Dialogue).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Dialogue)) && !type.IsAbstract)
        .Select(type => (Dialogue)Activator.CreateInstance(type)!)
        .ToDictionary(dialogue => dialogue.Name);

    public static TheoryData<string> Names() => [.. All.Keys.Order(StringComparer.Ordinal)];

    private static Dialogue Named(string name) => All[name];

    private static DialogueMap MapOf(string name) =>
        new(Named(name), name switch
        {
            "need" => [new NeedState.WritingSentence(Categories.BuiltIn.Find("masks")!)],
            "offer" => [new OfferState.WritingSentence([Categories.BuiltIn.Find("shopping")!]), new OfferState.WritingSentence([Categories.BuiltIn.Find("masks")!])],
            "desk" => [new DeskState.Explaining(31), new DeskState.ChoosingSide(31)],
            "reply" => [new ReplyState.Confirming(12, "Oui")],
            "checkin" => [new CheckInState.Agreeing(Days.Monday, 9)],
            "close" => [new CloseState.Writing(Instead: 31)],
            "bulletin" => [new BulletinState.Writing([1])],
            "birthday" => [new BirthdayState.Telling(1)],
            "errand" => [new GoingState.ChoosingHour(3), new GoingState.ChangingHour(3)],
            "errand-line" => [new WantedState.Rewording(3, "du pain")],
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
    [MemberData(nameof(Names))]
    public void EveryStep_GivenWhatItCannotRead_AsksAgain(string name)
    {
        var dialogue = Named(name);
        foreach (var state in MapOf(name).States)
        {
            foreach (var kind in Enum.GetValues<MediaKind>())
                Assert.IsType<DialogueMove.Again>(dialogue.Take(state, new Reply.Strange(kind), DialogueMap.Here));
            Assert.IsType<DialogueMove.Again>(dialogue.Take(state, new Reply.Chosen("no such thing"), DialogueMap.Here));
            Assert.IsNotType<DialogueMove.Finished>(dialogue.Take(state, new Reply.Written("\ud800\u202e\0"), DialogueMap.Here));
        }
    }

    /// <summary>The reader takes any number for a name of an enum.</summary>
    [Theory]
    [InlineData("desk", "question", """{"Match":31,"Side":#}""")]
    [InlineData("report", "words", """{"Match":31,"Kind":#}""")]
    [InlineData("report", "block", """{"Match":31,"Kind":#,"Words":null}""")]
    [InlineData("sanction", "words", """{"Person":4,"Report":null,"Penalty":#}""")]
    [InlineData("sanction", "confirm", """{"Person":4,"Report":null,"Penalty":#,"Words":"x"}""")]
    public void State_WithAChoiceThatThereIsNot_IsNotRead(string dialogue, string step, string data)
    {
        object? Read(string number) => Named(dialogue).Read(step, System.Text.Encoding.UTF8.GetBytes(data.Replace("#", number, StringComparison.Ordinal)));
        Assert.NotNull(Read("1"));
        Assert.Null(Read("9"));
        Assert.Null(Read("-1"));
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
}
