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

    /// <param name="Instead">Since when it is closed with the message that is to be replaced, in Unix milliseconds; null: it was open.</param>
    public sealed record Writing(long? Instead = null) : CloseState;

    public sealed record Confirming(string Words) : CloseState;

    /// <inheritdoc cref="Writing"/>
    public sealed record Replacing(string Words, long Instead) : CloseState;

    /// <summary>Where words were given with the command, and can be taken, they are looked at straight away.</summary>
    public static CloseState Begin(string words, Closure? now)
    {
        var instead = now?.At.ToUnixTimeMilliseconds();
        return words.Length > Closure.LongestWords || PlainText.Defuse(words).Length == 0 ? new Writing(instead) : Written(words, instead);
    }

    public static CloseState Written(string words, long? instead) => instead is { } at ? new Replacing(words, at) : new Confirming(words);
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
            (CloseState.Writing s, string words) => CloseState.Written(words, s.Instead)),

        Step<CloseState>.Of("confirm", new ConfirmQuestion<CloseState.Confirming>(Preview, "close", "close.button"),
            (s, _) => new Next<CloseState>.Finished(),
            back: s => new CloseState.Writing()),

        Step<CloseState>.Of("replace", new Replace(), (CloseState.Replacing s) => s, (s, _) => s,
            (s, _) => new Next<CloseState>.Finished(),
            back: s => new CloseState.Writing(s.Instead)),
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

        var (words, instead) = state switch
        {
            CloseState.Confirming closing => (closing.Words, (long?)null),
            CloseState.Replacing replacing => (replacing.Words, replacing.Instead),
            _ => throw new InvalidOperationException("not an end"),
        };
        // Somebody was faster: nobody's message is replaced that was not read.
        var now = turn.Stores.Closure.Now();
        if (now?.At.ToUnixTimeMilliseconds() != instead)
        {
            if (now is null) dialogues.Leave(turn, "close.is-open", WaysOn);
            else dialogues.Leave(turn, ClosedDoor.ByWhom(turn, now), ClosedDoor.Anew);
            return;
        }

        ClosePlatform.Close(turn.Change, turn.Speaker.Id, words);
        dialogues.Leave(turn, instead is null ? "close.done" : "close.changed", WaysOn);
    }

    /// <summary>The same for a service that is closed already.</summary>
    private sealed class Replace : Question<CloseState.Replacing, bool>
    {
        public override Prompt Put(CloseState.Replacing work, Surroundings here) =>
            new(new Lines("\n\n", [new Phrase("close.preview"), ClosedDoor.Words(work.Words), new Phrase("close.anew-next")]), [[new Choice("replace", "close.button-replace")]]);

        public override Reading<CloseState.Replacing, bool> Read(CloseState.Replacing work, Reply reply, Surroundings here) =>
            reply is Reply.Chosen { Token: "replace" } ? Answered(true) : Again("expected.button");
    }

    private static Lines Preview(CloseState.Confirming state, Surroundings here) => new("\n\n", [new Phrase("close.preview"), ClosedDoor.Words(state.Words), new Phrase("close.what-next")]);
}

[JsonSerializable(typeof(CloseState.Writing))]
[JsonSerializable(typeof(CloseState.Confirming))]
[JsonSerializable(typeof(CloseState.Replacing))]
internal sealed partial class CloseJson : JsonSerializerContext;
