using Solidarity.Core.Matching;
using Solidarity.Core.States;

namespace Solidarity.Core.Posts;

/// <summary>
/// A weekly need that goes date by date: opens its next dates as needs of their own, and has those there are do what their series does. Introductions that
/// were made go on whatever becomes of the series.
/// </summary>
public static class KeepSeries
{
    /// <summary>So many days ahead a date is opened: time to find somebody, and not so far that nobody knows yet.</summary>
    public const int DaysAhead = 14;

    /// <summary>The last day that is opened by now.</summary>
    public static DateOnly LastDay(Change change) => change.Today.AddDays(DaysAhead);

    /// <summary>Has all dates of a need follow it as it stands now, and opens those that are due.</summary>
    /// <param name="by">Who changed the series; null for the clock.</param>
    /// <returns>The dates that were opened.</returns>
    public static IReadOnlyList<Need> Run(Change change, Post post, long? by)
    {
        if (post is not Need { SeriesId: null } series) return [];
        var dates = change.Stores.Posts.LiveDatesOf(series.Id);
        // All stand where they belong before any helper who is freed is looked after: else they would be put beside the next one that is about to rest.
        var changed = dates.Select(date => (Before: date, Now: Followed(change, series, date))).Where(one => one.Now != one.Before && change.Stores.Posts.Save(one.Now, change.Now)).ToArray();
        foreach (var (before, now) in changed)
        {
            if (before.State != PostState.Paused) ChangePost.TakeBackProposals(change, now);
        }

        if (IsGivenUp(series))
        {
            foreach (var date in change.Stores.Posts.LiveDatesOf(series.Id).Where(date => !IsIntroduced(change, date))) ChangePost.Closed(change, date, series.Closing!.Value, by);
        }

        var anew = changed.Where(one => one.Now.State == PostState.Open).SelectMany(one => LookAnew(change, one.Now)).ToArray();
        OwnChanges.Note(change, series, anew.Take(1));
        return series is { State: PostState.Open, When: When.EveryWeek { ByDate: true } weekly } ? Open(change, series, weekly.Days) : [];
    }

    /// <summary>Somebody who was introduced for a date comes no more: it looks on only while its series does.</summary>
    public static void Left(Change change, long needId)
    {
        if (change.Stores.Posts.FindNeed(needId) is not { IsLive: true, SeriesId: { } id } date) return;
        var series = change.Stores.Posts.GetNeed(id);
        if (!Wants(series, date)) Run(change, series, by: null);
    }

    /// <summary>Whether a helper said no, before whoever asked heard of them, to another date of the same series: that they can't on one day says nothing of the next.</summary>
    public static bool IsForAnotherDate(Change change, Match refused, Need date) =>
        refused is { State: MatchState.Declined, AskerAskedAt: null } && date.SeriesId is { } series && change.Stores.Posts.GetNeed(refused.NeedId).SeriesId == series;

    /// <summary>Whether a series looks for somebody on this date.</summary>
    public static bool Wants(Need series, Need date) => series.State == PostState.Closed
        // What the clock ended opens no more dates; the one that is there ends with its day.
        ? series.Closing == Closing.Expired
        : series.State == PostState.Open && IsOf(series, date);

    /// <summary>Whether a series as it is now has such a date, be it looked for or resting.</summary>
    public static bool IsOf(Need series, Need date) => series.When is When.EveryWeek { ByDate: true } weekly && weekly.Days.Contains(((When.On)date.When).Date.DayOfWeek);

    private static bool IsGivenUp(Need series) => series.State == PostState.Closed && series.Closing != Closing.Expired;

    private static bool IsIntroduced(Change change, Need date) => change.Stores.Matches.LiveOf(date.Id).Any(match => match.State == MatchState.Introduced);

    /// <summary>The date as its series would have it: resting, looking on, in other words. Whoever was introduced came for the words there were.</summary>
    private static Need Followed(Change change, Need series, Need date)
    {
        var wants = Wants(series, date);
        PostTrigger? trigger = (wants, date.State) switch
        {
            (true, PostState.Paused) => PostTrigger.Resume,
            (false, PostState.Open) => PostTrigger.Pause,
            _ => null,
        };
        var state = trigger is { } fired && PostLifecycle.Machine.Fire(date.State, fired) is Firing<PostState>.Next next ? next.State : date.State;
        var followed = wants && series.State == PostState.Open && !IsIntroduced(change, date) ? DateOf(series, date) : date;
        return followed == date && state == date.State ? date : followed with { State = state, Version = date.Version + 1 };
    }

    /// <summary>What a series says, on one of its dates.</summary>
    private static Need DateOf(Need series, Need date) => series with
    {
        Id = date.Id,
        SeriesId = series.Id,
        State = date.State,
        When = date.When,
        PublishedAt = date.PublishedAt,
        Rested = date.Rested,
        RestsSince = date.RestsSince,
        ExpiresAt = date.ExpiresAt,
        Closing = null,
        Version = date.Version,
        HeldSince = null,
    };

    private static IReadOnlyList<Match> LookAnew(Change change, Need date)
    {
        MoveMatch.FillOrFree(change, date.Id);
        var proposed = ProposeMatches.For(change, date.Id, Math.Max(0, OwnChanges.Allowance(change, date).Left));
        OwnChanges.Note(change, date, proposed);
        return proposed;
    }

    private static IReadOnlyList<Need> Open(Change change, Need series, Days days)
    {
        var (posts, known) = (change.Stores.Posts, change.Stores.Posts.DatesOf(series.Id));
        var opened = new List<Need>();
        foreach (var day in Enumerable.Range(1, DaysAhead).Select(change.Today.AddDays).Where(day => days.Contains(day.DayOfWeek) && !known.Contains(day) && change.Timings.StartOf(day) < series.ExpiresAt))
        {
            var when = new When.On(day);
            var draft = series with { State = PostState.Draft, When = when, PublishedAt = change.Now, ExpiresAt = PublishPost.Ends(change, when), Version = 1, Rested = TimeSpan.Zero, RestsSince = null };
            if (PostLifecycle.Machine.Fire(draft.State, PostTrigger.Publish) is not Firing<PostState>.Next next) throw new InvalidOperationException("only a draft is published");
            if (posts.AddDate(DateOf(series, draft) with { Id = 0, State = next.State }) is { } date) opened.Add(date);
        }

        posts.DatesAreOpenedUntil(series.Id, LastDay(change));
        foreach (var date in opened) ProposeMatches.For(change, date);
        return opened;
    }
}
