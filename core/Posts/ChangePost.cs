using Solidarity.Core.Matching;
using Solidarity.Core.States;

namespace Solidarity.Core.Posts;

/// <summary>What a person does with a post of theirs: pause, resume, renew, close, edit.</summary>
public static class ChangePost
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Changed(Post Post, IReadOnlyList<Match> Proposed) : Outcome;

        /// <summary>The post stands elsewhere now, so that this can't be done to it.</summary>
        public sealed record NotNow(Post Post) : Outcome;

        /// <summary>More helpers are introduced already, or more pieces promised, than the change would leave places for.</summary>
        public sealed record TooFew(Post Post, int Introduced) : Outcome;

        /// <summary>Somebody is introduced for the whole series: they go on, and it can't go date by date beside them.</summary>
        public sealed record IsHelpedWeekly(Post Post) : Outcome;

        /// <summary>The service is closed: what has ended stays so until it opens.</summary>
        public sealed record PlatformClosed(Post Post) : Outcome;

        /// <summary>It was changed so often that the moderators have enough to look at; nothing was changed.</summary>
        /// <param name="Again">When it can be changed again.</param>
        public sealed record TooOften(Post Post, DateTimeOffset Again) : Outcome;

        /// <summary>No such post, or it is somebody else's.</summary>
        public sealed record NotYours : Outcome;
    }

    /// <summary>A paused post is proposed to nobody; introductions already made go on.</summary>
    public static Outcome Pause(Change change, long personId, long postId) =>
        Fire(change, personId, postId, PostTrigger.Pause, p => p, endsMatches: true);

    public static Outcome Resume(Change change, long personId, long postId) =>
        Fire(change, personId, postId, PostTrigger.Resume, p => p, endsMatches: false);

    /// <summary>A post lives on for as long again; one that the clock closed opens again.</summary>
    public static Outcome Renew(Change change, long personId, long postId) =>
        Fire(change, personId, postId, PostTrigger.Renew, p => Renewed(change, p), endsMatches: false);

    public static Outcome Close(Change change, long personId, long postId, Closing closing)
    {
        if (Find(change, personId, postId) is not { } post) return new Outcome.NotYours();
        return Closed(change, post, closing, personId) is { } closed ? new Outcome.Changed(closed, []) : new Outcome.NotNow(post);
    }

    /// <summary>What was proposed for the old words is no longer what was asked: it is taken back, and looked for anew.</summary>
    public static Outcome Edit(Change change, long personId, long postId, NeedDraft draft, long? writtenBy = null) =>
        Edit(change, personId, postId, p => p is not Need need ? null : need with
        {
            Category = draft.Category,
            Sentence = draft.Sentence,
            When = draft.When,
            Place = draft.Place,
            Beneficiary = draft.Beneficiary,
            Places = draft.Helpers,
            InPairs = PublishPost.IsInPairs(draft),
            ExpiresAt = PublishPost.Ends(change, draft.When),
            WrittenBy = writtenBy,
            Showing = draft.Showing,
        });

    /// <inheritdoc cref="Edit(Change, long, long, NeedDraft, long?)"/>
    public static Outcome Edit(Change change, long personId, long postId, OfferDraft draft, long? writtenBy = null) =>
        Edit(change, personId, postId, p => p is not Offer offer ? null : offer with
        {
            Categories = draft.Categories,
            Sentence = draft.Sentence,
            Place = draft.Place,
            Radius = draft.Radius,
            Travel = draft.Travel,
            Times = draft.Times,
            Places = draft.AtATime,
            ExpiresAt = PublishPost.Ends(change, null),
            WrittenBy = writtenBy,
            Showing = draft.Showing,
        });

    /// <summary>Closes a post and ends its matches; the other side of each is told.</summary>
    /// <param name="by">Who closes it; null for the clock.</param>
    /// <returns>Null when it can't be closed now.</returns>
    public static Post? Closed(Change change, Post post, Closing closing, long? by)
    {
        if (PostLifecycle.Machine.Fire(post.State, PostTrigger.Close) is not Firing<PostState>.Next next) return null;
        var closed = post with { State = next.State, Closing = closing, Version = post.Version + 1 };
        if (!change.Stores.Posts.Save(closed, change.Now)) return null;
        var live = change.Stores.Matches.LiveOf(post.Id);
        foreach (var match in live) MoveMatch.End(change, match, MatchTrigger.Withdraw, by, FormPairs.Apart(live));
        change.Happened(new Happening.PostClosed(closed));
        KeepSeries.Run(change, closed, by);
        return closed;
    }

    /// <summary>Whoever can comes, date by date, instead of the same person each time.</summary>
    public static Outcome GoByDate(Change change, long personId, long postId) =>
        Edit(change, personId, postId, p => p is Need { When: When.EveryWeek { ByDate: false } weekly } need ? need with { When = When.Weekly(weekly.Days, byDate: true) } : null);

    private static Outcome Edit(Change change, long personId, long postId, Func<Post, Post?> edit)
    {
        if (Find(change, personId, postId) is not { } post) return new Outcome.NotYours();
        // A date does what its series does.
        if (post is Need { SeriesId: not null }) return new Outcome.NotNow(post);
        var introduced = change.Stores.Matches.Introduced(post);
        if (!post.IsLive || edit(post) is not { } edited) return new Outcome.NotNow(post);
        if (edited.Places < introduced) return new Outcome.TooFew(post, introduced);
        if (edited is Need { GoesByDate: true } && change.Stores.Matches.LiveOf(postId).Any(m => m.State == MatchState.Introduced)) return new Outcome.IsHelpedWeekly(post);
        // All that is taken back is looked for again: there must be room for as much.
        var (left, again) = OwnChanges.Allowance(change, post);
        // A number by itself asks nothing anew of those who are there already: they stay, as far as there is room.
        var isOnlyNumber = (post.IsOfGoods || edited.Places != post.Places) && SaysTheSame(post, edited);
        if (post.State != PostState.Paused && left < Math.Max(1, isOnlyNumber ? 0 : Undecided(change, post).Count())) return new Outcome.TooOften(post, again);
        edited = HoldPost.Judged(change, post, edited) with { Version = post.Version + 1 };
        if (!change.Stores.Posts.Save(edited, change.Now)) return new Outcome.NotNow(post);
        change.Stores.People.SetLastPlace(personId, edited.Place);
        HoldPost.Tell(change, edited, post);
        TakeBack(change, edited, isOnlyNumber ? TooMany(change, edited) : Undecided(change, edited));
        if (edited is Need) FormPairs.Anew(change, postId);
        var before = isOnlyNumber ? ProposedNow(change, postId) : [];
        var grown = isOnlyNumber ? GrowShares.Of(change, postId, left) : [];
        OwnChanges.Note(change, edited, grown);
        var outcome = LookAnew(change, edited, before, left - grown.Count);
        // A number by itself may cause nothing to be proposed; it is an edit all the same.
        if (isOnlyNumber && OwnChanges.Allowance(change, edited).Left == left) OwnChanges.Note(change, edited);
        return outcome;
    }

    /// <summary>All but how many, and what matters to groups alone.</summary>
    private static bool SaysTheSame(Post before, Post edited) => before.Sentence == edited.Sentence && before.Place == edited.Place && edited.State == before.State && (before, edited) switch
    {
        (Need one, Need other) => (one.InPairs == other.InPairs || !Need.CanGoInPairs(other.Category, other.Places)) && one.Category.Equals(other.Category) && one.When == other.When && one.Beneficiary == other.Beneficiary,
        (Offer one, Offer other) => one.Categories.SequenceEqual(other.Categories) && one.Radius == other.Radius && one.Travel == other.Travel && one.Times == other.Times,
        _ => false,
    };

    private static Outcome Fire(Change change, long personId, long postId, PostTrigger trigger, Func<Post, Post> with, bool endsMatches)
    {
        if (Find(change, personId, postId) is not { } post) return new Outcome.NotYours();
        if (post is Need { SeriesId: not null }) return new Outcome.NotNow(post);
        if (trigger is PostTrigger.Renew or PostTrigger.Resume && change.Stores.People.Get(personId).IsBanned(change.Now)) return new Outcome.NotNow(post);
        if (post.State == PostState.Closed && change.Stores.Closure.Now() is not null) return new Outcome.PlatformClosed(post);
        var guard = trigger == PostTrigger.Renew ? CanRenew(change, post) : (bool?)null;
        // Nothing comes onto the board unread because it slept meanwhile.
        if (trigger is PostTrigger.Renew or PostTrigger.Resume && !post.IsLooking && HoldPost.NeedsLook(post)) trigger = PostTrigger.Hold;
        if (PostLifecycle.Machine.Fire(post.State, trigger, guard) is not Firing<PostState>.Next next) return new Outcome.NotNow(post);
        var (left, again) = OwnChanges.Allowance(change, post);
        if (left < 1 && !post.IsLooking && next.State == PostState.Open) return new Outcome.TooOften(post, again);
        var before = ProposedNow(change, postId);
        var changed = with(post) with { State = next.State, Version = post.Version + 1, HeldSince = next.State == PostState.Held ? change.Now : null };
        if (!change.Stores.Posts.Save(changed, change.Now)) return new Outcome.NotNow(post);
        HoldPost.Tell(change, changed, post);
        if (endsMatches) TakeBackProposals(change, changed);
        return LookAnew(change, changed, before, left);
    }

    /// <param name="before">What was proposed already and still is.</param>
    /// <param name="left">How many proposals its person may still cause.</param>
    private static Outcome LookAnew(Change change, Post post, IReadOnlyList<Match> before, int left)
    {
        MoveMatch.FillOrFree(change, post.Id);
        // The other side's freed place may have been given back to it already.
        IEnumerable<Match> New() => ProposedNow(change, post.Id).Where(m => before.All(b => b.Id != m.Id));
        ProposeMatches.For(change, post.Id, Math.Max(0, left - New().Count()));
        OwnChanges.Note(change, post, New());
        KeepSeries.Run(change, change.Stores.Posts.Find(post.Id)!, post.PersonId);
        return new Outcome.Changed(change.Stores.Posts.Find(post.Id)!, ProposedNow(change, post.Id));
    }

    private static IReadOnlyList<Match> ProposedNow(Change change, long postId) =>
        [.. change.Stores.Matches.LiveOf(postId).Where(m => m.State == MatchState.Proposed)];

    private static IEnumerable<Match> Undecided(Change change, Post post) =>
        change.Stores.Matches.LiveOf(post.Id).Where(m => m.State != MatchState.Introduced);

    /// <summary>Those there is no more room for: the least advanced give way, of equals the newest, of a pair both where there is room for neither.</summary>
    private static IReadOnlyList<Match> TooMany(Change change, Post post)
    {
        var over = change.Stores.Matches.Taken(post) - post.Places;
        var giveWay = new List<Match>();
        foreach (var match in Undecided(change, post).OrderBy(HowFar).ThenByDescending(match => Math.Max(match.Id, match.PartnerId ?? 0)).ThenByDescending(match => match.Id))
        {
            if (over <= 0) break;
            giveWay.Add(match);
            over -= match.Share;
        }

        return giveWay;
    }

    private static int HowFar(Match match) => match switch
    {
        { State: MatchState.Proposed } => 0,
        { IsHeldBack: true } => 1,
        { State: MatchState.Approved } => 2,
        { State: MatchState.Waiting } => 3,
        _ => 4,
    };

    /// <summary>Both sides are looked after again; the post itself only by the caller.</summary>
    internal static void TakeBackProposals(Change change, Post post) => TakeBack(change, post, Undecided(change, post));

    private static void TakeBack(Change change, Post post, IEnumerable<Match> giveWay)
    {
        // Who waits goes first: nobody is put together with them meanwhile.
        var ending = giveWay.OrderByDescending(match => match.State == MatchState.Waiting).ToArray();
        foreach (var match in ending)
        {
            MoveMatch.End(change, match, MatchTrigger.Supersede, post.PersonId, FormPairs.Apart(ending), lookAgain: false);
            ProposeMatches.For(change, match.NeedId == post.Id ? match.OfferId : match.NeedId);
        }
    }

    /// <summary>A day that has passed can't be lived through again: such a need is edited or asked anew.</summary>
    private static bool CanRenew(Change change, Post post) =>
        post.Closing is null or Closing.Expired
        && (post as Need)?.When.LastDay is null
        && post.ExpiresAt + Timings.RenewableAfterExpiry > change.Now;

    private static Post Renewed(Change change, Post post) =>
        post with { ExpiresAt = change.Now + change.Timings.PostsLiveFor, Closing = null };

    private static Post? Find(Change change, long personId, long postId) =>
        change.Stores.Posts.Find(postId) is { } post && post.PersonId == personId ? post : null;
}
