using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Places;

namespace Solidarity.Bot.Dialogues;

internal abstract record RegisterState
{
    private RegisterState() { }

    public sealed record GivingPhone : RegisterState;

    public sealed record GivingName(string Phone) : RegisterState;

    public sealed record ChoosingLanguage(string Phone, string Name) : RegisterState;

    public sealed record ChoosingPlace(string Phone, string Name, string Language) : RegisterState;

    public sealed record Agreeing(string Phone, string Name, string Language, Place Place) : RegisterState;

    public sealed record Noting(string Phone, string Name, string Language, Place Place) : RegisterState;

    /// <summary>The number is somebody's already.</summary>
    public sealed record Known(long Person) : RegisterState;

    public sealed record Refused : RegisterState;

    public sealed record Noted(Noting All, string? Note) : RegisterState;
}

/// <summary>Somebody of the team registers a person who has only a phone, while speaking with them.</summary>
internal sealed class RegisterDialogue : Dialogue<RegisterState>
{
    /// <summary>Goes up with any change to the words that are read to people ("register.ask-agreement").</summary>
    public const string Wording = "spoken-2026-11";

    public const int LongestName = 40;

    public override string Name => "register";

    public override int Version => 1;

    public override Role Needs => Role.Moderator;

    public override object First => new RegisterState.GivingPhone();

    public override bool TakesWordsOfDanger => true;

    public override bool IsKeptMeanwhile => true;

    public override IReadOnlyList<Button>[] WaysOn { get; } = [[new Button("button.queue", new Turns.Action.Queue(null, null, 0))]];

    protected override JsonSerializerOptions Json => RegisterJson.Default.Options;

    public override IReadOnlyList<Step<RegisterState>> Steps { get; } =
    [
        Step<RegisterState>.Of("phone", new NumberToCall(),
            (RegisterState.GivingPhone s, (string Phone, long? Known) given) => given.Known is { } person
                ? new Next<RegisterState>.Finished(new RegisterState.Known(person))
                : new RegisterState.GivingName(given.Phone)),

        Step<RegisterState>.Of("name", new SentenceQuestion("register.ask-name", "expected.name", LongestName),
            (RegisterState.GivingName s, string name) => new RegisterState.ChoosingLanguage(s.Phone, name),
            back: s => new RegisterState.GivingPhone()),

        Step<RegisterState>.Of("language", new OneOf<string>("register.ask-language", "expected.button", 2, ("fr", "language.fr", "fr"), ("en", "language.en", "en")),
            (RegisterState.ChoosingLanguage s, string language) => new RegisterState.ChoosingPlace(s.Phone, s.Name, language),
            back: s => new RegisterState.GivingName(s.Phone)),

        Step<RegisterState>.Of("place", new TypedPlaceQuestion("register.ask-place"),
            (RegisterState.ChoosingPlace s, Place place) => new RegisterState.Agreeing(s.Phone, s.Name, s.Language, place),
            back: s => new RegisterState.ChoosingLanguage(s.Phone, s.Name)),

        Step<RegisterState>.Of("agreement", new OneOf<bool>("register.ask-agreement", "expected.agreement", 1,
            ("agreed", "button.person-agrees", true), ("refused", "button.person-refuses", false)),
            (RegisterState.Agreeing s, bool agreed) => agreed
                ? new RegisterState.Noting(s.Phone, s.Name, s.Language, s.Place)
                : new Next<RegisterState>.Finished(new RegisterState.Refused()),
            back: s => new RegisterState.ChoosingPlace(s.Phone, s.Name, s.Language)),

        Step<RegisterState>.Of("note", new SentenceQuestion("register.ask-note", "expected.words", Note.LongestWords, none: new Choice("none", "button.nothing-to-add")),
            (RegisterState.Noting s, string note) => new Next<RegisterState>.Finished(new RegisterState.Noted(s, note.Length > 0 ? note : null)),
            back: s => new RegisterState.Agreeing(s.Phone, s.Name, s.Language, s.Place)),
    ];

    public override Lines? Known(object state) => state switch
    {
        RegisterState.GivingName s => Lines.Dotted(new Markup(s.Phone)),
        RegisterState.ChoosingLanguage s => Lines.Dotted(new Phrase("person.named", ("name", s.Name)), new Markup(s.Phone)),
        RegisterState.ChoosingPlace s => Lines.Dotted(new Phrase("person.named", ("name", s.Name)), new Markup(s.Phone)),
        RegisterState.Agreeing s => Lines.Dotted(new Phrase("person.named", ("name", s.Name)), new Markup(s.Phone), PlaceQuestion.Named(s.Place)),
        RegisterState.Noting s => Lines.Dotted(new Phrase("person.named", ("name", s.Name)), new Markup(s.Phone), PlaceQuestion.Named(s.Place)),
        _ => null,
    };

    public override object Salvage(JsonElement data) => First;

    protected override bool Fits(object part) => part is not string text || text.Length <= Note.LongestWords;

    protected override void Finish(Turn turn, RegisterState state, Engine.Dialogues dialogues)
    {
        if (!turn.IsModerator)
        {
            dialogues.Leave(turn, "button.team-only", Menu.Doors);
            return;
        }
        if (state is RegisterState.Refused)
        {
            dialogues.Leave(turn, "register.refused", WaysOn);
            return;
        }

        if (state is RegisterState.Known known)
        {
            dialogues.Leave(turn, "register.known");
            PersonPage.Show(turn, known.Person);
            return;
        }
        var (s, note) = (RegisterState.Noted)state;
        var outcome = RegisterByPhone.Run(turn.Change, turn.Speaker.Id, s.Phone, PlainText.Defuse(s.Name), s.Language, s.Place, Wording, note);
        switch (outcome)
        {
            case RegisterByPhone.Outcome.Registered done:
                dialogues.Leave(turn, "register.done");
                PersonPage.Show(turn, done.Person.Id);
                break;
            case RegisterByPhone.Outcome.KnownAlready already:
                dialogues.Leave(turn, "register.known");
                PersonPage.Show(turn, already.Person.Id);
                break;
        }
    }

    /// <summary>The number that the person is rung at; somebody may have it already.</summary>
    private sealed class NumberToCall : Question<Nothing, (string Phone, long? Known)>
    {
        public override Prompt Put(Nothing work, Surroundings here) => new(new Phrase("register.ask-phone"), []);

        public override Reading<Nothing, (string Phone, long? Known)> Read(Nothing work, Reply reply, Surroundings here)
        {
            var typed = reply switch { Reply.Written written => written.Text, Reply.Contacted contact => contact.Phone, _ => "" };
            return PhoneNumber.Read(typed) is { } phone ? Answered((phone, here.WhoHas(phone)?.Id)) : Again("expected.typed-phone");
        }
    }
}

[JsonSerializable(typeof(RegisterState.GivingPhone))]
[JsonSerializable(typeof(RegisterState.GivingName))]
[JsonSerializable(typeof(RegisterState.ChoosingLanguage))]
[JsonSerializable(typeof(RegisterState.ChoosingPlace))]
[JsonSerializable(typeof(RegisterState.Agreeing))]
[JsonSerializable(typeof(RegisterState.Noting))]
internal sealed partial class RegisterJson : JsonSerializerContext;
