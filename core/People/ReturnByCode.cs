namespace Solidarity.Core.People;

/// <summary>Somebody types a code in another browser: from here on that one is theirs too.</summary>
public static class ReturnByCode
{
    /// <summary>What a wrong one is written down about: nobody knows whose it should have been.</summary>
    public const string Nobody = "page";

    /// <summary>Whoever types it in every library of the town comes to less; and nobody drives a person's browsers out by coming again and again.</summary>
    public const int MostADay = 10;

    /// <param name="fingerprint">Of what was typed; made before, as it takes a while.</param>
    /// <param name="device">What was drawn for the browser.</param>
    /// <returns>Who they are; null where it is wrong, replaced, has ended or was used too often, or leads to somebody of the team: which of these is nobody's to know.</returns>
    public static Person? With(Change change, string fingerprint, string device, Func<Person, bool> isOfTheTeam)
    {
        var stores = change.Stores;
        if (stores.ReturnCodes.Use(fingerprint, change.Now, change.Now + ReturnCode.Lasts) is not { } address
            || stores.People.Find(Person.PageChannel, address) is not { } person || isOfTheTeam(person)
            || stores.Audit.Count(person.Id, "code-used", change.Now.AddDays(-1)) >= MostADay)
        {
            stores.Audit.Write(change.Now, null, "code-wrong", Nobody);
            return null;
        }

        stores.Audit.Write(change.Now, person.Id, "code-used", person.Reference);
        stores.Visitors.Come(address, person.Name, person.Language, device, change.Now);
        return person;
    }
}
