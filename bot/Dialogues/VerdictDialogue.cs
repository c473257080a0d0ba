using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Dialogues;

/// <param name="Lift">Whether the sanction is taken back.</param>
/// <param name="Unanswered">An administrator takes it back, without an answer of the person's.</param>
internal abstract record VerdictState(long Sanction, bool Lift, bool Unanswered)
{
    public sealed record Writing(long Sanction, bool Lift, bool Unanswered = false) : VerdictState(Sanction, Lift, Unanswered);

    public sealed record Confirming(long Sanction, bool Lift, bool Unanswered, string Words) : VerdictState(Sanction, Lift, Unanswered);
}

/// <summary>Another moderator says why a warning or a suspension stands, or is taken back.</summary>
internal sealed class VerdictDialogue : Dialogue<VerdictState>
{
    public override string Name => "verdict";

    public override int Version => 1;

    public override Role Needs => Role.Moderator;

    public override object First => new VerdictState.Writing(0, false);

    public override bool TakesWordsOfDanger => true;

    public override IReadOnlyList<Button>[] WaysOn { get; } = [[new Button("button.queue", new Action.Queue(null, null, 0))]];

    protected override JsonSerializerOptions Json => VerdictJson.Default.Options;

    public override IReadOnlyList<Step<VerdictState>> Steps { get; } =
    [
        Step<VerdictState>.Of("words", new SentenceQuestion<VerdictState.Writing>((s, _) => s.Lift ? "appeal.ask-lift" : "appeal.ask-uphold", "expected.words", Sanction.LongestWords),
            (s, words) => new VerdictState.Confirming(s.Sanction, s.Lift, s.Unanswered, words)),

        Step<VerdictState>.Of("confirm", new ConfirmQuestion<VerdictState.Confirming>(Preview, "send", "button.send"),
            (s, _) => new Next<VerdictState>.Finished(),
            back: s => new VerdictState.Writing(s.Sanction, s.Lift, s.Unanswered)),
    ];

    public override object Salvage(JsonElement data) => new VerdictState.Writing(StoredAnswer.Number(data, nameof(VerdictState.Sanction)) ?? 0, false);

    protected override bool Fits(object part) => part is not string text || text.Length <= Sanction.LongestWords;

    protected override void Finish(Turn turn, VerdictState state, Engine.Dialogues dialogues)
    {
        if (!turn.IsModerator)
        {
            dialogues.Leave(turn, "button.team-only", Menu.Doors);
            return;
        }

        var (sanction, lift, unanswered, words) = (VerdictState.Confirming)state;
        if (unanswered && turn.Role == Role.Administrator)
        {
            dialogues.Leave(turn, LiftCommand.Said(LiftSanction.Run(turn.Change, turn.Speaker.Id, sanction, words)), WaysOn);
            return;
        }

        dialogues.Leave(turn, Said(DecideAppeal.Give(turn.Change, turn.Speaker.Id, sanction, lift ? Verdict.Lifted : Verdict.Upheld, words)), WaysOn);
    }

    public static Phrase Said(DecideAppeal.Outcome outcome) => outcome switch
    {
        DecideAppeal.Outcome.Decided { Sanction.Verdict: Verdict.Lifted } => "appeal.done-lifted",
        DecideAppeal.Outcome.Decided => "appeal.done-upheld",
        DecideAppeal.Outcome.MustBeAnother => "appeal.another",
        DecideAppeal.Outcome.AlreadyDecided => "appeal.was-decided",
        DecideAppeal.Outcome.TakenBy => "appeal.is-anothers",
        _ => "appeal.no-such",
    };

    /// <summary>As the person will read it: it can't be taken back.</summary>
    private static Lines Preview(VerdictState.Confirming state, Surroundings here) => new("\n\n",
    [
        new Phrase("sanction.preview"),
        new Phrase(state.Unanswered ? "sanction.told-lifted" : state.Lift ? "appeal.told-lifted" : "appeal.told-upheld"),
        new Phrase("sanction.why", ("words", PlainText.Defuse(state.Words))),
        new Markup("———"),
        new Phrase("appeal.what-next"),
    ]);
}

[JsonSerializable(typeof(VerdictState.Writing))]
[JsonSerializable(typeof(VerdictState.Confirming))]
internal sealed partial class VerdictJson : JsonSerializerContext;
