using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues;

/// <param name="Door">Where the person was going: they go on there as soon as they have agreed.</param>
/// <param name="Link">By which they came.</param>
/// <param name="Sentence">What they wrote before all else: it is kept.</param>
internal sealed record AskingConsent(string Door, string? Link = null, string? Sentence = null);

/// <summary>What is kept, in two lines, and one press to agree to it; asked once.</summary>
internal sealed class ConsentDialogue : Dialogue<AskingConsent>
{
    /// <summary>Goes up with any change to what people agree to, so that it is known what each has seen.</summary>
    public const string Wording = "2026-11", OnPage = "2026-11-page";

    public override string Name => "consent";

    public override int Version => 1;

    public override object First => new AskingConsent("need");

    protected override JsonSerializerOptions Json => ConsentJson.Default.Options;

    public override IReadOnlyList<Step<AskingConsent>> Steps { get; } =
    [
        Step<AskingConsent>.Of("agree", new AgreeQuestion(),
            (AskingConsent s, bool _) => new Next<AskingConsent>.Finished()),
    ];

    /// <summary>What is kept is not the same in Telegram and on the page.</summary>
    private sealed class AgreeQuestion() : OneOf<Nothing, bool>(_ => new Phrase("consent.ask"), "expected.consent", 1, ("agree", "button.agree", true))
    {
        public override Prompt Put(Nothing work, Surroundings here) => here.Person.IsOnPage ? base.Put(work, here) with { Text = new Phrase("consent.ask-on-page") } : base.Put(work, here);
    }

    public override object Salvage(JsonElement data) => First;

    protected override bool Fits(object part) => part is not AskingConsent asked || (asked.Door is "need" or "offer" or "checkin" && (asked.Link is null || Links.IsLink(asked.Link)) && asked.Sentence is not { Length: > Post.LongestSentence });

    protected override void Finish(Turn turn, AskingConsent state, Engine.Dialogues dialogues)
    {
        var consent = new Consent(turn.Now, turn.Person.IsOnPage ? OnPage : Wording);
        turn.Stores.People.SetConsent(turn.Person.Id, consent);
        turn.Changed(turn.Person with { Consent = consent });
        // The question in between is over: what it led to begins, also where that is no dialogue.
        Engine.Dialogues.Clear(turn);
        if (state.Door == "checkin") CheckInPage.Enter(turn, dialogues);
        else if (state.Sentence is { } sentence && !ClosedDoor.Told(turn) && !SuspendedDoor.Told(turn)) FreeWords.GoOn(turn, dialogues, state.Door, sentence);
        else if (state.Sentence is null) Doors.Enter(turn, state.Door, dialogues, state.Link);
    }
}

[JsonSerializable(typeof(AskingConsent))]
internal sealed partial class ConsentJson : JsonSerializerContext;
