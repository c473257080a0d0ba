using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>A person who has only a phone, as the team sees them: who, where, what was agreed, and what can be done for them.</summary>
internal static class PersonPage
{
    private const int MostInList = 20;

    public static void Show(Turn turn, long personId)
    {
        if (Open(turn, personId) is { } person) turn.Say(Page(turn, person));
    }

    /// <returns>Null where they are not this one's to look after; that is said then.</returns>
    public static Person? Open(Turn turn, long personId)
    {
        var outcome = OpenPerson.Run(turn.Change, turn.Speaker, personId, person => CallSheet.LooksAfter(turn.Stores, turn.Settings, turn.Speaker, person, turn.Now));
        if (outcome is OpenPerson.Outcome.Opened opened) return opened.Person;
        Phrase why = outcome switch
        {
            OpenPerson.Outcome.HasChat => "person.has-chat",
            OpenPerson.Outcome.Anothers => "person.anothers",
            OpenPerson.Outcome.TooMany => new Phrase("person.too-many", ("most", OpenPerson.MostAnHour)),
            _ => "person.no-longer",
        };
        if (turn.Incoming.Input is Press) turn.Toast(why);
        else turn.Say(why);
        return null;
    }

    /// <summary>Those whom this one of the team registered.</summary>
    public static void List(Turn turn)
    {
        var people = turn.Stores.People.RegisteredBy(turn.Speaker.Id, MostInList);
        turn.Say(people.Count == 0
            ? Message.Of("people.none")
            : Message.Of("people.yours", [.. people.Select(p => (IReadOnlyList<Button>)[new Button(new Phrase("button.person", ("name", p.Name), ("reference", new Markup(p.Reference))), new Action.Who(p.Id))])]));
    }

    private static Message Page(Turn turn, Person person)
    {
        Button For(string key, Action of) => new(key, new Action.OnBehalf(person.Id, of));
        var timings = turn.Change.Timings;
        var agent = person.RegisteredBy is { } id ? turn.Stores.People.Find(id) : null;
        return Message.Of(
            new Lines("\n\n",
            [
                Lines.Of(
                    new Phrase("person.title", ("name", person.Name), ("reference", new Markup(person.Reference))),
                    Lines.Dotted(new Markup(person.Address), new Phrase("language." + person.Language), person.LastPlace is { } place ? PlaceQuestion.Named(place) : null)),
                person.Consent is { } consent ? new Phrase("person.agreed", ("date", timings.DayOf(consent.At)), ("name", agent?.Name ?? "…"), ("wording", new Markup(consent.Wording))) : null,
                NoteLines.On(turn.Stores, person.Reference, timings),
                new Phrase("person.next", ("name", agent?.Name ?? "…"), ("reference", new Markup(person.Reference))),
            ]),
            [For("button.need-for", new Action.Open("need"))],
            [For("button.offer-for", new Action.Open("offer"))],
            [For("button.mine-for", new Action.Open("mine"))],
            [For("button.checkin-for", new Action.Open("checkin"))]);
    }
}
