using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Dialogues;

internal abstract record BulletinState
{
    private BulletinState() { }

    /// <param name="Words">What was written with the command already; else empty.</param>
    public sealed record ChoosingGroups(string Words) : BulletinState;

    /// <param name="Groups">Their ids.</param>
    public sealed record Writing(IReadOnlyList<long> Groups) : BulletinState;

    public sealed record Confirming(IReadOnlyList<long> Groups, string Words) : BulletinState;

    /// <summary>Where somebody with these groups begins.</summary>
    public static BulletinState Beginning(IReadOnlyList<long> groups, string words) => groups.Count > 1 ? new ChoosingGroups(words) : With(groups, words);

    public static BulletinState With(IReadOnlyList<long> groups, string words) =>
        words.Length > 0 && SayToGroup.Refusal(words) is null ? new Confirming(groups, words) : new Writing(groups);
}

/// <summary>Whoever administers groups writes to all of one, or of all: which, the words, how it will be read; then it is said.</summary>
internal sealed class BulletinDialogue : Dialogue<BulletinState>
{
    public override string Name => "bulletin";

    public override int Version => 1;

    /// <summary>A gas leak is just what such words are for.</summary>
    public override bool TakesWordsOfDanger => true;

    public override object First => new BulletinState.ChoosingGroups("");

    protected override JsonSerializerOptions Json => BulletinJson.Default.Options;

    public override IReadOnlyList<Step<BulletinState>> Steps { get; } =
    [
        Step<BulletinState>.Of("groups", new OwnGroups(),
            (BulletinState.ChoosingGroups s, IReadOnlyList<long> groups) => BulletinState.With(groups, s.Words)),

        Step<BulletinState>.Of("words", new BulletinWords(),
            (BulletinState.Writing s, string words) => new BulletinState.Confirming(s.Groups, words)),

        Step<BulletinState>.Of("confirm", new ConfirmQuestion<BulletinState.Confirming>(Preview, "say", "bulletin.button-say"),
            (s, _) => new Next<BulletinState>.Finished(),
            back: s => new BulletinState.Writing(s.Groups)),
    ];

    public override object Salvage(JsonElement data) => First;

    protected override bool Fits(object part) => part switch
    {
        string words => words.Length <= Bulletin.LongestWords,
        IReadOnlyList<long> groups => groups.Count is > 0 and <= NoticeCommand.MostGroups,
        _ => true,
    };

    protected override void Finish(Turn turn, BulletinState state, Engine.Dialogues dialogues)
    {
        var (ids, words) = (BulletinState.Confirming)state;
        var asked = new List<(Group Group, Standing Standing)>();
        // Whether they still administer them is asked anew, of all before anything is said.
        foreach (var group in ids.Select(turn.Stores.Groups.Find).OfType<Group>())
        {
            if (turn.StandingIn(group) is not { } standing) return;
            asked.Add((group, standing));
        }

        if (SuspendedDoor.Told(turn)) return;
        var said = asked.Select(one => Say(turn, one.Group, one.Standing, words)).ToArray();
        var rows = said.Select(one => one.Row).OfType<IReadOnlyList<Button>>().ToArray();
        dialogues.Leave(turn, new Phrase("bulletin.done", ("groups", new Lines("\n", [.. said.Select(one => one.What)]))), [.. rows, Menu.Doors[2]]);
    }

    private static (Phrase What, IReadOnlyList<Button>? Row) Say(Turn turn, Group group, Standing standing, string words)
    {
        if (standing == Standing.Unknown) return (About("bulletin.done-unknown"), null);
        if (standing != Standing.Administrator)
        {
            turn.Stores.Groups.NoLongerKeeps(group.Id, turn.Person.Id);
            return (About("bulletin.done-not-yours"), null);
        }

        switch (SayToGroup.Put(turn.Change, turn.Person.Id, group, words, atOnce: false))
        {
            case SayToGroup.Outcome.Said done:
                new GroupWords(turn.Change, turn.Mail, turn.Settings).Say(group, done.Bulletin, Core.Storage.OutboxKind.Notice);
                return (About("bulletin.done-said"), Back(done.Bulletin));
            case SayToGroup.Outcome.Waits waits:
                return (About("bulletin.done-waits", ("at", Dates.OClock(group.Setup!.Quiet.Until))), Back(waits.Bulletin));
            case SayToGroup.Outcome.Refused refused: return (NoticeCommand.Refused(refused.Why), null);
            case SayToGroup.Outcome.TooMany: return (About("bulletin.done-many", ("most", Bulletin.MostADay)), null);
            default: return (About("bulletin.done-closed"), null);
        }

        Phrase About(string key, params (string, object)[] more) => new(key, [("group", group.Title), .. more]);
        IReadOnlyList<Button> Back(Bulletin bulletin) => [new Button(new Phrase("bulletin.button-back", ("group", group.Title)), new Action.TakeBack(bulletin.Id))];
    }

    private static Lines Preview(BulletinState.Confirming state, Surroundings here) => new("\n\n",
    [
        new Phrase("bulletin.preview", ("groups", Lines.Listed(state.Groups.Select(here.TitleOf).OfType<string>().Select(title => new Phrase("bulletin.quoted", ("group", title)))))),
        GroupWords.Letter(state.Words),
        new Phrase("bulletin.preview-next", ("n", (int)Bulletin.StandsFor.TotalDays)),
    ]);

    /// <summary>One of their groups, or all.</summary>
    private sealed class OwnGroups : Question<BulletinState.ChoosingGroups, IReadOnlyList<long>>
    {
        private const string All = "all";

        public override Prompt Put(BulletinState.ChoosingGroups state, Surroundings here)
        {
            var groups = here.KeptGroups();
            return new Prompt(new Phrase("bulletin.which"),
            [
                .. GroupChoices.Rows(groups),
                .. groups.Count > 1 ? (IReadOnlyList<Choice>[])[[new Choice(All, new Phrase("bulletin.everywhere", ("n", groups.Count)))]] : [],
            ]);
        }

        public override Reading<BulletinState.ChoosingGroups, IReadOnlyList<long>> Read(BulletinState.ChoosingGroups state, Reply reply, Surroundings here)
        {
            var groups = here.KeptGroups();
            if (reply is Reply.Chosen { Token: All } && groups.Count > 0) return Answered([.. groups.Select(group => group.Id)]);
            return GroupChoices.Chosen(groups, reply) is { } id ? Answered([id]) : Again("expected.button");
        }
    }

    private sealed class BulletinWords() : SentenceQuestion<BulletinState.Writing>((_, _) => new Phrase("bulletin.ask-words", ("most", Bulletin.LongestWords)), "expected.bulletin", Bulletin.LongestWords)
    {
        public override Reading<BulletinState.Writing, string> Read(BulletinState.Writing state, Reply reply, Surroundings here) => base.Read(state, reply, here) switch
        {
            Reading<BulletinState.Writing, string>.Answered { Answer: var words } when SayToGroup.Refusal(words) is { } why => Again(NoticeCommand.Refused(why)),
            var read => read,
        };
    }
}

[JsonSerializable(typeof(BulletinState.ChoosingGroups))]
[JsonSerializable(typeof(BulletinState.Writing))]
[JsonSerializable(typeof(BulletinState.Confirming))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class BulletinJson : JsonSerializerContext;
