namespace Solidarity.Core.People;

/// <summary>Somebody on the town's page gets a code to come back with; the one before is good for nothing then, and their other browsers begin anew.</summary>
public static class MakeReturnCode
{
    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="Code">To be shown once: it is not kept.</param>
        public sealed record Made(string Code, DateTimeOffset Until) : Outcome;

        public sealed record TooManyToday : Outcome;

        /// <summary>What the team may do must not hang on a piece of paper.</summary>
        public sealed record OfTheTeam : Outcome;

        /// <summary>Their app knows them.</summary>
        public sealed record NotOnPage : Outcome;
    }

    public const int MostADay = 10;

    /// <param name="device">The browser that asks; it goes on.</param>
    public static Outcome For(Change change, Person person, bool isOfTheTeam, string? device)
    {
        if (!person.IsOnPage) return new Outcome.NotOnPage();
        if (isOfTheTeam) return new Outcome.OfTheTeam();
        if (change.Stores.Audit.Count(person.Id, "code-made", change.Now.AddDays(-1)) >= MostADay) return new Outcome.TooManyToday();
        var (code, until) = (ReturnCode.Draw(), change.Now + ReturnCode.Lasts);
        change.Stores.ReturnCodes.Make(person.Address, ReturnCode.FingerprintOf(code), until);
        if (device is not null) change.Stores.Visitors.EndOtherDevices(person.Address, device);
        change.Stores.Audit.Write(change.Now, person.Id, "code-made", person.Reference);
        return new Outcome.Made(code, until);
    }
}
