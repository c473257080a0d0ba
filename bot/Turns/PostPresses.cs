using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Turns;

/// <summary>The buttons under one's own post.</summary>
internal static class PostPresses
{
    public static void Take(Turn turn, Dialogues.Engine.Dialogues dialogues, Action.ToPost press)
    {
        if (turn.Stores.Posts.Find(press.Post) is not { } post || post.PersonId != turn.Person.Id)
        {
            turn.Toast("button.not-yours");
            turn.Say(Menu.WhatNext());
            return;
        }
        // The post has changed since the button was drawn: its person looks again before anything is done to it.
        if (press.Version != post.Version && press.Verb != "show")
        {
            turn.Toast("button.old");
            turn.Say(Mine.One(turn, post));
            return;
        }
        // A date does what its series does, but that it can be dropped.
        if (post is Need { SeriesId: not null } && press.Verb is not ("show" or "close" or "sure"))
        {
            turn.Say(Mine.One(turn, post));
            return;
        }
        var (change, me) = (turn.Change, turn.Person.Id);
        switch (press.Verb)
        {
            case "show": turn.Answer(Mine.One(turn, post)); break;
            case "edit": Edit(turn, dialogues, post, toNumber: false); break;
            case "number": Edit(turn, dialogues, post, toNumber: true); break;
            case "pause": PostAnswers.Answer(turn, ChangePost.Pause(change, me, post.Id), "post.paused"); break;
            case "resume": PostAnswers.Answer(turn, ChangePost.Resume(change, me, post.Id), "post.resumed"); break;
            case "renew": PostAnswers.Answer(turn, ChangePost.Renew(change, me, post.Id), "post.renewed"); break;
            case "sure": PostAnswers.Answer(turn, ChangePost.Close(change, me, post.Id, Closing.Withdrawn), "post.closed"); break;
            case "close": AskClose(turn, post); break;
            case "dates": PostAnswers.Answer(turn, ChangePost.GoByDate(change, me, post.Id), "post.changed"); break;
            case "same": turn.Answer(SeriesCard.SameStill(post)); break;
        }
    }

    private static void AskClose(Turn turn, Post post)
    {
        var introduced = turn.Stores.Matches.LiveOf(post.Id).Any(match => match.State == MatchState.Introduced);
        turn.Answer(Message.Of(
            Lines.Of(new Phrase(SeriesCard.CloseSure(post, introduced), ("post", PostCard.Line(post))), SeriesCard.Staying(turn, post)),
            [new Button("button.close-sure", new Action.ToPost("sure", post.Id, post.Version))],
            [new Button("button.close-no", new Action.ToPost("show", post.Id, post.Version))]));
    }

    private static void Edit(Turn turn, Dialogues.Engine.Dialogues dialogues, Post post, bool toNumber)
    {
        if (!post.IsLive)
        {
            turn.Answer(Mine.One(turn, post));
            return;
        }
        if (dialogues.Current(turn) is { Dialogue: NeedDialogue or OfferDialogue } running)
        {
            turn.Say(Message.Of(new Phrase("interrupt.first", ("current", running.Dialogue.Title)), [new Button(new Phrase("button.resume", ("current", running.Dialogue.Title)), new Action.Resume())]));
            return;
        }
        if (post is Need need)
        {
            var draft = new NeedDraft(need.Category, need.Sentence, need.When, need.Place, need.Beneficiary, need.Places, need.Showing) { InPairs = need.InPairs };
            dialogues.Enter(turn, dialogues.Named("need"), toNumber ? new NeedState.EditingHelpers(draft, post.Id) : new NeedState.ChoosingField(draft, post.Id));
        }
        else if (post is Offer offer)
        {
            var draft = new OfferDraft(offer.Categories, offer.Sentence, offer.Place, offer.Radius, offer.Times, offer.Places, offer.Showing, offer.Travel);
            dialogues.Enter(turn, dialogues.Named("offer"), toNumber ? new OfferState.EditingAtATime(draft, post.Id) : new OfferState.ChoosingField(draft, post.Id));
        }
    }
}
