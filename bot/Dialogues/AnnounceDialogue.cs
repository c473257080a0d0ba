using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;

namespace Solidarity.Bot.Dialogues;

internal abstract record AnnounceState
{
    private AnnounceState() { }

    public sealed record ChoosingArea : AnnounceState;

    /// <param name="Communes">INSEE codes; none: everybody.</param>
    public sealed record Writing(IReadOnlyList<string> Communes) : AnnounceState;

    public sealed record Confirming(IReadOnlyList<string> Communes, string Words) : AnnounceState;
}

/// <summary>Somebody of the team writes to an area: to whom, the words, how neighbours will read it, then another is asked.</summary>
internal sealed class AnnounceDialogue : Dialogue<AnnounceState>
{
    public override string Name => "announce";

    public override int Version => 1;

    public override bool TakesWordsOfDanger => true;

    public override Role Needs => Role.Moderator;

    public override object First => new AnnounceState.ChoosingArea();

    public override IReadOnlyList<Button>[] WaysOn { get; } = [[new Button("button.queue", new Turns.Action.Queue(null, null, 0))]];

    protected override JsonSerializerOptions Json => AnnounceJson.Default.Options;

    public override IReadOnlyList<Step<AnnounceState>> Steps { get; } =
    [
        Step<AnnounceState>.Of("area", new AreaQuestion(),
            (AnnounceState.ChoosingArea s, IReadOnlyList<string> communes) => new AnnounceState.Writing(communes)),

        Step<AnnounceState>.Of("words", new WordsForArea(), (AnnounceState.Writing s) => s.Communes, (s, _) => s,
            (s, words) => new AnnounceState.Confirming(s.Communes, words),
            back: s => new AnnounceState.ChoosingArea()),

        Step<AnnounceState>.Of("confirm", new Confirm(), (AnnounceState.Confirming s) => s, (s, _) => s,
            (s, _) => new Next<AnnounceState>.Finished(),
            back: s => new AnnounceState.Writing(s.Communes)),
    ];

    public override object Salvage(JsonElement data) => First;

    protected override bool Fits(object part) => part is not string text || text.Length <= Announcement.LongestWords;

    protected override void Finish(Turn turn, AnnounceState state, Engine.Dialogues dialogues)
    {
        var (communes, words) = (AnnounceState.Confirming)state;
        // Role or communes may have been taken back since.
        if (!Announcements.MaySpeakFor(turn.Stores, turn.Settings, turn.Speaker, communes))
        {
            dialogues.Leave(turn, turn.IsModerator ? "announce.not-yours" : "button.team-only", turn.IsModerator ? WaysOn : Menu.Doors);
            return;
        }

        if (Announcements.Seconds(turn.Stores, turn.Settings, turn.Speaker, communes).Count == 0)
        {
            dialogues.Leave(turn, "announce.alone", WaysOn);
            return;
        }

        var announcement = WriteAnnouncement.Put(turn.Change, turn.Speaker.Id, communes, words);
        dialogues.Leave(
            turn,
            new Phrase(
                DecideAnnouncement.IsEnoughToday(turn.Change, communes) ? "announce.asked-for-tomorrow" : "announce.asked",
                ("reference", new Markup(announcement.Reference)), ("most", Announcement.MostADay), ("until", Dates.Moment(announcement.LapsesAt, turn.Settings.Timings.TimeZone))),
            [[new Button("announce.button-withdraw", new Turns.Action.Announce("stop", announcement.Id))], .. WaysOn]);
    }

    private sealed class WordsForArea : Question<IReadOnlyList<string>, string>
    {
        private readonly SentenceQuestion _words = new("announce.ask-words", "expected.announcement", Announcement.LongestWords);

        public override Prompt Put(IReadOnlyList<string> communes, Surroundings here) =>
            new(new Phrase("announce.ask-words", ("area", communes.Count == 0 ? new Phrase("announce.everybody") : AnnouncementCard.Area(communes, here.BotName)), ("most", Announcement.LongestWords)), []);

        public override Reading<IReadOnlyList<string>, string> Read(IReadOnlyList<string> communes, Reply reply, Surroundings here) => _words.Read(default, reply, here) switch
        {
            Reading<Nothing, string>.Answered a => Answered(a.Answer),
            Reading<Nothing, string>.Again again => Again(again.Why),
            _ => throw new InvalidOperationException("no such reading"),
        };
    }

    /// <summary>What neighbours will read and how many, and the press that asks another.</summary>
    private sealed class Confirm : Question<AnnounceState.Confirming, bool>
    {
        public override Prompt Put(AnnounceState.Confirming work, Surroundings here) => new(
            new Lines("\n\n",
            [
                new Phrase("announce.preview"),
                AnnouncementCard.Preview(work.Communes, work.Words, here.BotName),
                here.CountReaders(work.Communes) is var (neighbours, team) && neighbours > 0 ? new Phrase("announce.reaches", ("n", neighbours + team)) : new Phrase("announce.reaches-nobody"),
            ]),
            [[new Choice("ask", "announce.button-ask")]]);

        public override Reading<AnnounceState.Confirming, bool> Read(AnnounceState.Confirming work, Reply reply, Surroundings here) =>
            reply is Reply.Chosen { Token: "ask" } ? Answered(true) : Again("expected.button");
    }
}

[JsonSerializable(typeof(AnnounceState.ChoosingArea))]
[JsonSerializable(typeof(AnnounceState.Writing))]
[JsonSerializable(typeof(AnnounceState.Confirming))]
internal sealed partial class AnnounceJson : JsonSerializerContext;
