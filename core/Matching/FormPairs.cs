using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching;

/// <summary>
/// A need whose helpers come two by two: whoever agrees first waits, and whoever asked is asked once, for both. Who was left alone after an introduction is
/// joined by the next who agrees. Who would have to go alone after all is asked whether they do.
/// </summary>
public static class FormPairs
{
    /// <summary>The helper said yes: they wait for a second, or complete a pair.</summary>
    /// <returns>The match as saved, <see cref="MatchState.Waiting"/> or <see cref="MatchState.Accepted"/>; null when somebody faster said no.</returns>
    public static Match? HelperAgrees(Change change, Match match)
    {
        if (MoveMatch.Fire(change, match, MatchTrigger.AgreesFirst, m => Waiting(change, m), guard: true) is not { } waiting) return null;
        Settle(change, match.NeedId, match.Id);
        var said = change.Stores.Matches.Find(waiting.Id);
        // A place that had to wait until the pairs beside it were made.
        if (said is { State: MatchState.Accepted }) ProposeMatches.For(change, match.NeedId);
        if (said is { State: MatchState.Waiting }) change.Happened(new Happening.MatchTouched(said));
        return said;
    }

    /// <summary>One of a pair has ended: the other waits again, or stays introduced and alone until somebody joins them.</summary>
    public static void Left(Change change, Match ended, MatchState before)
    {
        if (ended.PartnerId is not { } id || change.Stores.Matches.Find(id) is not { IsLive: true } other || other.PartnerId != ended.Id)
        {
            Settle(change, ended.NeedId);
            return;
        }

        if (other.State == MatchState.Accepted) LosesSecond(change, other, ended, before);
        else if (Saved(change, other with { PartnerId = null, Version = other.Version + 1 }) is { } alone) change.Happened(new Happening.SecondLost(alone, ended, before));
        Anew(change, ended.NeedId);
    }

    /// <summary>Help was given, says one side: who would have come with them is put together anew, and what is left may be one place alone.</summary>
    public static void Helped(Change change, Match helped)
    {
        if (change.Stores.Posts.GetNeed(helped.NeedId) is not { GoesInPairs: true, IsLive: true }) return;
        if (helped.PartnerId is { } id && change.Stores.Matches.Find(id) is { State: MatchState.Accepted } other && other.PartnerId == helped.Id)
        {
            LosesSecond(change, other, helped, MatchState.Introduced);
            // While the other side has not said so too, they may still be joined by somebody.
            if (helped.IsLive) Saved(change, helped with { PartnerId = null, Version = helped.Version + 1 });
        }

        Settle(change, helped.NeedId);
        ProposeMatches.For(change, helped.NeedId);
    }

    private static void LosesSecond(Change change, Match other, Match gone, MatchState before)
    {
        if (MoveMatch.Fire(change, other, MatchTrigger.LoseSecond, m => Waiting(change, m), guard: true) is { } waits) change.Happened(new Happening.SecondLost(waits, gone, before));
    }

    /// <summary>Something else about the need has changed: whoever waits is put together anew, or asked whether they come alone where it goes in pairs no more.</summary>
    public static void Anew(Change change, long needId)
    {
        Settle(change, needId);
        if (change.Stores.Posts.GetNeed(needId) is not { GoesInPairs: false, IsLive: true }) return;
        foreach (var waiting in change.Stores.Matches.LiveOf(needId).Where(match => match.State == MatchState.Waiting)) AskedAlone(change, waiting);
    }

    /// <summary>Puts together who can be: the longest introduced alone first, then those who wait.</summary>
    /// <param name="saying">The match whose helper is just saying yes, and so hears how it goes on.</param>
    private static void Settle(Change change, long needId, long? saying = null)
    {
        if (change.Stores.Posts.GetNeed(needId) is not { GoesInPairs: true, IsLive: true } need) return;
        while (Next(change, need) is { } pair)
        {
            if (pair.Other is { } other ? !Joined(change, pair.Waiting, other, saying) : !AskedAlone(change, pair.Waiting)) return;
        }
    }

    private static (Match Waiting, Match? Other)? Next(Change change, Need need)
    {
        var live = change.Stores.Matches.LiveOf(need.Id);
        var waiting = live.Where(match => match.State == MatchState.Waiting).OrderBy(match => match.AskedAt).ThenBy(match => match.Id).ToArray();
        foreach (var one in waiting)
        {
            if (live.FirstOrDefault(other => PairStanding.IsAlone(other) && PairStanding.MayMeet(change, one, other)) is { } alone) return (one, alone);
            if (waiting.FirstOrDefault(other => other.Id > one.Id && PairStanding.MayMeet(change, one, other)) is { } second) return (one, second);
        }

        return waiting is [var last] && !live.Any(PairStanding.IsAlone) && PairStanding.IsLast(last, need, change.Stores.Matches.Taken(need), live) ? (last, null) : null;
    }

    /// <summary>Whoever asked is asked for the one who waited, together with the other where that one is not introduced already.</summary>
    private static bool Joined(Change change, Match waiting, Match other, long? saying)
    {
        if (other.State == MatchState.Introduced && Saved(change, other with { PartnerId = waiting.Id, Version = other.Version + 1 }) is null) return false;
        if (Asked(change, waiting, other.Id) is not { } first) return false;
        var second = other.State == MatchState.Waiting ? Asked(change, other, waiting.Id) : null;
        change.Happened(new Happening.AskerAsked(first));
        foreach (var told in (Match?[])[first, second])
        {
            if (told is not null) change.Happened(told.Id == saying ? new Happening.MatchTouched(told) : new Happening.SecondFound(told));
        }

        return true;
    }

    private static Match? Asked(Change change, Match match, long partner) => MoveMatch.Fire(change, match, MatchTrigger.FindSecond, m => m with
    {
        PartnerId = partner,
        AskedAt = change.Now,
        AskerAskedAt = change.Now,
        DueAt = change.Now + change.Timings.RemindConsentAfter,
        Reminded = false,
    });

    /// <summary>They said yes to being two, and nobody can come with them any more: would they go alone?</summary>
    private static bool AskedAlone(Change change, Match waiting)
    {
        if (MoveMatch.Fire(change, waiting, MatchTrigger.AskAlone, m => m with { AskedAt = change.Now, DueAt = change.Now + change.Timings.RemindConsentAfter, Reminded = false }) is not { } asked) return false;
        change.Happened(new Happening.HelperAsked(asked));
        return true;
    }

    /// <summary>Nobody is kept waiting for a second longer than anybody is for an answer.</summary>
    private static Match Waiting(Change change, Match match) =>
        match with { PartnerId = null, AskedAt = change.Now, DueAt = change.Now + change.Timings.TimeOutConsentAfter, Reminded = true };

    /// <summary>For ending several matches one after another: a pair that goes together loses no second.</summary>
    public static Func<Match, Match> Apart(IReadOnlyCollection<Match> together) => match => together.Any(other => other.Id == match.PartnerId) ? match with { PartnerId = null } : match;

    private static Match? Saved(Change change, Match match) => change.Stores.Matches.Save(match, change.Now) ? match : null;
}
