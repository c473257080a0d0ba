using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Core.States;

namespace Solidarity.Core.Moderation;

/// <summary>Somebody of the team has looked at a post that was held: it is published, goes back to its person to be changed, or is taken off.</summary>
public static class ReviewPost
{
    public enum Review { Publish = 0, SendBack = 1, Remove = 2 } // Buttons that hang in chats carry the number.

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Done(Post Post) : Outcome;

        /// <summary>Somebody was faster, or its person has changed or closed it.</summary>
        public sealed record NotHeld(Post Post) : Outcome;

        /// <summary>Another has it in hand.</summary>
        public sealed record TakenBy(Claim Claim) : Outcome;

        /// <summary>It is the moderator's own, and another could look at it.</summary>
        public sealed record OwnPost : Outcome;

        public sealed record NoSuchPost : Outcome;
    }

    /// <param name="version">The post as the moderator saw it: nobody publishes words that they haven't read.</param>
    /// <param name="anotherCould">Whether there is another moderator to leave one's own post to.</param>
    public static Outcome Give(Change change, long moderatorId, long postId, int version, Review review, bool anotherCould)
    {
        if (change.Stores.Posts.Find(postId) is not { } post) return new Outcome.NoSuchPost();
        if (anotherCould && (post.PersonId == moderatorId || post.WrittenBy == moderatorId)) return new Outcome.OwnPost();
        if (post.State != PostState.Held || post.Version != version) return new Outcome.NotHeld(post);
        if (ClaimCase.AnothersOn(change, moderatorId, new Reference(post.Kind == PostKind.Need ? ReferenceKind.Need : ReferenceKind.Offer, postId)) is { } claim) return new Outcome.TakenBy(claim);
        var reviewed = review switch
        {
            Review.Remove => ChangePost.Closed(change, post, Closing.Removed, moderatorId),
            Review.SendBack when post.HeldSince is null => null,
            Review.SendBack => Saved(change, post with { HeldSince = null }),
            _ when PostLifecycle.Machine.Fire(post.State, PostTrigger.Release) is Firing<PostState>.Next next => Saved(change, post with { State = next.State, HeldSince = null, WasRead = true }),
            _ => null,
        };
        if (reviewed is null) return new Outcome.NotHeld(change.Stores.Posts.Find(postId)!);
        change.Stores.Audit.Write(change.Now, moderatorId, AuditName(review), post.Reference);
        change.Happened(new Happening.PostReviewed(reviewed, review));
        if (review == Review.Publish)
        {
            MoveMatch.FillOrFree(change, postId);
            ProposeMatches.For(change, postId);
            KeepSeries.Run(change, change.Stores.Posts.Find(postId)!, moderatorId);
        }
        return new Outcome.Done(change.Stores.Posts.Find(postId)!);
    }

    public static string AuditName(Review review) => review switch
    {
        Review.Publish => "held.published",
        Review.SendBack => "held.sent-back",
        _ => "held.removed",
    };

    private static Post? Saved(Change change, Post post)
    {
        var saved = post with { Version = post.Version + 1 };
        return change.Stores.Posts.Save(saved, change.Now) ? saved : null;
    }
}
