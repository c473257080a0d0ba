using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Dialogues;

/// <param name="Lift">Whether the sanction is taken back.</param>
internal abstract record VerdictState(long Sanction, bool Lift)
{
    public sealed record Writing(long Sanction, bool Lift) : VerdictState(Sanction, Lift);

    public sealed record Written(long Sanction, bool Lift, string Words) : VerdictState(Sanction, Lift);
}

/// <summary>Another moderator says why a warning or a suspension stands, or is taken back.</summary>
internal sealed class VerdictDialogue : Dialogue<VerdictState>
{
    public override string Name => "verdict";

    public override int Version => 1;

    public override object First => new VerdictState.Writing(0, false);

    public override bool IsForTheTeam => true;

    public override IReadOnlyList<Button>[] WaysOn { get; } = [[new Button("button.queue", new Action.Queue(null, null, 0))]];

    protected override JsonSerializerOptions Json => VerdictJson.Default.Options;

    public override IReadOnlyList<Step<VerdictState>> Steps { get; } =
    [
        Step<VerdictState>.Of("words", new Why(), (VerdictState.Writing s) => s.Lift, (s, _) => s,
            (s, words) => new Next<VerdictState>.Finished(new VerdictState.Written(s.Sanction, s.Lift, words))),
    ];

    public override object Salvage(JsonElement data) => new VerdictState.Writing(StoredAnswer.Number(data, "sanction") ?? 0, false);

    protected override void Finish(Turn turn, VerdictState state, Engine.Dialogues dialogues)
    {
        if (!turn.IsModerator)
        {
            dialogues.Leave(turn, "button.team-only", Menu.Doors);
            return;
        }

        var (sanction, lift, words) = (VerdictState.Written)state;
        dialogues.Leave(turn, Said(DecideAppeal.Give(turn.Change, turn.Speaker.Id, sanction, lift ? Verdict.Lifted : Verdict.Upheld, words)), WaysOn);
    }

    public static Phrase Said(DecideAppeal.Outcome outcome) => outcome switch
    {
        DecideAppeal.Outcome.Decided { Sanction.Verdict: Verdict.Lifted } => "appeal.done-lifted",
        DecideAppeal.Outcome.Decided => "appeal.done-upheld",
        DecideAppeal.Outcome.MustBeAnother => "appeal.another",
        DecideAppeal.Outcome.AlreadyDecided => "appeal.was-decided",
        _ => "appeal.no-such",
    };

    private sealed class Why : Question<bool, string>
    {
        private static readonly SentenceQuestion Uphold = new("appeal.ask-uphold", "expected.words", Sanction.LongestWords), Lift = new("appeal.ask-lift", "expected.words", Sanction.LongestWords);

        public override Prompt Put(bool lift, Surroundings here) => (lift ? Lift : Uphold).Put(default, here);

        public override Reading<bool, string> Read(bool lift, Reply reply, Surroundings here) => Uphold.Read(default, reply, here) switch
        {
            Reading<Nothing, string>.Answered a => Answered(a.Answer),
            Reading<Nothing, string>.Again again => Again(again.Why),
            _ => throw new InvalidOperationException("no such reading"),
        };
    }
}

[JsonSerializable(typeof(VerdictState.Writing))]
internal sealed partial class VerdictJson : JsonSerializerContext;
