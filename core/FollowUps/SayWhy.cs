using Solidarity.Core.Matching;

namespace Solidarity.Core.FollowUps;

/// <summary>Whoever said that the help did not take place says why. It is counted with care: see <see cref="NoShowsSince"/>.</summary>
public static class SayWhy
{
    /// <summary>So long the team sees that somebody was not there, and only when so many different people say it: anybody can miss a bus.</summary>
    public static readonly TimeSpan NoShowsCountFor = TimeSpan.FromDays(180);

    /// <inheritdoc cref="NoShowsCountFor"/>
    public const int NoShowsShownFrom = 2;

    public enum Outcome { Kept, SaidAlready, NotYours }

    public static DateTimeOffset NoShowsSince(DateTimeOffset now) => now - NoShowsCountFor;

    public static Outcome Give(Change change, long personId, long matchId, FailReason reason)
    {
        if (change.Stores.Matches.Find(matchId) is not { State: MatchState.Failed } match || match.SideOf(personId) is not { } side) return Outcome.NotYours;
        if ((side == Side.Helper ? match.HelperSays : match.AskerSays) != FollowUpAnswer.No) return Outcome.NotYours;
        if (match.FailedFor is not null) return Outcome.SaidAlready;
        var said = match with { FailedFor = reason, Version = match.Version + 1 };
        if (!change.Stores.Matches.Save(said, change.Now)) return Outcome.SaidAlready;
        change.Happened(new Happening.MatchTouched(said));
        return Outcome.Kept;
    }
}
