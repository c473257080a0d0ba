using Solidarity.Core.Matching;
using Solidarity.Core.Places;

namespace Solidarity.Core.Posts;

/// <summary>What a need says, complete, before it is published or when it is changed.</summary>
public sealed record NeedDraft(Category Category, string? Sentence, When When, Place Place, Beneficiary Beneficiary, int Helpers);

/// <summary>What an offer says, complete, before it is published or when it is changed.</summary>
public sealed record OfferDraft(
    IReadOnlyList<Category> Categories, string? Sentence, Place Place, Radius Radius, WeeklyTimes Times, int AtATime);

/// <summary>Puts a post on the board and looks for partners at once.</summary>
public static class PublishPost
{
    /// <param name="Proposed">What the moderators were given to look at; empty when nobody fits now.</param>
    public sealed record Published(Post Post, IReadOnlyList<Match> Proposed);

    public static Published Need(Change change, long personId, NeedDraft draft) =>
        Publish(change, new Need(
            0, personId, PostState.Open, draft.Sentence, draft.Place, draft.Helpers, change.Now,
            Ends(change, draft.When), null, 1, draft.Category, draft.When, draft.Beneficiary));

    public static Published Offer(Change change, long personId, OfferDraft draft) =>
        Publish(change, new Offer(
            0, personId, PostState.Open, draft.Sentence, draft.Place, draft.AtATime, change.Now,
            Ends(change, null), null, 1, draft.Categories, draft.Radius, draft.Times));

    /// <summary>After the life that the settings give a post, or with the last day that a need is for.</summary>
    public static DateTimeOffset Ends(Change change, When? when)
    {
        var end = change.Now + change.Timings.PostsLiveFor;
        return when?.LastDay is { } day ? change.Timings.StartOf(day.AddDays(1)) : end;
    }

    private static Published Publish(Change change, Post post)
    {
        var published = change.Stores.Posts.Add(post);
        change.Stores.People.SetLastPlace(post.PersonId, post.Place);
        var proposed = ProposeMatches.For(change, published);
        var sensitive = published is Need { Category.Sensitive: true } || published is Offer offer && offer.Categories.Any(c => c.Sensitive);
        if (proposed.Count == 0 && sensitive) AskForTrust(change, published);
        return new Published(published, proposed);
    }

    /// <summary>Where trust is all that is missing, the team hears of it: nobody else could mend it.</summary>
    private static void AskForTrust(Change change, Post post)
    {
        var others = new FindPartners(change.Stores).WhyNot(post, 20)
            .Where(n => n.Broken is [TrustedWhereSensitive])
            .Select(n => post.Kind == PostKind.Need ? n.Pair.Offer : (Post)n.Pair.Need)
            .Take(5)
            .ToArray();
        if (others.Length > 0) change.Happened(new Happening.TrustMissing(post, others));
    }
}
