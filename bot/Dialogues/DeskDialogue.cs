using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Dialogues;

internal abstract record DeskState(long Match)
{
    public sealed record Noting(long Match) : DeskState(Match);

    public sealed record Explaining(long Match) : DeskState(Match);

    public sealed record ChoosingSide(long Match) : DeskState(Match);

    public sealed record AskingSide(long Match, Side Side) : DeskState(Match);

    public sealed record Noted(long Match, string Words) : DeskState(Match);

    public sealed record Explained(long Match, string Words) : DeskState(Match);

    public sealed record Put(long Match, Side Side, string Words) : DeskState(Match);
}

/// <summary>What somebody of the team writes about a match: a note, why it was rejected, a question to one side.</summary>
internal sealed class DeskDialogue : Dialogue<DeskState>
{
    public override string Name => "desk";

    public override int Version => 1;

    public override Role Needs => Role.Moderator;

    public override object First => new DeskState.Noting(0);

    public override bool TakesWordsOfDanger => true;

    public override IReadOnlyList<Button>[] WaysOn { get; } = [[new Button("button.queue", new Action.Queue(null, null, 0))]];

    protected override JsonSerializerOptions Json => DeskJson.Default.Options;

    public override IReadOnlyList<Step<DeskState>> Steps { get; } =
    [
        Step<DeskState>.Of("note", AboutMatch<DeskState.Noting>("desk.ask-note"),
            (s, words) => new Next<DeskState>.Finished(new DeskState.Noted(s.Match, words))),

        Step<DeskState>.Of("reason", AboutMatch<DeskState.Explaining>("desk.ask-reason"),
            (s, words) => new Next<DeskState>.Finished(new DeskState.Explained(s.Match, words))),

        Step<DeskState>.Of("side", new OneOf<Side>("desk.ask-side", "expected.button", 1, ("helper", "button.side-helper", Side.Helper), ("asker", "button.side-asker", Side.Asker)),
            (DeskState.ChoosingSide s, Side side) => new DeskState.AskingSide(s.Match, side)),

        Step<DeskState>.Of("question", AboutMatch<DeskState.AskingSide>("desk.ask-question"),
            (s, words) => new Next<DeskState>.Finished(new DeskState.Put(s.Match, s.Side, words)),
            back: s => new DeskState.ChoosingSide(s.Match)),
    ];

    public override object Salvage(JsonElement data) => new DeskState.Noting(StoredAnswer.Number(data, nameof(DeskState.Match)) ?? 0);

    protected override void Finish(Turn turn, DeskState state, Engine.Dialogues dialogues)
    {
        // The role may have been taken back since the question was put.
        if (!turn.IsModerator)
        {
            dialogues.Leave(turn, "button.team-only", Menu.Doors);
            return;
        }
        var another = Team.AnotherCould(turn.Stores, turn.Settings, turn.Person, state.Match);
        var said = state switch
        {
            DeskState.Noted s => NoteAnswers.Said(s.Match, NoteOnMatch.Write(turn.Change, turn.Person.Id, s.Match, s.Words, another)),
            DeskState.Explained s => NoteAnswers.Said(s.Match, GiveReason.For(turn.Change, turn.Person.Id, s.Match, null, s.Words, another)),
            DeskState.Put s => NoteAnswers.Said(s.Match, AskSide.Put(turn.Change, turn.Person.Id, s.Match, s.Side, s.Words, another)),
            _ => throw new InvalidOperationException("not the end of a dialogue"),
        };
        dialogues.Leave(turn, said, [new Button(new Phrase("button.see-match", ("match", new Markup("M" + state.Match))), new Action.Decide("show", state.Match))]);
    }

    /// <summary>Some words about the match that the state speaks of.</summary>
    private static SentenceQuestion<T> AboutMatch<T>(string key) where T : DeskState =>
        new((s, _) => new Phrase(key, ("match", new Markup("M" + s.Match))), "expected.words", Note.LongestWords);
}

[JsonSerializable(typeof(DeskState.Noting))]
[JsonSerializable(typeof(DeskState.Explaining))]
[JsonSerializable(typeof(DeskState.ChoosingSide))]
[JsonSerializable(typeof(DeskState.AskingSide))]
internal sealed partial class DeskJson : JsonSerializerContext;
