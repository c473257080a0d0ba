using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Errands;

namespace Solidarity.Bot.Dialogues;

internal abstract record GoingState(long Errand)
{
    public sealed record ChoosingWhat(long Errand) : GoingState(Errand);

    public sealed record ChoosingHour(long Errand) : GoingState(Errand);

    /// <summary>The errand is under way, and goes at another hour.</summary>
    public sealed record ChangingHour(long Errand) : GoingState(Errand);

    public sealed record Named(long Errand, string What) : GoingState(Errand);

    public sealed record Timed(long Errand, SpokenHour Hour) : GoingState(Errand);

    public sealed record Retimed(long Errand, SpokenHour Hour) : GoingState(Errand);
}

/// <summary>What the sentence in the group didn't say: where somebody goes, and when.</summary>
internal sealed class ErrandDialogue : Dialogue<GoingState>
{
    public override string Name => "errand";

    public override int Version => 1;

    public override object First => new GoingState.ChoosingWhat(0);

    protected override JsonSerializerOptions Json => GoingJson.Default.Options;

    public override IReadOnlyList<Step<GoingState>> Steps { get; } =
    [
        Step<GoingState>.Of("what", new SentenceQuestion("errand.ask-what", "errand.ask-what", Errand.LongestWhat),
            (GoingState.ChoosingWhat s, string what) => new Next<GoingState>.Finished(new GoingState.Named(s.Errand, what))),

        Step<GoingState>.Of("hour", new LeavingHour("errand.ask-hour"),
            (GoingState.ChoosingHour s, SpokenHour hour) => new Next<GoingState>.Finished(new GoingState.Timed(s.Errand, hour))),

        Step<GoingState>.Of("change-hour", new LeavingHour("errand.ask-other-hour"),
            (GoingState.ChangingHour s, SpokenHour hour) => new Next<GoingState>.Finished(new GoingState.Retimed(s.Errand, hour))),
    ];

    public override object Salvage(JsonElement data) => new GoingState.ChoosingHour(StoredAnswer.Number(data, nameof(GoingState.Errand)) ?? 0);

    protected override void Finish(Turn turn, GoingState state, Engine.Dialogues dialogues)
    {
        var zone = turn.Change.Timings.TimeZone;
        switch (state)
        {
            case GoingState.Named named:
                var heard = ErrandReading.Read(named.What);
                var said = heard.Hour?.Resolve(turn.Now, zone) as SpokenHour.Reading.Understood;
                GoOn(turn, dialogues, OpenErrand.Complete(turn.Change, turn.Person.Id, named.Errand, heard.What, said?.Moment));
                break;
            case GoingState.Timed timed when Moment(turn, dialogues, timed.Hour, new GoingState.ChoosingHour(timed.Errand)) is { } at:
                GoOn(turn, dialogues, OpenErrand.Complete(turn.Change, turn.Person.Id, timed.Errand, null, at));
                break;
            case GoingState.Retimed retimed when Moment(turn, dialogues, retimed.Hour, new GoingState.ChangingHour(retimed.Errand)) is { } at:
                var changed = ChangeErrand.Retime(turn.Change, turn.Person.Id, retimed.Errand, at);
                if (changed is null) dialogues.Leave(turn, "errand.too-late", Menu.Doors[2]);
                else dialogues.Leave(turn, new Phrase("errand.hour-changed", ("moment", Dates.Moment(at, zone))), [ErrandPage.To("lines.button-show", ErrandVerb.Show, changed)]);
                break;
        }
    }

    /// <returns>Null where it can't be then: that was said, and is asked anew.</returns>
    private DateTimeOffset? Moment(Turn turn, Engine.Dialogues dialogues, SpokenHour hour, GoingState again)
    {
        var reading = hour.Resolve(turn.Now, turn.Change.Timings.TimeZone);
        if (reading is SpokenHour.Reading.Understood understood) return understood.Moment;
        dialogues.Enter(turn, this, again, new Phrase(reading is SpokenHour.Reading.Past ? "errand.hour-past" : "errand.hour-too-far"), null);
        return null;
    }

    private void GoOn(Turn turn, Engine.Dialogues dialogues, Errand? errand)
    {
        if (errand is null)
        {
            dialogues.Leave(turn, "errand.not-now", Menu.Doors[2]);
            return;
        }

        if (ClosedDoor.Told(turn) || SuspendedDoor.Told(turn)) return;
        switch (ErrandDoor.Missing(turn, errand))
        {
            case GoingState.ChoosingWhat what: dialogues.Enter(turn, this, what, "errand.what-barred", null); break;
            case { } missing: dialogues.Enter(turn, this, missing, holdingCurrent: true); break;
            default:
                var (text, rows) = ErrandDoor.Said(OpenErrand.Run(turn.Change, turn.Person.Id, errand.Id));
                dialogues.Leave(turn, text, rows);
                break;
        }
    }
}

[JsonSerializable(typeof(GoingState.ChoosingWhat))]
[JsonSerializable(typeof(GoingState.ChoosingHour))]
[JsonSerializable(typeof(GoingState.ChangingHour))]
internal sealed partial class GoingJson : JsonSerializerContext;
