using Solidarity.Core.Posts;
using Solidarity.Core.States;

namespace Solidarity.Core.Matching;

/// <summary>The one place where a match changes state: the table is asked, then a guarded update decides any race.</summary>
public static class MoveMatch
{
    /// <param name="with">Whatever else changes with the state.</param>
    /// <returns>The match as saved; null when the table or somebody faster said no.</returns>
    public static Match? Fire(Change change, Match match, MatchTrigger trigger, Func<Match, Match>? with = null, bool? guard = null)
    {
        if (MatchLifecycle.Machine.Fire(match.State, trigger, guard) is not Firing<MatchState>.Next next) return null;
        var moved = (with?.Invoke(match) ?? match) with { State = next.State, Version = match.Version + 1 };
        if (!MatchLifecycle.Live.Contains(next.State)) moved = moved with { DueAt = null };
        else if (moved is { AskedAt: not null, State: MatchState.Approved or MatchState.Waiting or MatchState.Accepted }) moved = moved.NotDueAfter(change.Stores.Posts.GetNeed(moved.NeedId), change.Timings);
        if (!change.Stores.Matches.Save(moved, change.Now)) return null;
        if (moved.Pieces is null) return moved;
        // How much is promised is shown where the posts are.
        change.Stores.Posts.Touch(moved.NeedId);
        change.Stores.Posts.Touch(moved.OfferId);
        return moved;
    }

    /// <summary>Ends a match: both places are given back, and both sides are looked after again at once.</summary>
    /// <param name="by">The person who ended it; null for the clock.</param>
    /// <param name="lookAgain">False where the caller looks again itself, later.</param>
    /// <returns>The match as saved; null when the table or somebody faster said no.</returns>
    public static Match? End(Change change, Match match, MatchTrigger trigger, long? by, Func<Match, Match>? with = null, bool lookAgain = true)
    {
        if (Fire(change, match, trigger, with) is not { } ended) return null;
        change.Happened(new Happening.MatchEnded(ended, match.State, by));
        FillOrFree(change, match.NeedId);
        FillOrFree(change, match.OfferId);
        FormPairs.Left(change, ended, match.State);
        if (match.State == MatchState.Introduced) KeepSeries.Left(change, match.NeedId);
        if (lookAgain)
        {
            ProposeMatches.For(change, match.NeedId);
            ProposeMatches.For(change, match.OfferId);
        }
        return ended;
    }

    /// <summary>A post whose places are all introduced is filled; one with a place free again is open.</summary>
    public static void FillOrFree(Change change, long postId)
    {
        var post = change.Stores.Posts.Find(postId) ?? throw new InvalidOperationException($"no post {postId}");
        // Made for one need, it ends with their match.
        if (post is Offer { ForNeed: not null } && change.Stores.Matches.Taken(post) == 0)
        {
            ChangePost.Closed(change, post, change.Stores.Matches.DoneWith(post.Id) ? Closing.Fulfilled : Closing.Withdrawn, by: null);
            return;
        }

        var trigger = change.Stores.Matches.Introduced(post) >= post.Places ? PostTrigger.Fill : PostTrigger.Free;
        if (PostLifecycle.Machine.Fire(post.State, trigger) is Firing<PostState>.Next next)
            change.Stores.Posts.Save(post with { State = next.State, Version = post.Version + 1 }, change.Now);
    }
}
