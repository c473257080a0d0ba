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

internal abstract record CloseState
{
    private CloseState() { }

    public sealed record Writing : CloseState;

    public sealed record Confirming(string Words) : CloseState;
}

/// <summary>An administrator closes the platform: the message, then how neighbours will read it, then the press.</summary>
internal sealed class CloseDialogue : Dialogue<CloseState>
{
    public override string Name => "close";

    public override int Version => 1;

    public override Role Needs => Role.Administrator;

    public override object First => new CloseState.Writing();

    public override bool TakesWordsOfDanger => true;

    public override IReadOnlyList<Button>[] WaysOn { get; } = [[new Button("button.queue", new Turns.Action.Queue(null, null, 0))]];

    protected override JsonSerializerOptions Json => CloseJson.Default.Options;

    public override IReadOnlyList<Step<CloseState>> Steps { get; } =
    [
        Step<CloseState>.Of("words", new SentenceQuestion("close.ask-words", "expected.words", Closure.LongestWords),
            (CloseState.Writing s, string words) => new CloseState.Confirming(words)),

        Step<CloseState>.Of("confirm", new ConfirmQuestion<CloseState.Confirming>(Preview, "close", "close.button"),
            (s, _) => new Next<CloseState>.Finished(),
            back: s => new CloseState.Writing()),
    ];

    public override object Salvage(JsonElement data) => First;

    protected override bool Fits(object part) => part is not string text || text.Length <= Closure.LongestWords;

    protected override void Finish(Turn turn, CloseState state, Engine.Dialogues dialogues)
    {
        if (turn.Role < Role.Administrator)
        {
            dialogues.Leave(turn, "button.team-only", Menu.Doors);
            return;
        }

        ClosePlatform.Close(turn.Change, turn.Speaker.Id, ((CloseState.Confirming)state).Words);
        dialogues.Leave(turn, "close.done");
    }

    private static Lines Preview(CloseState.Confirming state, Surroundings here) => new("\n\n", [new Phrase("close.preview"), ClosedDoor.Words(state.Words), new Phrase("close.what-next")]);
}

[JsonSerializable(typeof(CloseState.Writing))]
[JsonSerializable(typeof(CloseState.Confirming))]
internal sealed partial class CloseJson : JsonSerializerContext;
