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

        Step<AnnounceState>.Of("words", new SentenceQuestion<AnnounceState.Writing>(AskWords, "expected.announcement", Announcement.LongestWords),
            (s, words) => new AnnounceState.Confirming(s.Communes, words),
            back: s => new AnnounceState.ChoosingArea()),

        Step<AnnounceState>.Of("confirm", new ConfirmQuestion<AnnounceState.Confirming>(Preview, "ask", "announce.button-ask"),
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

    private static Phrase AskWords(AnnounceState.Writing state, Surroundings here) => new(
        "announce.ask-words", ("area", state.Communes.Count == 0 ? new Phrase("announce.everybody") : AnnouncementCard.Area(state.Communes, here.BotName)), ("most", Announcement.LongestWords));

    /// <summary>What neighbours will read and how many; the press asks another of the team.</summary>
    private static Lines Preview(AnnounceState.Confirming state, Surroundings here) => new("\n\n",
    [
        new Phrase("announce.preview"),
        AnnouncementCard.Preview(state.Communes, state.Words, here.BotName),
        here.CountReaders(state.Communes) is var (neighbours, team) && neighbours > 0 ? new Phrase("announce.reaches", ("n", neighbours + team)) : new Phrase("announce.reaches-nobody"),
        here.CountGroups(state.Communes) is > 0 and var groups ? new Phrase("announce.reaches-groups", ("n", groups)) : null,
    ]);
}

[JsonSerializable(typeof(AnnounceState.ChoosingArea))]
[JsonSerializable(typeof(AnnounceState.Writing))]
[JsonSerializable(typeof(AnnounceState.Confirming))]
internal sealed partial class AnnounceJson : JsonSerializerContext;
