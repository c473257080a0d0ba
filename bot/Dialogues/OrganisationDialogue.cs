using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Organisations;
using Solidarity.Core.People;

namespace Solidarity.Bot.Dialogues;

internal abstract record OrganisationState
{
    private OrganisationState() { }

    /// <param name="Of">Which one is renamed; null for a new one.</param>
    public sealed record Naming(long? Of) : OrganisationState;

    public sealed record Proving(string Name) : OrganisationState;

    public sealed record Renamed(long Of, string Name) : OrganisationState;

    public sealed record Verified(string Name, Proof Proof) : OrganisationState;
}

/// <summary>An administrator verifies an organisation, by its name and what they have seen, or gives one another name.</summary>
internal sealed class OrganisationDialogue : Dialogue<OrganisationState>
{
    public override string Name => "organisation";

    public override int Version => 1;

    public override Role Needs => Role.Administrator;

    public override object First => new OrganisationState.Naming(null);

    public override bool TakesWordsOfDanger => true;

    public override IReadOnlyList<Button>[] WaysOn { get; } = [[new Button("organisation.button-all", new Turns.Action.Organisations())]];

    protected override JsonSerializerOptions Json => OrganisationJson.Default.Options;

    public override IReadOnlyList<Step<OrganisationState>> Steps { get; } =
    [
        Step<OrganisationState>.Of("name", new NameQuestion(),
            (OrganisationState.Naming s, string name) => s.Of is { } id
                ? new Next<OrganisationState>.Finished(new OrganisationState.Renamed(id, name))
                : new OrganisationState.Proving(name)),

        Step<OrganisationState>.Of("proof", new OneOf<OrganisationState.Proving, Proof>(s => new Phrase("organisation.ask-proof", ("name", s.Name)), "expected.button", 1,
            ("register", "organisation.button-register", Proof.Register), ("papers", "organisation.button-papers", Proof.Papers), ("known", "organisation.button-known", Proof.KnownToTheTown)),
            (s, proof) => new Next<OrganisationState>.Finished(new OrganisationState.Verified(s.Name, proof)),
            back: s => new OrganisationState.Naming(null)),
    ];

    public override object Salvage(JsonElement data) => new OrganisationState.Naming(StoredAnswer.Number(data, nameof(OrganisationState.Naming.Of)));

    protected override bool Fits(object part) => part is not string text || Organisation.IsName(text);

    protected override void Finish(Turn turn, OrganisationState state, Engine.Dialogues dialogues)
    {
        if (turn.Role < Role.Administrator)
        {
            dialogues.Leave(turn, "button.team-only", Menu.Doors);
            return;
        }

        var outcome = state switch
        {
            OrganisationState.Renamed renamed => ChangeOrganisation.Rename(turn.Change, turn.Speaker.Id, renamed.Of, renamed.Name),
            OrganisationState.Verified verified => ChangeOrganisation.Verify(turn.Change, turn.Speaker.Id, verified.Name, verified.Proof),
            _ => throw new InvalidOperationException("not an end"),
        };
        Engine.Dialogues.Clear(turn);
        OrganisationPage.Tell(turn, outcome);
    }

    private sealed class NameQuestion : Question<Nothing, string>
    {
        public override Prompt Put(Nothing work, Surroundings here) => new(new Phrase("organisation.ask-name"), []);

        public override Reading<Nothing, string> Read(Nothing work, Reply reply, Surroundings here) =>
            reply is Reply.Written written && Organisation.IsName(written.Text.Trim())
                ? Answered(written.Text.Trim())
                : Again(new Phrase("organisation.expected-name", ("most", Organisation.LongestName)));
    }
}

[JsonSerializable(typeof(OrganisationState.Naming))]
[JsonSerializable(typeof(OrganisationState.Proving))]
internal sealed partial class OrganisationJson : JsonSerializerContext;
