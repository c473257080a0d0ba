using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues;

/// <param name="Sentence">What they wrote, which could be either; null where it was too long to be kept.</param>
/// <param name="Door">Which they chose; null until they do.</param>
internal sealed record AskingDoor(string? Sentence = null, string? Door = null);

/// <summary>Somebody wrote of help, and not whether they ask for it or offer it: which of the two doors?</summary>
internal sealed class DoorDialogue : Dialogue<AskingDoor>
{
    private const string Need = "need", Offer = "offer";

    private static readonly DoorQuestion Which = new();

    public override string Name => "door";

    public override int Version => 1;

    public override object First => new AskingDoor();

    protected override JsonSerializerOptions Json => DoorJson.Default.Options;

    public override IReadOnlyList<Step<AskingDoor>> Steps { get; } =
    [
        Step<AskingDoor>.Of("which", Which, (AskingDoor s, string door) => new Next<AskingDoor>.Finished(s with { Door = door })),
    ];

    public override object Salvage(JsonElement data) => First;

    protected override bool Fits(object part) => part is not AskingDoor { Sentence.Length: > Post.LongestSentence };

    protected override void Finish(Turn turn, AskingDoor state, Engine.Dialogues dialogues)
    {
        Engine.Dialogues.Clear(turn);
        if (!ClosedDoor.Told(turn) && !SuspendedDoor.Told(turn)) FreeWords.Open(turn, dialogues, state.Door!, state.Sentence);
    }

    /// <summary>A button, or words that say it.</summary>
    private sealed class DoorQuestion() : OneOf<Nothing, string>(_ => new Phrase("door.which"), "expected.door", 1, ("need", "door.need", Need), ("offer", "door.offer", Offer))
    {
        public override Reading<Nothing, string> Read(Nothing work, Reply reply, Surroundings here) => reply is not Reply.Written written ? base.Read(work, reply, here) : DoorReading.Read(written.Text) switch
        {
            SaidDoor.Need => Answered(Need),
            SaidDoor.Offer => Answered(Offer),
            _ => base.Read(work, reply, here),
        };
    }
}

[JsonSerializable(typeof(AskingDoor))]
internal sealed partial class DoorJson : JsonSerializerContext;
