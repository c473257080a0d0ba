using Solidarity.Core.Safety;
using Solidarity.Core.States;

namespace Solidarity.Core.Posts;

/// <summary>A post whose sentence speaks of money, holds a contact or may insult waits for the team before anybody else reads it.</summary>
public static class HoldPost
{
    /// <summary>So many times a day a change of one post is shown to the team as something new; after that its card changes and nobody is called.</summary>
    public const int MostADay = 5;

    private const string Action = "hold";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Whether somebody of the team must look at it before anybody else does: what they have read already they needn't read again.</summary>
    public static bool NeedsLook(Post post) => !post.WasRead && Flags.In(post.Sentence).Count > 0;

    /// <summary>A post as it was and as its person wishes it. One that is paused is looked at when it goes on.</summary>
    public static Post Judged(Change change, Post before, Post edited)
    {
        edited = edited with { WasRead = before.WasRead && edited.Sentence == before.Sentence };
        var flagged = NeedsLook(edited);
        if (before.State == PostState.Held)
        {
            return flagged ? edited with { HeldSince = change.Now }
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
