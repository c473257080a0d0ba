using Solidarity.Bot.Commands;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>What a person hears after they published or changed a post: what happened, what happens next, who must act.</summary>
internal static class PostAnswers
{
    private static readonly IReadOnlyList<Button> ToMine = [new Button("door.mine", new Action.Open("mine"))];

    public static void Published(Turn turn, PublishPost.Outcome outcome)
    {
        switch (outcome)
        {
            case PublishPost.Outcome.Published published: Published(turn, published); break;
            case PublishPost.Outcome.Suspended when SuspendedDoor.Told(turn): break;
            case PublishPost.Outcome.PlatformClosed when ClosedDoor.Told(turn): break;
            case PublishPost.Outcome.NoMember: turn.Answer(Message.Of("organisation.no-member", Dialogues.Menu.Doors)); break;
            case PublishPost.Outcome.TooManyToday today:
                turn.Answer(Message.Of(new Phrase("post.too-many-today", ("n", Post.MostADay), ("at", Dates.Moment(today.Again, turn.Change.Timings.TimeZone))), ToMine));
                break;
            default: turn.Answer(Message.Of(new Phrase("post.too-many", ("n", Post.MostOpen)), ToMine)); break;
        }
    }

    private static void Published(Turn turn, PublishPost.Outcome.Published published)
    {
        var post = published.Post;
        var kind = post.Kind == PostKind.Need ? "need" : "offer";
        if (post.State == PostState.Held)
        {
            turn.Answer(Message.Of(Held(new Phrase($"{kind}.held", ("reference", new Markup(post.Reference))), post), [new Button("button.post-edit", new Action.ToPost("edit", post.Id, post.Version))], ToMine));
            return;
        }
        turn.Answer(Message.Of(
            Lines.Of(
                new Phrase($"{kind}.published", ("reference", new Markup(post.Reference))),
                PostCard.InNameOf(post),
                SeriesCard.Opened(turn, post) ?? new Phrase(published.Proposed.Count > 0 ? $"{kind}.proposed" : post is Offer { IsOfGoods: true } offer && new FindPartners(turn.Change).IsCovered(offer) ? "offer.covered" : $"{kind}.nobody-yet"),
                Pieces(post, published.Proposed),
                SensitiveNote(turn, post, published.Proposed.Count > 0),
                new Phrase("post.lives-until", ("date", turn.Change.Timings.LastDayBefore(post.ExpiresAt)))),
            CodeCommand.IsToBeOffered(turn) ? [ToMine, CodeCommand.Door] : [ToMine]));
    }

    private static Phrase? Pieces(Post post, IReadOnlyList<Match> proposed) => !post.IsOfGoods || proposed.Count == 0 ? null : new Phrase(
        post.Kind == PostKind.Need ? "need.pieces-found" : "offer.pieces-asked",
        ("found", proposed.Sum(match => match.Share)), ("n", post.Places), ("helpers", proposed.Count));

    /// <summary>Why it may take longer: only volunteers that the team has vouched for are put beside such a need.</summary>
    private static Phrase? SensitiveNote(Turn turn, Post post, bool proposed) => post switch
    {
        Need { Category.Sensitive: true } when !proposed => new Phrase("need.sensitive"),
        Offer offer when !turn.Person.Trusted && offer.Categories.Any(c => c.Sensitive) => new Phrase("offer.sensitive"),
        _ => null,
    };

    /// <summary>Why the team reads it first, and what happens then.</summary>
    private static Lines Held(Phrase first, Post post) => Lines.Of([first, .. HeldCard.Why(post), new Phrase(HeldCard.IsFlagged(post) ? "post.held-next" : "post.held-next-many")]);

    public static void Edited(Turn turn, ChangePost.Outcome outcome) => Answer(turn, outcome, "post.changed");

    /// <param name="done">The text that says what was done; its place is {post}.</param>
    public static void Answer(Turn turn, ChangePost.Outcome outcome, string done)
    {
        switch (outcome)
        {
            case ChangePost.Outcome.Changed { Post.State: PostState.Held } held: turn.Answer(Message.Of(Held(new Phrase(done, ("post", PostCard.Line(held.Post))), held.Post), ToMine)); break;
            case ChangePost.Outcome.Changed changed:
                turn.Answer(Message.Of(
                    Lines.Of(
                        new Phrase(done, ("post", PostCard.Line(changed.Post))),
                        changed.Post.State == PostState.Closed ? SeriesCard.Stay(turn, changed.Post)
                            : changed.Post.State == PostState.Open
                            ? SeriesCard.Opened(turn, changed.Post) ?? new Phrase(WaitsForThem(turn, changed.Post) ? "post.waits-for-you" : changed.Proposed.Count > 0 ? "post.proposed-again" : "post.looks-on", ("n", changed.Proposed.Count))
                            : null),
                    ToMine));
                break;
            case ChangePost.Outcome.IsHelpedWeekly weekly: turn.Answer(Message.Of(new Phrase("post.helped-weekly", ("post", PostCard.Line(weekly.Post))), ToMine)); break;
            case ChangePost.Outcome.PlatformClosed when ClosedDoor.Told(turn): break;
            case ChangePost.Outcome.TooFew few:
                turn.Answer(Message.Of(new Phrase(few.Post.IsOfGoods ? "post.too-few-pieces" : "post.too-few", ("post", PostCard.Line(few.Post)), ("n", few.Introduced)), ToMine));
                break;
            case ChangePost.Outcome.TooOften often:
                turn.Answer(Message.Of(new Phrase("post.too-often", ("post", PostCard.Line(often.Post)), ("at", Dates.Moment(often.Again, turn.Change.Timings.TimeZone))), ToMine));
                break;
            case ChangePost.Outcome.NotNow notNow:
                turn.Answer(Message.Of(new Phrase("post.not-now", ("post", PostCard.Line(notNow.Post)), ("state", Mine.State(notNow.Post))), ToMine));
                break;
            default:
                turn.Toast("button.not-yours");
                turn.Say(Dialogues.Menu.WhatNext());
                break;
        }
    }

    /// <summary>Whether a question about it waits for whoever has just changed it.</summary>
    private static bool WaitsForThem(Turn turn, Post post) =>
        turn.Stores.Matches.LiveOf(post.Id).Any(match => AnswerProposal.WhoIsAsked(match) is { } side && match.PersonOn(side) == post.PersonId);
}
