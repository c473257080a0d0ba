using Solidarity.Core.Moderation;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Groups;

/// <summary>What is open in the circle of a group.</summary>
public static class GatherDigest
{
    /// <summary>So many needs are told one by one; the rest is counted.</summary>
    public const int MostTold = 15;

    /// <param name="Needs">The longest waiting first, each as it belongs to this group.</param>
    /// <param name="MoreNeeds">How many more there are.</param>
    /// <param name="Offers">How many neighbours offer each kind of help, the most first.</param>
    public sealed record Open(IReadOnlyList<(Need Need, GroupPost GroupPost)> Needs, int MoreNeeds, IReadOnlyList<(Category Category, int Neighbours)> Offers)
    {
        /// <summary>What those who administer the group said to it lately, the newest first.</summary>
        public IReadOnlyList<Bulletin> Bulletins { get; init; } = [];

        public bool IsNothing => Needs.Count == 0 && Offers.Count == 0 && Bulletins.Count == 0;
    }

    /// <summary>Notes as well which posts the group is told of: its digest follows these.</summary>
    public static Open Of(Change change, Group group)
    {
        var posts = change.Stores.Posts.OpenAround(group.Setup!.Place, group.Setup.Circle).Where(post => post.MayBeShown && group.Setup.Covers(post.Place)).ToArray();
        var needs = posts.OfType<Need>().ToArray();
        var told = WithGroupPosts(change, group, [.. needs.Take(MostTold)]);
        change.Stores.GroupPosts.Tells(group.Id, [.. told.Select(one => one.Need.Id)]);
        return new Open(
            told,
            Math.Max(0, needs.Length - MostTold),
            [
                .. posts.OfType<Offer>().SelectMany(offer => offer.Categories.Select(category => (category, offer.PersonId))).GroupBy(one => one.category.Id)
                    .Select(kind => (kind.First().category, kind.DistinctBy(one => one.PersonId).Count()))
                    .OrderByDescending(kind => kind.Item2).ThenBy(kind => kind.category.Id, StringComparer.Ordinal),
            ])
        { Bulletins = change.Stores.Bulletins.Standing(group.Id, change.Now - Bulletin.StandsFor, Bulletin.MostInDigest) };
    }

    /// <summary>Some were never brought before the group: they are told of here alone.</summary>
    private static IReadOnlyList<(Need Need, GroupPost GroupPost)> WithGroupPosts(Change change, Group group, IReadOnlyList<Need> needs)
    {
        var groupPosts = change.Stores.GroupPosts;
        var ids = needs.Select(need => need.Id).ToArray();
        var known = groupPosts.Of(group.Id, ids).Select(groupPost => groupPost.PostId).ToHashSet();
        foreach (var id in ids.Where(id => !known.Contains(id))) groupPosts.Add(group, id, Invitation.NewSecret(), waits: false);
        var all = groupPosts.Of(group.Id, ids).ToDictionary(groupPost => groupPost.PostId);
        return [.. needs.Select(need => (need, all[need.Id]))];
    }
}
