using Solidarity.Core.Matching;
using Solidarity.Core.Organisations;
using Solidarity.Core.Places;
using Solidarity.Core.States;

namespace Solidarity.Core.Posts;

/// <summary>What a need says, complete, before it is published or when it is changed.</summary>
public sealed record NeedDraft(Category Category, string? Sentence, When When, Place Place, Beneficiary Beneficiary, int Helpers, Showing Showing = Showing.Unnamed)
{
    /// <summary>Helpers are to come two by two.</summary>
    public bool InPairs { get; init; }
}

/// <summary>What an offer says, complete, before it is published or when it is changed.</summary>
public sealed record OfferDraft(
    IReadOnlyList<Category> Categories, string? Sentence, Place Place, Radius Radius, WeeklyTimes Times, int AtATime, Showing Showing = Showing.Unnamed,
    Travel Travel = Travel.OnFoot);

/// <summary>Puts a post on the board and looks for partners at once.</summary>
public static class PublishPost
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public abstract record Outcome
    {
        private Outcome() { }

        /// <param name="Proposed">What the moderators were given to look at; empty when nobody fits now.</param>
        public sealed record Published(Post Post, IReadOnlyList<Match> Proposed) : Outcome;

        /// <summary>The person has as many of this kind open as anybody may; one must be closed first.</summary>
        public sealed record TooManyOpen : Outcome;

        /// <summary>The person may not publish before then.</summary>
        public sealed record Suspended(DateTimeOffset Until) : Outcome;

        /// <summary>It was to be in the name of an organisation, and the person is no member of it any more.</summary>
        public sealed record NoMember : Outcome;

        /// <summary>The platform was closed meanwhile.</summary>
        public sealed record PlatformClosed : Outcome;

        /// <summary>The person has published as many today as anybody may.</summary>
        /// <param name="Again">When the next can be published.</param>
        public sealed record TooManyToday(DateTimeOffset Again) : Outcome;
    }

    /// <param name="organisation">In whose name; the person must be a member of it.</param>
    /// <param name="writtenBy">Who of the team writes it for a person with a phone only.</param>
    public static Outcome Need(Change change, long personId, NeedDraft draft, long? organisation = null, long? writtenBy = null) =>
        Publish(change, new Need(
            0, personId, PostState.Draft, draft.Sentence, draft.Place, draft.Helpers, change.Now,
            Ends(change, draft.When), null, 1, draft.Category, draft.When, draft.Beneficiary)
        { WrittenBy = writtenBy, Showing = draft.Showing, InPairs = IsInPairs(draft) }, organisation);

    /// <summary>A wish for pairs stays only where so many helpers can come in pairs.</summary>
    internal static bool IsInPairs(NeedDraft draft) => draft.InPairs && Posts.Need.CanGoInPairs(draft.Category, draft.Helpers);

    /// <inheritdoc cref="Need"/>
    public static Outcome Offer(Change change, long personId, OfferDraft draft, long? organisation = null, long? writtenBy = null) =>
        Publish(change, new Offer(
            0, personId, PostState.Draft, draft.Sentence, draft.Place, draft.AtATime, change.Now,
            Ends(change, null), null, 1, draft.Categories, draft.Radius, draft.Times)
        { WrittenBy = writtenBy, Showing = draft.Showing, Travel = draft.Travel }, organisation);

    /// <summary>Somebody offers to help with one need, whose card they saw in a group. Nobody else's need is put beside it.</summary>
    /// <returns>Null where this person has published or may publish no more.</returns>
    public static Offer? OfferFor(Change change, long personId, OfferDraft draft, long needId, long? groupId)
    {
        var offer = new Offer(
            0, personId, PostState.Draft, draft.Sentence, draft.Place, draft.AtATime, change.Now,
            Ends(change, change.Stores.Posts.GetNeed(needId).When), null, 1, draft.Categories, draft.Radius, draft.Times)
        { ForNeed = needId, ViaGroup = groupId, Showing = Showing.Nowhere };
        return Barred(change, offer) is null ? (Offer)change.Stores.Posts.Add(Judged(change, offer)) : null;
    }

    public static DateTimeOffset Ends(Change change, When? when) => Ends(change.Timings, change.Now, when);

    /// <summary>After the life that the settings give a post, or with the last day that a need is for.</summary>
    public static DateTimeOffset Ends(Timings timings, DateTimeOffset now, When? when) =>
        when?.LastDay is { } day ? timings.StartOf(day.AddDays(1)) : now + timings.PostsLiveFor;

    /// <returns>Why this can't be published now; null where it can.</returns>
    private static Outcome? Barred(Change change, Post post)
    {
        // Everybody else is kept off the board from here on: somebody may just be suspending this person.
        var posts = change.Stores.Posts;
        if (change.Stores.People.BannedUntil(post.PersonId) is { } until && until > change.Now) return new Outcome.Suspended(until);
        if (change.Stores.Closure.Now() is not null) return new Outcome.PlatformClosed();
        if (posts.Of(post.PersonId, change.Now).Count(p => p.Kind == post.Kind && p.IsLive && p is not Posts.Need { SeriesId: not null }) >= Post.MostOpen) return new Outcome.TooManyOpen();
        if (posts.PublishedAt(post.PersonId, Post.MostADay) is { } first && first + Day > change.Now) return new Outcome.TooManyToday(first + Day);
        return null;
    }

    private static Outcome Publish(Change change, Post post, long? organisation)
    {
        if (Barred(change, post) is { } no) return no;
        InNameOf? inNameOf = null;
        if (organisation is { } id)
        {
            if (change.Stores.Organisations.MembershipOf(post.PersonId)?.OrganisationId != id) return new Outcome.NoMember();
            inNameOf = new InNameOf(id, change.Stores.Organisations.Find(id)!.Name);
        }

        var published = change.Stores.Posts.Add(Judged(change, post with { InNameOf = inNameOf }));
        change.Stores.People.SetLastPlace(post.PersonId, post.Place);
        if (published.State == PostState.Held)
        {
            HoldPost.Tell(change, published);
            return new Outcome.Published(published, []);
        }
        if (published is Need { GoesByDate: true })
        {
            var dates = KeepSeries.Run(change, published, post.PersonId);
            if (post.IsSensitive && dates is [var first, ..] && change.Stores.Matches.LiveOf(first.Id).Count == 0) AskForTrust(change, first);
            return new Outcome.Published(published, []);
        }
        var proposed = ProposeMatches.For(change, published);
        if (proposed.Count == 0 && published.IsSensitive) AskForTrust(change, published);
        return new Outcome.Published(published, proposed);
    }

    /// <summary>On the board at once, or first before the eyes of the team.</summary>
    private static Post Judged(Change change, Post draft)
    {
        var held = HoldPost.NeedsLook(change, draft);
        return PostLifecycle.Machine.Fire(draft.State, held ? PostTrigger.Hold : PostTrigger.Publish) is Firing<PostState>.Next next
            ? draft with { State = next.State, HeldSince = held ? change.Now : null }
            : throw new InvalidOperationException("only a draft is published");
    }

    /// <summary>Where trust is all that is missing, the team hears of it: nobody else could mend it.</summary>
    private static void AskForTrust(Change change, Post post)
    {
        var others = new FindPartners(change).WhyNot(post, 20)
            .Where(n => n.Broken is [TrustedWhereSensitive])
            .Select(n => post.Kind == PostKind.Need ? n.Pair.Offer : (Post)n.Pair.Need)
            .Take(5)
            .ToArray();
        if (others.Length > 0) change.Happened(new Happening.TrustMissing(post, others));
    }
}
