using Solidarity.Core.Matching;
using Solidarity.Core.People;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Moderation;

/// <summary>A moderator vouches for a volunteer, who may then be put beside sensitive needs; or takes it back.</summary>
public static class TrustVolunteer
{
    public enum Outcome { Done, WasSoAlready }

    /// <param name="moderatorId">Null where the time it was given for is over.</param>
    public static Outcome Set(Change change, long? moderatorId, Person person, bool trusted)
    {
        var until = trusted ? change.Timings.StartOf(change.Today.AddMonths(RecordTrust.MonthsByDefault)) : (DateTimeOffset?)null;
        if (!change.Stores.People.SetTrusted(person.Id, moderatorId, trusted ? change.Now : null, until)) return Outcome.WasSoAlready;
        change.Stores.Audit.Write(change.Now, moderatorId, trusted ? "trust" : "untrust", "P" + person.Id);
        if (trusted)
        {
            foreach (var offer in change.Stores.Posts.Of(person.Id, change.Now).OfType<Offer>()) ProposeMatches.For(change, offer);
        }
        else
        {
            TakeBack(change, moderatorId, person);
        }
        return Outcome.Done;
    }

    /// <summary>
    /// Somebody of the page goes on as another: two presses may hand an account on, but not the trust in whoever had it. Who knows them gives it anew.
    /// </summary>
    internal static void DoesNotGoAlong(Change change, Person from, Person to)
    {
        if (from.Trust is not { } trust) return;
        Offer[] offers = [.. change.Stores.Posts.Of(from.Id, change.Now).OfType<Offer>().Where(offer => offer.IsLive)];
        Set(change, null, from, trusted: false);
        change.Happened(new Happening.TrustStayedBehind(to, trust.By, offers));
    }

    /// <summary>Sensitive matches that were not introduced yet don't go on with somebody who is no longer trusted.</summary>
    private static void TakeBack(Change change, long? moderatorId, Person person)
    {
        foreach (var match in change.Stores.Matches.LiveOfPerson(person.Id).Where(m => m.HelperId == person.Id))
        {
            if (match.State != MatchState.Introduced && change.Stores.Posts.GetNeed(match.NeedId).Category.Sensitive)
                MoveMatch.End(change, match, MatchTrigger.Supersede, moderatorId);
        }
    }
}
