using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;

namespace Solidarity.Bot.Dialogues;

/// <param name="Door">What the person wants to begin.</param>
/// <param name="Current">The name of the dialogue they are in, which is on hold meanwhile.</param>
/// <param name="Link">By which they came to it.</param>
/// <param name="GoOn">Whether they chose to go on with it.</param>
internal sealed record Interrupted(string Door, string Current, bool GoOn = false, string? Link = null);

/// <summary>Somebody begins something while they are in the middle of something else: nothing is thrown away unasked.</summary>
internal sealed class InterruptDialogue : Dialogue<Interrupted>
{
    public override string Name => "interrupt";

    public override int Version => 1;

    public override bool CanCancel => false;

    public override object First => new Interrupted("need", "need");

    protected override JsonSerializerOptions Json => InterruptJson.Default.Options;

    public override IReadOnlyList<Step<Interrupted>> Steps { get; } =
    [
        Step<Interrupted>.Of("ask", new Ask(), (s, goOn) => new Next<Interrupted>.Finished(s with { GoOn = goOn })),
    ];

    public override object Salvage(JsonElement data) => First;

    protected override bool Fits(object part) =>
        part is not Interrupted asked || (asked.Door is "need" or "offer" && asked.Current is "need" or "offer" && (asked.Link is null || Links.IsLink(asked.Link)));

    protected override void Finish(Turn turn, Interrupted state, Engine.Dialogues dialogues)
    {
        if (!state.GoOn)
        {
            Doors.Enter(turn, state.Door, dialogues, state.Link);
            return;
        }
        Engine.Dialogues.Clear(turn);
        if (dialogues.Current(turn) is { } running) dialogues.AskAgain(turn, running);
        else dialogues.Leave(turn, "menu.what-next", Menu.Doors);
    }

    private sealed class Ask : Question<Interrupted, bool>
    {
        public override Prompt Put(Interrupted work, Surroundings here) => new(new Phrase("interrupt.ask", ("current", new Phrase($"{work.Current}.title"))),
        [
            [new Choice("on", new Phrase($"interrupt.on-{work.Current}"))],
            [new Choice("drop", new Phrase($"interrupt.new-{work.Door}"))],
        ]);

        public override Reading<Interrupted, bool> Read(Interrupted work, Reply reply, Surroundings here) =>
            reply is Reply.Chosen { Token: "on" or "drop" } chosen ? Answered(chosen.Token == "on") : Again("expected.button");
    }
}

[JsonSerializable(typeof(Interrupted))]
internal sealed partial class InterruptJson : JsonSerializerContext;
