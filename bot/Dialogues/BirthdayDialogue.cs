using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;

namespace Solidarity.Bot.Dialogues;

internal abstract record BirthdayState
{
    private BirthdayState() { }

    /// <param name="Day">What was written with the command already.</param>
    public sealed record ChoosingGroup(YearDay? Day) : BirthdayState;

    /// <param name="Group">Its id.</param>
    public sealed record Telling(long Group) : BirthdayState;

    public sealed record Confirming(long Group, YearDay Day) : BirthdayState;

    public static BirthdayState In(long group, YearDay? day) => day is { } known ? new Confirming(group, known) : new Telling(group);
}

/// <summary>Somebody wishes to be congratulated: in which group, on which day, and what it will read; then it is kept.</summary>
internal sealed class BirthdayDialogue : Dialogue<BirthdayState>
{
    public override string Name => "birthday";

    public override int Version => 1;

    public override object First => new BirthdayState.ChoosingGroup(null);

    protected override JsonSerializerOptions Json => BirthdayJson.Default.Options;

    public override IReadOnlyList<Step<BirthdayState>> Steps { get; } =
    [
        Step<BirthdayState>.Of("group", new KnownGroup(),
            (BirthdayState.ChoosingGroup s, long group) => BirthdayState.In(group, s.Day)),

        Step<BirthdayState>.Of("day", new DayQuestion(),
            (BirthdayState.Telling s, YearDay day) => new BirthdayState.Confirming(s.Group, day)),

        Step<BirthdayState>.Of("confirm", new ConfirmQuestion<BirthdayState.Confirming>(Preview, "keep", "birthday.button-keep"),
            (s, _) => new Next<BirthdayState>.Finished(),
            back: s => new BirthdayState.Telling(s.Group)),
    ];

    public override object Salvage(JsonElement data) => First;

    protected override bool Fits(object part) => part is not YearDay day || day.Exists();

    protected override void Finish(Turn turn, BirthdayState state, Engine.Dialogues dialogues)
    {
        var (id, day) = (BirthdayState.Confirming)state;
        if (turn.Stores.Groups.Find(id) is not { } group)
        {
            dialogues.Leave(turn, "link.over", Menu.Doors);
            return;
        }

        if (turn.StandingIn(group) is not { } standing) return;
        if (standing == Standing.Unknown) dialogues.Leave(turn, "birthday.cannot-check", Menu.Doors);
        else if (standing == Standing.Outside) dialogues.Leave(turn, new Phrase("birthday.not-in-group", ("group", group.Title)), Menu.Doors);
        else
        {
            KeepBirthday.Run(turn.Change, turn.Person.Id, group.Id, day);
            dialogues.Leave(
                turn,
                new Phrase("birthday.kept", ("group", group.Title), ("next", Dates.WithYear(KeepBirthday.Next(turn.Change, group, day)))),
                [BirthdayCommand.NotIn(group)], Menu.Doors[2]);
        }
    }

    private static Lines Preview(BirthdayState.Confirming state, Surroundings here)
    {
        var (at, next) = here.BirthdayIn(state.Group, state.Day) ?? (Birthday.Hour, state.Day.In(here.Today.Year));
        return new Lines("\n\n",
        [
            new Phrase("birthday.confirm", ("group", here.TitleOf(state.Group) ?? "…"), ("day", BirthdayCommand.Named(state.Day)), ("at", Dates.OClock(at))),
            GroupWords.Wish(here.Person.Name),
            new Phrase("birthday.confirm-next", ("next", Dates.WithYear(next))),
        ]);
    }

    private sealed class KnownGroup : Question<BirthdayState.ChoosingGroup, long>
    {
        public override Prompt Put(BirthdayState.ChoosingGroup state, Surroundings here) => new(new Phrase("birthday.which"), [.. GroupChoices.Rows(here.KnownGroups())]);

        public override Reading<BirthdayState.ChoosingGroup, long> Read(BirthdayState.ChoosingGroup state, Reply reply, Surroundings here) =>
            GroupChoices.Chosen(here.KnownGroups(), reply) is { } id ? Answered(id) : Again("expected.button");
    }

    private sealed class DayQuestion : Question<BirthdayState.Telling, YearDay>
    {
        public override Prompt Put(BirthdayState.Telling state, Surroundings here) => new(new Phrase("birthday.ask-day"), []);

        public override Reading<BirthdayState.Telling, YearDay> Read(BirthdayState.Telling state, Reply reply, Surroundings here) =>
            reply is Reply.Written written && YearDay.Read(written.Text) is { } day ? Answered(day) : Again("expected.birthday");
    }
}

[JsonSerializable(typeof(BirthdayState.ChoosingGroup))]
[JsonSerializable(typeof(BirthdayState.Telling))]
[JsonSerializable(typeof(BirthdayState.Confirming))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class BirthdayJson : JsonSerializerContext;
