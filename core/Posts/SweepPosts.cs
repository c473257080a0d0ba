namespace Solidarity.Core.Posts;

/// <summary>Warns of posts whose time is nearly over, closes those whose time is over, and opens the next dates of those that go date by date.</summary>
public static class SweepPosts
{
    /// <returns>How many posts it dealt with; call again while it is <paramref name="most"/>.</returns>
    public static int Run(Change change, int most)
    {
        var over = change.Stores.Posts.Expiring(change.Now, unwarned: false, most);
        // A date that rested was looked for by nobody any more: its person needn't hear that nobody came.
        foreach (var post in over) ChangePost.Closed(change, post, post is Need { SeriesId: not null, State: PostState.Paused } ? Closing.Withdrawn : Closing.Expired, null);
        var soon = change.Stores.Posts.Expiring(change.Now + Timings.WarnBeforeExpiry, unwarned: true, most);
        foreach (var post in soon)
        {
            change.Stores.Posts.Warned(post.Id, change.Now);
            // A need for a certain day ends with that day, and nobody need be told.
            if ((post as Need)?.When.LastDay is null && post is not Offer { ForNeed: not null }) change.Happened(new Happening.PostExpiring(post));
        }
        var series = change.Stores.Posts.WithoutDatesUntil(KeepSeries.LastDay(change), most);
        foreach (var one in series) KeepSeries.Run(change, one, by: null);
        var alone = change.Stores.Posts.AloneWeekly(change.Now - Timings.SuggestByDateAfter, most);
        foreach (var need in alone)
        {
            change.Stores.Posts.AskedByDate(need.Id, change.Now);
            change.Happened(new Happening.ByDateSuggested(need));
        }
        return ((int[])[over.Count, soon.Count, series.Count, alone.Count]).Max();
    }
}
