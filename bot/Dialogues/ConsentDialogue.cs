using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;

namespace Solidarity.Bot.Dialogues;

/// <param name="Door">Where the person was going: they go on there as soon as they have agreed.</param>
internal sealed record AskingConsent(string Door);

/// <summary>What is kept, in two lines, and one press to agree to it; asked once.</summary>
internal sealed class ConsentDialogue : Dialogue<AskingConsent>
{
    /// <summary>Goes up with any change to what people agree to, so that it is known what each has seen.</summary>
    public const string Wording = "2026-11";

    public override string Name => "consent";

    public override int Version => 1;

    public override object First => new AskingConsent("need");

    protected override JsonSerializerOptions Json => ConsentJson.Default.Options;

    public override IReadOnlyList<Step<AskingConsent>> Steps { get; } =
    [
        Step<AskingConsent>.Of("agree", new OneOf<bool>("consent.ask", "expected.consent", 1, ("agree", "button.agree", true)),
            (AskingConsent s, bool _) => new Next<AskingConsent>.Finished()),
    ];

    public override object Salvage(JsonElement data) => First;

    protected override bool Fits(object part) => part is not AskingConsent { Door: not ("need" or "offer") };

    protected override void Finish(Turn turn, AskingConsent state, Engine.Dialogues dialogues)
    {
        var consent = new Consent(turn.Now, Wording);
        turn.Stores.People.SetConsent(turn.Person.Id, consent);
        turn.Changed(turn.Person with { Consent = consent });
        Doors.Enter(turn, state.Door, dialogues);
    }
}

[JsonSerializable(typeof(AskingConsent))]
internal sealed partial class ConsentJson : JsonSerializerContext;

/// <summary>The two doors: whoever has agreed to what is kept goes straight in.</summary>
internal static class Doors
{
    public static void Enter(Turn turn, string door, Engine.Dialogues dialogues)
    {
        if (!ClosedDoor.Told(turn) && !SuspendedDoor.Told(turn)) GoIn(turn, door, dialogues);
    }

    private static void GoIn(Turn turn, string door, Engine.Dialogues dialogues)
    {
        if (turn.Person.Consent is null)
        {
            dialogues.Enter(turn, dialogues.Named("consent"), new AskingConsent(door));
            return;
        }
        var dialogue = dialogues.Named(door);
        dialogues.Enter(turn, dialogue, dialogue.First);
    }

    /// <summary>As <see cref="Enter"/>, but asks before anything that was already answered is thrown away.</summary>
    public static void Knock(Turn turn, string door, Engine.Dialogues dialogues)
    {
        if (ClosedDoor.Told(turn) || SuspendedDoor.Told(turn)) return;
        if (dialogues.Current(turn) is { } running && Begun(running) is { } current)
        {
            dialogues.Enter(turn, dialogues.Named("interrupt"), new Interrupted(door, current), holdingCurrent: true);
            return;
        }
        GoIn(turn, door, dialogues);
    }

    /// <summary>What would be thrown away: the dialogue they are in, or the one that a question in between holds.</summary>
    private static string? Begun(Running running) => running.Dialogue.Name is "need" or "offer"
        ? running.State.GetType() == running.Dialogue.First.GetType() ? null : running.Dialogue.Name
        : Snapshot.Read(running.Snapshot.Held) is { Dialogue: "need" or "offer" } held ? held.Dialogue : null;
}
