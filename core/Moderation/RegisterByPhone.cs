using Solidarity.Core.People;
using Solidarity.Core.Places;

namespace Solidarity.Core.Moderation;

/// <summary>Somebody of the team registers a person who has only a phone, and has heard them agree.</summary>
public static class RegisterByPhone
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Registered(Person Person) : Outcome;

        /// <summary>Somebody is known by this number already: no second one is made.</summary>
        public sealed record KnownAlready(Person Person) : Outcome;
    }

    /// <param name="phone">In international form.</param>
    /// <param name="wording">The version of the words that were read to them.</param>
    /// <param name="note">Facts for the team, which the person may ask to read; null: none.</param>
    public static Outcome Run(Change change, long agentId, string phone, string name, string language, Place place, string wording, string? note)
    {
        var people = change.Stores.People;
        if (people.FindByPhone(phone) is { } known) return new Outcome.KnownAlready(known);
        if (people.AddByPhone(phone, name, language, new Consent(change.Now, wording), agentId) is not { } id)
            return new Outcome.KnownAlready(people.FindByPhone(phone)!);
        people.SetLastPlace(id, place);
        var person = people.Get(id);
        if (note is not null) change.Stores.Notes.Add(person.Reference, change.Now, agentId, NoteKind.Remark, null, null, note);
        change.Stores.Audit.Write(change.Now, agentId, "register", person.Reference, wording);
        return new Outcome.Registered(person);
    }
}
