using Solidarity.Core.Moderation;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Groups;

/// <summary>What is open in the circle of a group.</summary>
public static class GatherDigest
{
    /// <summary>So many needs are told one by one; the rest is counted.</summary>
    public const int MostTold = 15;

    /// <param name="Needs">The longest waiting first, each with its notice in this group.</param>
    /// <param name="MoreNeeds">How many more there are.</param>
    /// <param name="Offers">How many neighbours offer each kind of help, the most first.</param>
    public sealed record Open(IReadOnlyList<(Need Need, Notice Notice)> Needs, int MoreNeeds, IReadOnlyList<(Category Category, int Neighbours)> Offers)
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
        var told = WithNotices(change, group, [.. needs.Take(MostTold)]);
        change.Stores.Notices.Tells(group.Id, [.. told.Select(one => one.Need.Id)]);
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
    private static IReadOnlyList<(Need Need, Notice Notice)> WithNotices(Change change, Group group, IReadOnlyList<Need> needs)
    {
        var notices = change.Stores.Notices;
        var ids = needs.Select(need => need.Id).ToArray();
        var known = notices.Of(group.Id, ids).Select(notice => notice.PostId).ToHashSet();
        foreach (var id in ids.Where(id => !known.Contains(id))) notices.Add(group, id, Invitation.NewSecret(), waits: false);
        var all = notices.Of(group.Id, ids).ToDictionary(notice => notice.PostId);
        return [.. needs.Select(need => (need, all[need.Id]))];
    }
}
