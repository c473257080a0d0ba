using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;
using Solidarity.Core.Places;

namespace Solidarity.Bot.Dialogues;

/// <param name="Person">Of the team, whose area it is.</param>
internal abstract record AreaState(long Person)
{
    public sealed record Pointing(long Person) : AreaState(Person);

    /// <param name="Commune">The one that holds the centre, by its INSEE code.</param>
    public sealed record Drawing(long Person, string Commune, Cell Centre) : AreaState(Person);

    /// <param name="Communes">INSEE codes.</param>
    public sealed record Chosen(long Person, IReadOnlyList<string> Communes) : AreaState(Person);
}

/// <summary>An administrator says where somebody of the team decides: communes in words, or a circle on the map.</summary>
internal sealed class AreaDialogue : Dialogue<AreaState>
{
    public override string Name => "area";

    public override int Version => 1;

    public override Role Needs => Role.Administrator;

    public override object First => new AreaState.Pointing(0);

    public override IReadOnlyList<Button>[] WaysOn { get; } = [[new Button("button.queue", new Turns.Action.Queue(null, null, 0))]];

    protected override JsonSerializerOptions Json => AreaJson.Default.Options;

    public override IReadOnlyList<Step<AreaState>> Steps { get; } =
    [
        Step<AreaState>.Of("where", new Where(),
            (AreaState.Pointing s, Pointed pointed) => pointed switch
            {
                Pointed.Communes communes => new Next<AreaState>.Finished(new AreaState.Chosen(s.Person, communes.Insee)),
                Pointed.Centre centre => new AreaState.Drawing(s.Person, centre.Insee, centre.Cell),
                _ => throw new InvalidOperationException("no such place"),
            }),

        Step<AreaState>.Of("radius", new KilometresQuestion("area.ask-radius"),
            (AreaState.Drawing s, int kilometres) => new Next<AreaState>.Finished(
                new AreaState.Chosen(s.Person, [.. Gazetteer.Shared.Around(s.Centre, kilometres).Select(c => c.Insee).Append(s.Commune).Distinct()])),
            back: s => new AreaState.Pointing(s.Person)),
    ];

    public override object Salvage(JsonElement data) => new AreaState.Pointing(StoredAnswer.Number(data, nameof(AreaState.Person)) ?? 0);

    protected override bool Fits(object part) => part is not AreaState.Drawing drawing || Gazetteer.Shared.Find(drawing.Commune) is not null;

    protected override void Finish(Turn turn, AreaState state, Engine.Dialogues dialogues)
    {
        var (id, communes) = (AreaState.Chosen)state;
        if (turn.Role < Role.Administrator) dialogues.Leave(turn, "button.team-only", Menu.Doors);
        else if (Team.All(turn.Stores, turn.Settings).FirstOrDefault(one => one.Id == id) is not { } person) dialogues.Leave(turn, "area.gone", WaysOn);
        else dialogues.Leave(turn, AreaCommand.Set(turn, person, [.. communes.Select(insee => Gazetteer.Shared.Find(insee)).OfType<Commune>()]), WaysOn);
    }

    /// <summary>Places given with the command that were not clear: asked for where there is something to choose from, and else said.</summary>
    public static void AskWhich(Turn turn, Engine.Dialogues dialogues, Person person, string typed, string part, Phrase notFound)
    {
        var (why, instead) = UnclearPlace.Of(typed, part, notFound);
        if (instead is null || !turn.Incoming.Private) turn.Say(why);
        else dialogues.Enter(turn, dialogues.Named("area"), new AreaState.Pointing(person.Id), why, instead);
    }

    /// <summary>What was typed, or a point of the map.</summary>
    private abstract record Pointed
    {
        public sealed record Communes(IReadOnlyList<string> Insee) : Pointed;

        public sealed record Centre(string Insee, Cell Cell) : Pointed;
    }

    private sealed class Where : Question<Nothing, Pointed>
    {
        public override Prompt Put(Nothing work, Surroundings here) => new(new Phrase("area.ask-where", ("most", AreaReading.MostKilometres)), []);

        public override Reading<Nothing, Pointed> Read(Nothing work, Reply reply, Surroundings here) => reply switch
        {
            Reply.Located at when Gazetteer.Shared.PlaceAt(at.Latitude, at.Longitude) is { Cell: { } cell } place => Answered(new Pointed.Centre(place.Insee, cell)),
            Reply.Located => Again("expected.place-in-france"),
            Reply.Chosen chosen when UnclearPlace.Chosen(chosen.Token) is { } communes => Answered(new Pointed.Communes([.. communes.Select(c => c.Insee)])),
            Reply.Written written => Typed(written.Text, AreaReading.Of(written.Text)),
            _ => Again("area.expected"),
        };

        private static Reading<Nothing, Pointed> Typed(string typed, AreaReading reading) => reading switch
        {
            AreaReading.Read read => Answered(new Pointed.Communes([.. read.Communes.Select(c => c.Insee)])),
            AreaReading.Unknown unknown => Unclear(typed, unknown.Part),
            AreaReading.TooMuch => Again(AreaQuestion.TooMuch()),
            _ => Again("area.expected"),
        };

        private static Reading<Nothing, Pointed> Unclear(string typed, string part)
        {
            var (why, instead) = UnclearPlace.Of(typed, part, "area.expected");
            return Again(why, instead);
        }
    }
}

[JsonSerializable(typeof(AreaState.Pointing))]
[JsonSerializable(typeof(AreaState.Drawing))]
internal sealed partial class AreaJson : JsonSerializerContext;
