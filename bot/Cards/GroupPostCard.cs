using Solidarity.Bot.Commands;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Core.Matching;
using Solidarity.Core.People;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Cards;

/// <summary>A post as a group sees it: what, when, roughly how far. Never who, unless they chose to show their first name; never their words.</summary>
internal static class GroupPostCard
{
    /// <summary>Distances are told in steps, so that those of several groups don't tell together what none tells alone.</summary>
    private static readonly int[] Steps = [1, 3, 10];

    /// <param name="progress">Where its pieces are counted.</param>
    public static Message For(GroupPost groupPost, Post post, Person person, Group group, Progress? progress = null)
    {
        var kind = post.Kind == PostKind.Need ? "need" : "offer";
        if (!post.MayBeShown || post.State is PostState.Held or PostState.Draft) return Message.Of($"notice.{kind}-gone");
        var text = Lines.Of(
            post.Showing == Showing.FirstName ? new Phrase($"notice.{kind}-named", ("name", person.Name)) : new Phrase($"notice.{kind}"),
            What(post),
            post is Need need ? new Phrase("line.when", ("when", Dates.Wanted(need.When))) : null,
            new Phrase("notice.where", ("distance", Distance(groupPost, group, post))),
            post.State == PostState.Open && progress is not null ? Pieces(post, progress) : null,
            State(post, kind));
        return post.State == PostState.Open ? Message.Of(text, [Button.Into($"notice.button-{kind}", Links.Help + groupPost.Token)]) : Message.Of(text);
    }

    /// <summary>How far a need has come; how much of an offer is left.</summary>
    public static Phrase Pieces(Post post, Progress progress) => post.Kind == PostKind.Need
        ? new Phrase("notice.pieces-need", ("promised", progress.Promised), ("n", post.Places))
        : new Phrase("notice.pieces-offer", ("left", Math.Max(0, post.Places - progress.Promised)), ("n", post.Places));

    /// <summary>"moins de 1 km": between cells, from where the group was when the post came before it.</summary>
    public static Phrase Distance(GroupPost groupPost, Group group, Post post) => Distance(group.Setup!.Place with { Cell = groupPost.From }, post.Place);

    private static Phrase Distance(Place from, Place to)
    {
        // A town's centre stands for all of it: "less than 1 km" would claim more than is known.
        var byTown = from.Precision == Precision.Town || to.Precision == Precision.Town;
        if (from.KilometresTo(to) is not { } kilometres || byTown && from.Insee == to.Insee) return new Phrase("roughly.same-town");
        // As much as a circle is stretched: what lies within "1 km" is told as "less than 1 km".
        return Steps.FirstOrDefault(step => new Radius(step * 1000).Covers(from, to)) is > 0 and var step
            ? new Phrase("roughly.under", ("n", step))
            : new Phrase("roughly.about", ("n", (int)Math.Round(kilometres / 10) * 10));
    }

    private static Phrase What(Post post) => post switch
    {
        Need need => new Phrase("line.category", ("category", need.Category)),
        Offer offer => new Phrase("line.categories", ("categories", Lines.Listed(offer.Categories))),
        _ => throw new InvalidOperationException("no such post"),
    };

    private static Phrase State(Post post, string kind) => post.State switch
    {
        PostState.Open => new Phrase($"notice.{kind}-open"),
        PostState.Filled => new Phrase($"notice.{kind}-found"),
        PostState.Paused => new Phrase($"notice.{kind}-paused"),
        _ => new Phrase(post.Closing == Closing.Fulfilled ? $"notice.{kind}-done" : $"notice.{kind}-over"),
    };
}
