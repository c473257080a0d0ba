namespace Solidarity.Core.Posts;

/// <summary>Warns of posts whose time is nearly over, and closes those whose time is over.</summary>
public static class SweepPosts
{
    /// <returns>How many posts it dealt with; call again while it is <paramref name="most"/>.</returns>
    public static int Run(Change change, int most)
    {
        var over = change.Stores.Posts.Expiring(change.Now, unwarned: false, most);
        foreach (var post in over) ChangePost.Closed(change, post, Closing.Expired, null);
        var soon = change.Stores.Posts.Expiring(change.Now + Timings.WarnBeforeExpiry, unwarned: true, most);
        foreach (var post in soon)
        {
            change.Stores.Posts.Warned(post.Id, change.Now);
            // A need for a certain day ends with that day, and nobody need be told.
            if ((post as Need)?.When.LastDay is null && post is not Offer { ForNeed: not null }) change.Happened(new Happening.PostExpiring(post));
        }
        return Math.Max(over.Count, soon.Count);
    }
}
