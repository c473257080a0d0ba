using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching;

/// <summary>
/// A need whose helpers come two by two: whoever agrees first waits, and whoever asked is asked once, for both. Who was left alone after an introduction is
/// joined by the next who agrees.
/// </summary>
public static class FormPairs
{
    /// <summary>How it stands with the second, for a helper who is asked or waits.</summary>
    public enum Second
    {
        /// <summary>Nobody else has said yes yet.</summary>
        Sought,

        /// <summary>Somebody has said yes, and waits.</summary>
        Waits,

        /// <summary>Somebody is introduced already.</summary>
        IsComing,

        /// <summary>The other has helped already: this one would go alone.</summary>
        HasHelped,
    }

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

    /// <summary>The other match of a pair about which whoever asked is asked together.</summary>
    /// <returns>Null where they are asked about one alone, or about none.</returns>
    public static Match? AskedWith(Change change, Match match) =>
        match is { State: MatchState.Accepted, PartnerId: { } id } && change.Stores.Matches.Find(id) is { State: MatchState.Accepted } other ? other : null;

    /// <summary>Whether the question about it is that of another of these.</summary>
    public static bool IsAskedWithEarlier(Match match, IEnumerable<Match> among) =>
        match is { State: MatchState.Accepted, PartnerId: { } id } && id < match.Id && among.Any(other => other.Id == id && other.State == MatchState.Accepted);

    /// <summary>The other match of a pair, where its helper is introduced too.</summary>
    public static Match? IntroducedWith(Change change, Match match) =>
        match.PartnerId is { } id && change.Stores.Matches.Find(id) is { State: MatchState.Introduced } other ? other : null;

    /// <summary>What a helper is told of the second when they are asked. Null where the need is not in pairs.</summary>
    public static Second? For(Change change, Match match)
    {
        if (change.Stores.Posts.GetNeed(match.NeedId) is not { GoesInPairs: true } need) return null;
        var others = change.Stores.Matches.LiveOf(need.Id).Where(other => other.Id != match.Id && MayMeet(change, other, match)).ToArray();
        if (others.Any(IsAlone)) return Second.IsComing;
        if (others.Any(other => other.State == MatchState.Waiting)) return Second.Waits;
        return IsLast(change, need, match) ? Second.HasHelped : Second.Sought;
    }

    /// <summary>One of a pair has ended: the other waits again, or stays introduced and alone until somebody joins them.</summary>
    public static void Left(Change change, Match ended, MatchState before)
    {
        if (ended.PartnerId is { } id && change.Stores.Matches.Find(id) is { IsLive: true } other && other.PartnerId == ended.Id)
        {
            // Where the need has become another, the one who stays is asked about alone.
            var alone = other.State == MatchState.Accepted && change.Stores.Posts.GetNeed(ended.NeedId).GoesInPairs
                ? MoveMatch.Fire(change, other, MatchTrigger.LoseSecond, m => Waiting(change, m), guard: true)
                : Saved(change, other with { PartnerId = null, Version = other.Version + 1 });
            if (alone is not null) change.Happened(new Happening.SecondLost(alone, ended, before));
        }

        Settle(change, ended.NeedId);
    }

    /// <summary>Help was given: what is left may be one place alone, for whoever waits or for somebody new.</summary>
    public static void Helped(Change change, long needId)
    {
        if (change.Stores.Posts.GetNeed(needId) is not { GoesInPairs: true, IsLive: true }) return;
        Settle(change, needId);
        ProposeMatches.For(change, needId);
    }

    /// <summary>Puts together who can be: the longest introduced alone first, then those who wait.</summary>
    /// <param name="saying">The match whose helper is just saying yes, and so hears how it goes on.</param>
    private static void Settle(Change change, long needId, long? saying = null)
    {
        if (change.Stores.Posts.GetNeed(needId) is not { GoesInPairs: true, IsLive: true } need) return;
        while (Next(change, need) is { } pair)
        {
            if (!Joined(change, pair.Waiting, pair.Other, saying)) return;
        }
    }

    private static (Match Waiting, Match? Other)? Next(Change change, Need need)
    {
        var live = change.Stores.Matches.LiveOf(need.Id);
        var waiting = live.Where(match => match.State == MatchState.Waiting).OrderBy(match => match.AskedAt).ThenBy(match => match.Id).ToArray();
        foreach (var one in waiting)
        {
            if (live.FirstOrDefault(other => IsAlone(other) && MayMeet(change, one, other)) is { } alone) return (one, alone);
            if (waiting.FirstOrDefault(other => other.Id > one.Id && MayMeet(change, one, other)) is { } second) return (one, second);
        }

        return waiting is [var last] && !live.Any(IsAlone) && IsLast(change, need, last) ? (last, null) : null;
    }

    /// <summary>Whoever asked is asked for the one who waited, together with the other where that one is not introduced already.</summary>
    private static bool Joined(Change change, Match waiting, Match? other, long? saying)
    {
        if (other is { State: MatchState.Introduced } && Saved(change, other with { PartnerId = waiting.Id, Version = other.Version + 1 }) is null) return false;
        if (Asked(change, waiting, other?.Id) is not { } first) return false;
        var second = other is { State: MatchState.Waiting } ? Asked(change, other, waiting.Id) : null;
        change.Happened(new Happening.AskerAsked(first));
        foreach (var told in (Match?[])[first, second])
        {
            if (told is not null) change.Happened(told.Id == saying ? new Happening.MatchTouched(told) : new Happening.SecondFound(told));
        }

        return true;
    }

