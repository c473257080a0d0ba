using Solidarity.Core.Moderation;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Groups;

/// <summary>Brings a post before the groups in whose circle it lies: at most once each, when they may be spoken to, and not too many a day.</summary>
public static class ShowInGroups
{
    private const int MostAtOnce = 10;

    /// <summary>In so many groups a card is said with the post itself; in more of them a little later, so that nobody waits for all of these.</summary>
    private const int MostGroupsAtOnce = 20;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The post has changed: groups that it wasn't shown in yet are given it.</summary>
    /// <returns>The cards that are said now: of it, and of what waited in the same groups.</returns>
    public static IReadOnlyList<GroupPost> Follow(Change change, Post post)
    {
        if (post.State != PostState.Open || !post.MayBeShown) return [];
        var around = change.Stores.Groups.Around(post.Place);
        if (around.Count == 0 || change.Stores.People.Get(post.PersonId).UnreachableSince is not null) return [];
        var (shown, groups) = (new List<GroupPost>(), 0);
        foreach (var group in around.Where(group => group.Setup!.Covers(post.Place)))
        {
            if (!change.Stores.GroupPosts.Add(group, post.Id, Invitation.NewSecret(), waits: true)) continue;
            if (++groups <= MostGroupsAtOnce) shown.AddRange(Due(change, group));
        }

        return shown;
    }

    /// <summary>Cards that wait in a group are said, where its hours allow. What is no longer open needs no card.</summary>
    public static IReadOnlyList<GroupPost> Due(Change change, Group group)
    {
        if (!group.IsActive || group.IsQuietAt(change.Now, change.Timings.TimeZone)) return [];
        var (groupPosts, left) = (change.Stores.GroupPosts, GroupPost.MostCardsADay - change.Stores.GroupPosts.Shown(group.Id, change.Now - Day));
        var said = new List<GroupPost>();
        foreach (var groupPost in groupPosts.Waiting(group.Id, MostAtOnce))
        {
            var may = left > 0 && change.Stores.Posts.Find(groupPost.PostId) is { State: PostState.Open, MayBeShown: true };
            if (!groupPosts.Settle(groupPost.Id, may ? change.Now : null) || !may) continue;
            said.Add(groupPost);
            left--;
        }

        return said;
    }
}
