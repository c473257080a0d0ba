using Solidarity.Core.Matching;

namespace Solidarity.Core.FollowUps;

/// <summary>One press of thanks, passed on to the helper once.</summary>
public static class SayThanks
{
    public enum Outcome { PassedOn, SaidAlready, NotYours }

    public static Outcome Give(Change change, long personId, long matchId)
    {
        if (change.Stores.Matches.Find(matchId) is not { } match || match.SideOf(personId) != Side.Asker || match.State != MatchState.Done)
            return Outcome.NotYours;
        if (match.ThankedAt is not null) return Outcome.SaidAlready;
        var thanked = match with { ThankedAt = change.Now, Version = match.Version + 1 };
        if (!change.Stores.Matches.Save(thanked, change.Now)) return Outcome.SaidAlready;
        change.Happened(new Happening.Thanked(thanked));
        return Outcome.PassedOn;
    }
}
