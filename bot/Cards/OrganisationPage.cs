using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Organisations;
using Solidarity.Core.People;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>The organisations as the team sees them: all in a list, and one with its members and what can be done about it.</summary>
internal static class OrganisationPage
{
    private static readonly IReadOnlyList<Button> ToAll = [new Button("organisation.button-all", new Action.Organisations())];

    public static Message All(Turn turn)
    {
        var all = turn.Stores.Organisations.All();
        return Message.Of(
            new Lines("\n",
            [
                all.Count == 0 ? new Phrase("organisation.none") : new Phrase("organisation.title", ("n", all.Count)),
                .. all.Select(one => Line(turn, one)),
                turn.Role == Role.Administrator ? new Phrase("organisation.what-for") : null,
            ]),
            [
                .. all.Select(one => new Button(Lines.Of(new Markup(one.Reference)), new Action.OfOrganisation(OrganisationVerb.Show, one.Id))).Chunk(5),
                .. turn.Role == Role.Administrator ? (IReadOnlyList<Button>[])[[new Button("organisation.button-new", new Action.OfOrganisation(OrganisationVerb.Verify, 0))]] : [],
            ]);
    }

    /// <summary>"V3 · Les Amis du Port · 2 members".</summary>
    public static Lines Line(Turn turn, Organisation one) => Lines.Dotted(
        new Markup($"<b>{one.Reference}</b>"), one.Name, new Phrase("organisation.members", ("n", turn.Stores.Organisations.MembersOf(one.Id).Count)));

    public static Message One(Turn turn, Organisation one, Phrase? first = null)
    {
        var members = turn.Stores.Organisations.MembersOf(one.Id).Select(member => (Person: turn.Stores.People.Get(member.PersonId), member.Since)).ToArray();
        var text = new Lines("\n\n",
        [
            first,
            Lines.Of(
                Line(turn, one),
                new Phrase("organisation.verified", ("proof", new Phrase("organisation.proof-" + one.Proof.ToString().ToLowerInvariant())), ("by", turn.Stores.People.Get(one.By).Name), ("date", turn.Change.Timings.DayOf(one.At)))),
            members.Length == 0 ? null : new Lines("\n", [.. members.Select(member => new Phrase("organisation.member", ("name", member.Person.Name), ("reference", new Markup(member.Person.Reference)), ("date", turn.Change.Timings.DayOf(member.Since))))]),
            turn.Role == Role.Administrator ? new Phrase("organisation.can") : null,
        ]);
        Button To(OrganisationVerb verb) => new("organisation.button-" + verb.ToString().ToLowerInvariant(), new Action.OfOrganisation(verb, one.Id));
        return turn.Role < Role.Administrator ? Message.Of(text, ToAll) : Message.Of(text,
        [
            [To(OrganisationVerb.Invite)],
            .. members.Select(member => new Button(new Phrase("organisation.button-out", ("name", member.Person.Name)), new Action.EndMembership(member.Person.Id))).Chunk(2),
            [To(OrganisationVerb.Rename), To(OrganisationVerb.AskRetire)],
            ToAll,
        ]);
    }

    public static Message SureToRetire(Turn turn, Organisation one) => Message.Of(
        new Phrase("organisation.retire-sure", ("name", one.Name), ("n", turn.Stores.Organisations.MembersOf(one.Id).Count)),
        [new Button("organisation.button-retire", new Action.OfOrganisation(OrganisationVerb.Retire, one.Id))],
        [new Button("button.back", new Action.OfOrganisation(OrganisationVerb.Show, one.Id))]);

    /// <summary>What became of it.</summary>
    public static void Tell(Turn turn, ChangeOrganisation.Outcome outcome) => turn.Answer(outcome switch
    {
        ChangeOrganisation.Outcome.Done { Organisation.RetiredAt: not null } done => Message.Of(new Phrase("organisation.retired", ("name", done.Organisation.Name)), ToAll),
        ChangeOrganisation.Outcome.Done done => One(turn, done.Organisation, "organisation.done"),
        ChangeOrganisation.Outcome.IsTaken taken => Message.Of(new Phrase("organisation.is-taken", ("reference", new Markup(taken.By.Reference)), ("name", taken.By.Name)), ToAll),
        ChangeOrganisation.Outcome.Enough => Message.Of(new Phrase("organisation.enough", ("most", Organisation.MostOrganisations)), ToAll),
        ChangeOrganisation.Outcome.BadName => Message.Of(new Phrase("organisation.expected-name", ("most", Organisation.LongestName)), ToAll),
        _ => Message.Of("organisation.no-such", ToAll),
    });

    /// <summary>To an administrator who did not do it.</summary>
    public static Message News(Happening.OrganisationChanged changed, string by) => Message.Of(new Phrase(
        changed.What switch
        {
            "organisation-verify" => "organisation.news-verify",
            "organisation-rename" => "organisation.news-rename",
            _ => "organisation.news-retire",
        },
        ("by", by), ("name", changed.Organisation.Name), ("reference", new Markup(changed.Organisation.Reference))));
}
