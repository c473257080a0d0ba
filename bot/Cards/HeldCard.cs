using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Moderation;
using Solidarity.Core.Posts;
using Solidarity.Core.Safety;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>A post that the team looks at before anybody else reads it: why, what it says, and what can be done about it.</summary>
internal static class HeldCard
{
    public static Message For(Change change, Post post)
    {
        var (stores, subject) = (change.Stores, DeskCase.Of(post));
        Button To(ReviewPost.Review review) => new("button.review-" + review.ToString().ToLowerInvariant(), new Action.Review(review, post.Id, post.Version));
        return Message.Of(
            new Lines("\n\n",
            [
                Lines.Of(new Phrase(post.Kind == PostKind.Need ? "held.need" : "held.offer", ("reference", new Markup(post.Reference))), Standing(stores, post), post.State == PostState.Held ? DeskCase.Hand(change, subject) : null),
                PostCard.Redacted(post),
                new Lines("\n", [.. Why(post)]),
                DeskCase.Notes(change, subject),
            ]),
            post.State == PostState.Held ? [[To(ReviewPost.Review.Publish)], post.HeldSince is null ? [To(ReviewPost.Review.Remove)] : [To(ReviewPost.Review.SendBack), To(ReviewPost.Review.Remove)], [DeskCase.TakeOrGive(change, subject)]] : []);
    }

    /// <summary>Why it is read first, one line each.</summary>
    public static IEnumerable<Phrase> Why(Post post) => post.State == PostState.Held && !IsFlagged(post) ? [new Phrase("held.why-many")] : SpeaksOf(post);

    public static bool IsFlagged(Post post) => Flags.In(post.Sentence).Count > 0;

    /// <summary>What it speaks of, one line each.</summary>
    public static IEnumerable<Phrase> SpeaksOf(Post post) => Flags.In(post.Sentence).Select(flag => new Phrase("held.why-" + flag.ToString().ToLowerInvariant()));

    /// <summary>Who of the team did what last, or that its person changed it.</summary>
    private static Phrase Standing(Stores stores, Post post)
    {
        var last = stores.Audit.Of(post.Reference).LastOrDefault(row => Enum.GetValues<ReviewPost.Review>().Any(review => ReviewPost.AuditName(review) == row.Action));
        var name = ("name", (object)(last?.ActorId is { } id ? stores.People.Get(id).Name : "…"));
        return (post.State, last?.Action) switch
        {
            (PostState.Held, _) when post.HeldSince is not null => new Phrase("held.waits"),
            (PostState.Held, _) => new Phrase("held.sent-back", name),
            (PostState.Closed, "held.removed") => new Phrase("held.removed", name),
            (PostState.Closed, _) => new Phrase("held.closed"),
            (_, "held.published") => new Phrase("held.published", name),
            _ => new Phrase("held.changed"),
        };
    }
}
