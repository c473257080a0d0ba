using Solidarity.Core.Safety;
using Solidarity.Core.States;

namespace Solidarity.Core.Posts;

/// <summary>
/// A post whose sentence speaks of money, holds a contact or may insult waits for the team before anybody else reads it; and, while many people write who came
/// to the town's page only today, each further one of theirs.
/// </summary>
public static class HoldPost
{
    /// <summary>So many times a day a change of one post is shown to the team as something new; after that its card changes and nobody is called.</summary>
    public const int MostADay = 5;

    /// <summary>So many posts of people who are new on the town's page go unread onto the board within an hour. To be somebody new there costs nothing.</summary>
    public const int MostOfNewPeople = 15;

    private const string Action = "hold";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    /// <summary>Whether somebody of the team must look at it before anybody else does: what they have read already they needn't read again.</summary>
    public static bool NeedsLook(Post post) => !post.WasRead && Flags.In(post.Sentence).Count > 0;

    /// <summary>The same for one that is published now, among others.</summary>
    public static bool NeedsLook(Change change, Post draft) => NeedsLook(draft) || change.Stores.Posts.OfNewPeople(draft.PersonId, change.Now - Hour, change.Now - Day) >= MostOfNewPeople;

    /// <summary>A post as it was and as its person wishes it. One that is paused is looked at when it goes on.</summary>
    public static Post Judged(Change change, Post before, Post edited)
    {
        edited = edited with { WasRead = before.WasRead && edited.Sentence == before.Sentence };
        var flagged = NeedsLook(edited);
        if (before.State == PostState.Held)
        {
            // Held for who wrote it, and unread: other words don't change that.
            return flagged || before.HeldSince is not null && !NeedsLook(before) ? edited with { HeldSince = change.Now }
                : PostLifecycle.Machine.Fire(before.State, PostTrigger.Release) is Firing<PostState>.Next open ? edited with { State = open.State, HeldSince = null }
                : edited;
        }
        return flagged && before.State != PostState.Paused && edited.Sentence != before.Sentence && PostLifecycle.Machine.Fire(before.State, PostTrigger.Hold) is Firing<PostState>.Next held
            ? edited with { State = held.State, HeldSince = change.Now }
            : edited;
    }

    /// <param name="before">As it was; null where it is new.</param>
    public static void Tell(Change change, Post post, Post? before = null)
    {
        if (post.State != PostState.Held)
        {
            if (before?.State == PostState.Held) change.Happened(new Happening.PostTouched(post));
            return;
        }
        // While its card waits, or after too many changes, the card changes and nobody is called anew.
        var again = before is { State: PostState.Held, HeldSince: not null } && before.Place.Insee == post.Place.Insee || change.Stores.Audit.Moments(post.Reference, Action, change.Now - Day).Count >= MostADay;
        if (!again) change.Stores.Audit.Write(change.Now, post.PersonId, Action, post.Reference);
        change.Happened(new Happening.PostHeld(post, again));
    }
}
