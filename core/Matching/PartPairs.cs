using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching;

/// <summary>
/// Somebody is to be kept apart from another, or turned out to be another: of two who would come together, the less advanced ends, at the same point this person's.
/// </summary>
public static class PartPairs
{
    public static void Of(Change change, long personId)
    {
        foreach (var id in change.Stores.Matches.LiveOfPerson(personId).Where(match => match.HelperId == personId).Select(match => match.Id))
        {
            while (change.Stores.Matches.Find(id) is { IsLive: true } match && Beside(change, match) is { } other)
            {
                var ended = other.State < match.State
                    ? MoveMatch.End(change, other, other.State == MatchState.Proposed ? MatchTrigger.Withdraw : MatchTrigger.Supersede, personId)
                    : MoveMatch.End(change, match, MatchTrigger.Withdraw, personId);
                if (ended is null) break;
            }
        }
    }

    /// <summary>
    /// Another match of the need whose helper may not meet this one's: the same person as two, or, where they come two by two, in a pair with this one or
    /// still without a second as it is.
    /// </summary>
    private static Match? Beside(Change change, Match match)
    {
        var inPairs = change.Stores.Posts.GetNeed(match.NeedId).GoesInPairs;
        return change.Stores.Matches.LiveOf(match.NeedId).FirstOrDefault(other =>
            other.Id != match.Id && !PairStanding.MayMeet(change, match, other)
            && (other.HelperId == match.HelperId
                || other.PartnerId == match.Id || match.PartnerId == other.Id
                || inPairs && PairStanding.IsWithoutSecond(match) && PairStanding.IsWithoutSecond(other)));
    }
}
