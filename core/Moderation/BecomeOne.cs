using Solidarity.Core.CheckIns;
using Solidarity.Core.Matching;
using Solidarity.Core.People;

namespace Solidarity.Core.Moderation;

/// <summary>
/// Two turn out to be one person: all that was the first one's is the second one's, and the first is no more. Whether it is so, others have
/// made sure of.
/// </summary>
internal static class BecomeOne
{
    /// <returns>The one who stays, as they are now.</returns>
    public static Person Make(Change change, Person gone, Person stays)
    {
        var (stores, people, matches) = (change.Stores, change.Stores.People, change.Stores.Matches);
        var moved = matches.LiveOfPerson(gone.Id).Select(m => m.Id).ToHashSet();
        // Nobody is put beside themselves, nor looks after themselves.
        foreach (var match in matches.LiveOfPerson(gone.Id).Where(m => m.SideOf(stays.Id) is not null))
            MoveMatch.End(change, match, MatchTrigger.Withdraw, stays.Id, lookAgain: false);
        NameBuddy.StepBack(change, gone.Id, stays.Id);
        if (stays.Consent is null && gone.Consent is { } consent) people.SetConsent(stays.Id, consent);
        if (stays.LastPlace is null && gone.LastPlace is { } place) people.SetLastPlace(stays.Id, place);
        // Nobody vouches for themselves, under another number either.
        if (gone.Trust is { } trust && trust.By != stays.Id) people.SetTrusted(stays.Id, trust.By, change.Now, trust.Until, trust.Seen);
        stores.Posts.Give(gone.Id, stays.Id);
        matches.Give(gone.Id, stays.Id);
        stores.Notes.Give(gone.Id, stays.Id);
        stores.Blocks.Give(gone.Id, stays.Id);
        stores.Reports.Give(gone.Id, stays.Id);
        stores.CheckInRounds.Give(gone.Id, stays.Id);
        stores.CheckIns.Give(gone.Id, stays.Id);
        stores.Belongings.Give(gone.Id, stays.Id);
        var keptApart = matches.LiveOfPerson(stays.Id).Where(m => stores.Blocks.Holds(m.AskerId, m.HelperId) || stores.Blocks.Holds(m.HelperId, m.AskerId)).ToArray();
        foreach (var match in keptApart) MoveMatch.End(change, match, MatchTrigger.Withdraw, stays.Id, FormPairs.Apart(keptApart));
        PartPairs.Of(change, stays.Id);
        stores.Sanctions.Give(gone.Id, stays.Id);
        CarryOverSuspension(change, gone, stays);
        // They were for whoever rings; nobody rings any more.
        stores.Notes.Forget(gone.Reference);
        people.Leave(gone.Id, change.Now);
        foreach (var post in stores.Posts.Of(stays.Id, change.Now)) ProposeMatches.For(change, post.Id);
        foreach (var match in matches.LiveOfPerson(stays.Id).Where(m => m.State == MatchState.Introduced && moved.Contains(m.Id)))
            change.Happened(new Happening.ReachedElsewhere(match, match.SideOf(stays.Id)!.Value, gone.Name));
        return people.Get(stays.Id);
    }

    /// <summary>Nobody gets round a suspension by being known twice.</summary>
    private static void CarryOverSuspension(Change change, Person gone, Person stays)
    {
        var until = gone.BannedUntil > stays.BannedUntil || stays.BannedUntil is null ? gone.BannedUntil : stays.BannedUntil;
        if (until is null || until <= change.Now) return;
        change.Stores.People.SetBanned(stays.Id, until);
        SanctionPerson.Withdraw(change, stays);
    }
}
