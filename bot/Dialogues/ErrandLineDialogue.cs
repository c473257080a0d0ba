using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Errands;

namespace Solidarity.Bot.Dialogues;

internal abstract record WantedState
{
    private WantedState() { }

    /// <param name="What">Where the errand goes.</param>
    public sealed record Adding(long Errand, string What) : WantedState;

    /// <param name="Before">As it stands now.</param>
    public sealed record Rewording(long Line, string Before) : WantedState;

    public sealed record Added(long Errand, string Words) : WantedState;

    public sealed record Reworded(long Line, string Words) : WantedState;
}

/// <summary>A neighbour says what is to be brought along.</summary>
internal sealed class ErrandLineDialogue : Dialogue<WantedState>
{
    public override string Name => "errand-line";

    public override int Version => 1;

    public override object First => new WantedState.Adding(0, "");

    protected override JsonSerializerOptions Json => WantedJson.Default.Options;

    public override IReadOnlyList<Step<WantedState>> Steps { get; } =
    [
        Step<WantedState>.Of("add", new WantedQuestion<WantedState.Adding>(s => new Phrase("errand-line.ask", ("what", s.What))),
            (s, words) => new Next<WantedState>.Finished(new WantedState.Added(s.Errand, words))),

        Step<WantedState>.Of("reword", new WantedQuestion<WantedState.Rewording>(s => new Phrase("errand-line.ask-anew", ("words", s.Before))),
            (s, words) => new Next<WantedState>.Finished(new WantedState.Reworded(s.Line, words))),
    ];

    protected override bool Fits(object part) => part is not string text || text.Length <= 8 * ErrandLine.Longest;

    public override object Salvage(JsonElement data) => new WantedState.Adding(StoredAnswer.Number(data, nameof(WantedState.Adding.Errand)) ?? 0, "");

    protected override void Finish(Turn turn, WantedState state, Engine.Dialogues dialogues)
    {
        switch (state)
        {
            case WantedState.Added when ClosedDoor.Told(turn) || SuspendedDoor.Told(turn): break;
            case WantedState.Added added: Leave(turn, dialogues, AddLine.Run(turn.Change, turn.Person.Id, added.Errand, added.Words)); break;
            case WantedState.Reworded reworded when ChangeLine.Reword(turn.Change, turn.Person.Id, reworded.Line, reworded.Words) is { } errand:
                dialogues.Leave(turn, new Phrase("line.changed", ("words", reworded.Words)), Ways(errand.Id));
                break;
            default: dialogues.Leave(turn, "errand.too-late", Menu.Doors[2]); break;
        }
    }

    private static void Leave(Turn turn, Engine.Dialogues dialogues, AddLine.Outcome outcome)
    {
        if (outcome is AddLine.Outcome.Added { Line: var line }) dialogues.Leave(turn, new Phrase("line.added", ("words", line.Words)), Ways(line.ErrandId));
        else dialogues.Leave(turn, ErrandDoor.Said(outcome), Menu.Doors[0]);
    }

    private static IReadOnlyList<Button>[] Ways(long errand) =>
        [[new Button("lines.button-add", new Turns.Action.OfErrand(ErrandVerb.Add, errand))], [new Button("lines.button-show", new Turns.Action.OfErrand(ErrandVerb.Show, errand))]];

    /// <summary>One thing, in a few words, without what has no place on a list that nobody of the team looks at.</summary>
    private sealed class WantedQuestion<T>(Func<T, Phrase> text) : Question<T, string>
    {
        public override Prompt Put(T work, Surroundings here) => new(text(work), []);

        public override Reading<T, string> Read(T work, Reply reply, Surroundings here)
        {
            if (reply is not Reply.Written written || PlainText.Defuse(written.Text).Length == 0) return Again("expected.errand-line");
            if (ErrandLine.Tidy(written.Text) is not { } words) return Again(new Phrase("expected.shorter", ("most", ErrandLine.Longest)));
            return ErrandLine.Barred(words) is { } flag ? Again(ErrandDoor.Barred(flag)) : Answered(words);
        }
    }
}

[JsonSerializable(typeof(WantedState.Adding))]
[JsonSerializable(typeof(WantedState.Rewording))]
internal sealed partial class WantedJson : JsonSerializerContext;
