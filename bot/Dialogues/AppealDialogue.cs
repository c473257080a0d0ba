using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;

namespace Solidarity.Bot.Dialogues;

internal abstract record AppealState(long Sanction)
{
    public sealed record Writing(long Sanction) : AppealState(Sanction);

    public sealed record Confirming(long Sanction, string Words) : AppealState(Sanction);
}

/// <summary>Whoever was warned or suspended answers, once: what they write is shown to them before it goes.</summary>
internal sealed class AppealDialogue : Dialogue<AppealState>
{
    public override string Name => "appeal";

    public override int Version => 1;

    public override object First => new AppealState.Writing(0);

    public override bool TakesWordsOfDanger => true;

    protected override JsonSerializerOptions Json => AppealJson.Default.Options;

    public override IReadOnlyList<Step<AppealState>> Steps { get; } =
    [
        Step<AppealState>.Of("words", new SentenceQuestion("appeal.ask", "expected.words", Sanction.LongestWords),
            (AppealState.Writing s, string words) => new AppealState.Confirming(s.Sanction, words)),

        Step<AppealState>.Of("confirm", new ConfirmQuestion<AppealState.Confirming>((s, _) => new Phrase("appeal.preview", ("words", PlainText.Defuse(s.Words))), "send", "button.send"),
            (s, _) => new Next<AppealState>.Finished(),
            back: s => new AppealState.Writing(s.Sanction)),
    ];

    public override object Salvage(JsonElement data) => new AppealState.Writing(StoredAnswer.Number(data, nameof(AppealState.Sanction)) ?? 0);

    protected override bool Fits(object part) => part is not string text || text.Length <= Sanction.LongestWords;

    /// <summary>Somebody wants to answer: it is theirs and still open, or they are told.</summary>
    public static void Enter(Turn turn, Engine.Dialogues dialogues, long sanction)
    {
        if (AppealSanction.Barred(turn.Change, turn.Person.Id, turn.Speaker.Id, sanction) is { } no) turn.Say(Message.Of(Said(turn, no), Menu.Doors[2]));
        else dialogues.Enter(turn, dialogues.Named("appeal"), new AppealState.Writing(sanction), holdingCurrent: true, below: true);
    }

    protected override void Finish(Turn turn, AppealState state, Engine.Dialogues dialogues)
    {
        var (sanction, words) = (AppealState.Confirming)state;
        dialogues.Leave(turn, Said(turn, AppealSanction.Give(turn.Change, turn.Person.Id, turn.Speaker.Id, sanction, words)), Menu.Doors[2]);
    }

    private static Phrase Said(Turn turn, AppealSanction.Outcome outcome) => outcome switch
    {
        AppealSanction.Outcome.Given given => new Phrase("appeal.given", ("until", Dates.Moment(given.Sanction.DueAt!.Value, turn.Change.Timings.TimeZone))),
        AppealSanction.Outcome.Already => "appeal.already",
        AppealSanction.Outcome.TooLate => "appeal.too-late",
        _ => "button.not-yours",
    };
}

[JsonSerializable(typeof(AppealState.Writing))]
[JsonSerializable(typeof(AppealState.Confirming))]
internal sealed partial class AppealJson : JsonSerializerContext;