    private static Match? Asked(Change change, Match match, long? partner) => MoveMatch.Fire(change, match, MatchTrigger.FindSecond, m => m with
    {
        PartnerId = partner,
        AskedAt = change.Now,
        AskerAskedAt = change.Now,
        DueAt = change.Now + change.Timings.RemindConsentAfter,
        Reminded = false,
    });

    /// <summary>Nobody is kept waiting for a second longer than anybody is for an answer.</summary>
    private static Match Waiting(Change change, Match match) =>
        match with { PartnerId = null, AskedAt = change.Now, DueAt = change.Now + change.Timings.TimeOutConsentAfter, Reminded = true };

    /// <summary>For ending several matches one after another: a pair that goes together loses no second.</summary>
    public static Func<Match, Match> Apart(IReadOnlyCollection<Match> together) => match => together.Any(other => other.Id == match.PartnerId) ? match with { PartnerId = null } : match;

    /// <summary>Of those who could come for a need in pairs: all that may meet each of those beside it, and each other.</summary>
    public static IReadOnlyList<Scored> WhoMayMeet(Change change, Need need, IReadOnlyList<Scored> ranked)
    {
        if (!need.InPairs) return ranked;
        var others = change.Stores.Matches.LiveOf(need.Id).Select(match => match.HelperId).ToList();
        var fine = new List<Scored>();
        foreach (var scored in ranked.Where(scored => others.All(other => MayMeet(change, other, scored.Pair.Offer.PersonId))))
        {
            others.Add(scored.Pair.Offer.PersonId);
            fine.Add(scored);
        }

        return fine;
    }

    /// <summary>Of a live match: whether its helper is still to be put together with another. Whoever is asked about alone, as the last, is not.</summary>
    public static bool IsWithoutSecond(Match match) => match.PartnerId is null && match.State != MatchState.Accepted;

    /// <summary>Somebody is to be kept apart from another, or turned out to be another: of two who would come together, the less advanced ends, at the same point this person's.</summary>
    public static void Part(Change change, long personId)
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

    /// <summary>Another match of the need, in a pair with this one or still without a second as it is, whose helper may not meet this one's.</summary>
    private static Match? Beside(Change change, Match match) =>
        change.Stores.Posts.GetNeed(match.NeedId) is not { InPairs: true } ? null
        : change.Stores.Matches.LiveOf(match.NeedId).FirstOrDefault(other =>
            other.Id != match.Id && !MayMeet(change, match, other)
            && (other.HelperId == match.HelperId || other.PartnerId == match.Id || match.PartnerId == other.Id || IsWithoutSecond(match) && IsWithoutSecond(other)));

    /// <summary>Whether this one and the other of its pair may meet, if there is one.</summary>
    public static bool MayGoOn(Change change, Match match) =>
        match.PartnerId is not { } id || change.Stores.Matches.Find(id) is not { IsLive: true } other || MayMeet(change, match, other);

    /// <summary>Whether somebody is a side of it, or of another live match of its need in pairs: they would decide about the one they come with.</summary>
    public static bool Concerns(Match match, Need need, IReadOnlyList<Match> live, long personId) =>
        match.SideOf(personId) is not null || need.GoesInPairs && live.Any(other => other.NeedId == need.Id && other.SideOf(personId) is not null);

    /// <inheritdoc cref="Concerns(Match, Need, IReadOnlyList{Match}, long)"/>
    public static bool Concerns(Change change, Match match, long personId) =>
        Concerns(match, change.Stores.Posts.GetNeed(match.NeedId), change.Stores.Matches.LiveOf(match.NeedId), personId);

    /// <summary>Whether somebody who could be the second is proposed, or asked.</summary>
    public static bool IsSecondComing(Change change, Match match) =>
        change.Stores.Matches.LiveOf(match.NeedId).Any(other => other.Id != match.Id && other.State is MatchState.Proposed or MatchState.Approved && MayMeet(change, match, other));

    private static bool IsAlone(Match match) => match is { State: MatchState.Introduced, PartnerId: null };

    /// <summary>No second can come any more: all other places are taken by pairs, or by help that was given.</summary>
    private static bool IsLast(Change change, Need need, Match match) =>
        change.Stores.Matches.Taken(need) >= need.Places
        && !change.Stores.Matches.LiveOf(need.Id).Any(other => other.Id != match.Id && other.State is MatchState.Proposed or MatchState.Approved or MatchState.Waiting);

    /// <summary>Two who are kept apart don't come together either, nor does one person as two.</summary>
    private static bool MayMeet(Change change, Match one, Match other) => MayMeet(change, one.HelperId, other.HelperId);

    /// <inheritdoc cref="MayMeet(Change, Match, Match)"/>
    public static bool MayMeet(Change change, long one, long other) => one != other && !change.Stores.Blocks.Holds(one, other) && !change.Stores.Blocks.Holds(other, one);

    private static Match? Saved(Change change, Match match) => change.Stores.Matches.Save(match, change.Now) ? match : null;
}
