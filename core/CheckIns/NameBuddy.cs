using Solidarity.Core.Moderation;
using Solidarity.Core.People;

namespace Solidarity.Core.CheckIns;

/// <summary>What became of a buddy. <see cref="NoLonger"/>: the person chose so; <see cref="SteppedBack"/>: the buddy did.</summary>
public enum BuddyChange { Agreed, Declined, SteppedBack, NoLonger }

/// <summary>Somebody names who is told where they don't answer: by a link that they pass on themselves, which works once.</summary>
public static class NameBuddy
{
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>They may agree, or not.</summary>
        public sealed record MayAgree(Person Person) : Outcome;

        public sealed record Agreed(Person Person) : Outcome;

        public sealed record Declined : Outcome;

        /// <summary>It is left for whom it was made for.</summary>
        public sealed record IsOneself : Outcome;

        public sealed record IsItAlready(Person Person) : Outcome;

        public sealed record HasEnough : Outcome;

        /// <summary>Used, ended, replaced or never made: which of these is nobody's to know.</summary>
        public sealed record NotGood : Outcome;
    }

    /// <summary>A link that was made before ends: one is open at a time.</summary>
    /// <returns>The secret of the link, which is not kept; null where nobody asks them how they are, or they have no chat to pass it on from.</returns>
    public static string? Link(Change change, Person person)
    {
        if (person.IsByPhone || change.Stores.CheckIns.Of(person.Id) is null) return null;
        var secret = Invitation.NewSecret();
        change.Stores.CheckInLinks.Make(person.Id, Invitation.FingerprintOf(secret), change.Now + CheckIn.LinkLasts);
        return secret;
    }

    /// <summary>Somebody opens it; nothing is done until they have read what it means.</summary>
    public static Outcome Open(Change change, Person who, string secret)
    {
        if (change.Stores.CheckInLinks.Of(Invitation.FingerprintOf(secret), change.Now) is not { } personId || who.IsByPhone) return new Outcome.NotGood();
        if (personId == who.Id) return new Outcome.IsOneself();
        if (change.Stores.CheckIns.Of(personId) is not { } checkIn || change.Stores.Blocks.Holds(personId, who.Id) || change.Stores.Blocks.Holds(who.Id, personId) || who.IsBanned(change.Now))
            return new Outcome.NotGood();
        var person = change.Stores.People.Get(personId);
        if (checkIn.BuddyId == who.Id) return new Outcome.IsItAlready(person);
        return change.Stores.CheckIns.CountOfBuddy(who.Id) >= CheckIn.MostOfOneBuddy ? new Outcome.HasEnough() : new Outcome.MayAgree(person);
    }

    public static Outcome Answer(Change change, Person who, string secret, bool agrees)
    {
        var opened = Open(change, who, secret);
        if (opened is not Outcome.MayAgree { Person: var person }) return opened;
        // Of two who press at once one is first.
        if (!change.Stores.CheckInLinks.Use(Invitation.FingerprintOf(secret))) return new Outcome.NotGood();
        if (!agrees)
        {
            change.Happened(new Happening.BuddyChanged(person.Id, who.Id, BuddyChange.Declined));
            return new Outcome.Declined();
        }

        var checkIn = change.Stores.CheckIns.Of(person.Id)!;
        if (checkIn.BuddyId is { } former) change.Happened(new Happening.BuddyChanged(person.Id, former, BuddyChange.NoLonger));
        change.Stores.CheckIns.SetBuddy(person.Id, who.Id);
        change.Happened(new Happening.BuddyChanged(person.Id, who.Id, BuddyChange.Agreed));
        return new Outcome.Agreed(person);
    }

    /// <returns>False where there is none.</returns>
    public static bool Drop(Change change, long personId)
    {
        change.Stores.CheckInLinks.End(personId);
        if (change.Stores.CheckIns.Of(personId) is not { BuddyId: { } buddy }) return false;
        change.Stores.CheckIns.SetBuddy(personId, null);
        change.Happened(new Happening.BuddyChanged(personId, buddy, BuddyChange.NoLonger));
        return true;
    }

    /// <summary>The buddy wishes to be it no more: who named them hears it, and what is under way goes on with the team.</summary>
    /// <returns>False where they aren't it.</returns>
    public static bool StepBack(Change change, long buddyId, long personId)
    {
        if (change.Stores.CheckIns.Of(personId) is not { } checkIn || checkIn.BuddyId != buddyId) return false;
        change.Stores.CheckIns.SetBuddy(personId, null);
        foreach (var round in change.Stores.CheckInRounds.OpenOf(personId).Where(round => round is { State: RoundState.WithBuddy } && round.BuddyId == buddyId))
            MoveRound.ToTeam(change, round with { BuddyId = null });
        change.Happened(new Happening.BuddyChanged(personId, buddyId, BuddyChange.SteppedBack));
        return true;
    }
}
