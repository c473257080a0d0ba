using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Core.CheckIns;
using Solidarity.Core.FollowUps;
using Solidarity.Core.Moderation;
using Solidarity.Core.Safety;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>Buttons about what may hurt somebody: a neighbour's own, and those of the team where the team may press them.</summary>
internal static class SafetyPresses
{
    /// <summary>What a neighbour presses for themselves.</summary>
    public static void Own(Turn turn, Dialogues.Engine.Dialogues dialogues, Action action)
    {
        switch (action)
        {
            case Action.Report report when ReportPerson.Find(turn.Change, turn.Person.Id, report.Match) is not null:
                dialogues.Enter(turn, dialogues.Named("report"), new ReportState.Choosing(report.Match), holdingCurrent: true, below: true);
                break;
            case Action.Unblock unblock: turn.Answer(Message.Of(BlockPerson.Unblock(turn.Change, turn.Person.Id, unblock.Match) ? "block.undone" : "block.was-none", Menu.Doors[2])); break;
            case Action.AnswerSanction answer: AppealDialogue.Enter(turn, dialogues, answer.Sanction); break;
            case Action.WhyFailed why: WhyFailed(turn, why); break;
            default:
                turn.Toast("button.not-yours");
                turn.Say(Menu.WhatNext());
                break;
        }
    }

    /// <summary>What somebody of the team presses.</summary>
    public static void Take(Turn turn, Dialogues.Engine.Dialogues dialogues, Action action)
    {
        switch (action)
        {
            case Action.ShowHeld show: Held(turn, show.Post); break;
            case Action.Review review: Review(turn, review); break;
            case Action.OnReport on: Report(turn, dialogues, on); break;
            case Action.OnAppeal on: Appeal(turn, dialogues, on); break;
            case Action.OnAlert on: Alert(turn, on); break;
            case Action.OnCase on: DeskCase.Take(turn, on.Subject, giveBack: on.Verb == "give"); break;
        }
    }

    private static void WhyFailed(Turn turn, Action.WhyFailed why)
    {
        switch (SayWhy.Give(turn.Change, turn.Person.Id, why.Match, why.Reason))
        {
            case SayWhy.Outcome.Kept: turn.Answer(Message.Of("failed.why-kept", [new Button("button.report", new Action.Report(why.Match))], Menu.Doors[2])); break;
            case SayWhy.Outcome.SaidAlready: turn.Toast("failed.why-already"); break;
            default: turn.Toast("button.not-yours"); break;
        }
    }

    private static void Held(Turn turn, long postId)
    {
        if (turn.Stores.Posts.Find(postId) is not { } post) turn.Toast("held.no-such-post");
        else if (DeskCase.IsTheirs(turn, DeskCase.Of(post))) Show(turn, CardName.For(post), HeldCard.For(turn.Change, post));
    }

    private static void Show(Turn turn, CardName name, Message card) => turn.Mail.Say(turn.Incoming.Where, turn.Language, card, OutboxKind.Answer, name);

    private static void Review(Turn turn, Action.Review press)
    {
        if (turn.Stores.Posts.Find(press.Post) is { } found && !DeskCase.IsTheirs(turn, DeskCase.Of(found))) return;
        turn.Touch(new CardName(CardName.OfPost, press.Post));
        var another = Team.AnotherCould(turn.Stores, turn.Settings, turn.Speaker);
        switch (ReviewPost.Give(turn.Change, turn.Speaker.Id, press.Post, press.Version, press.What, another))
        {
            case ReviewPost.Outcome.Done done: turn.Toast(new Phrase("held.toast-" + press.What.ToString().ToLowerInvariant(), ("post", new Markup(done.Post.Reference)))); break;
            case ReviewPost.Outcome.NotHeld not:
                turn.Toast(new Phrase("held.changed-meanwhile", ("post", new Markup(not.Post.Reference))));
                turn.Change.Happened(new Core.Happening.PostTouched(not.Post));
                break;
            case ReviewPost.Outcome.TakenBy taken: DeskCase.TakenBy(turn, DeskCase.Of(turn.Stores.Posts.Find(press.Post)!), taken.Claim); break;
            case ReviewPost.Outcome.OwnPost: turn.Toast("held.own-post"); break;
            default: turn.Toast("held.no-such-post"); break;
        }
    }

    private static void Report(Turn turn, Dialogues.Engine.Dialogues dialogues, Action.OnReport press)
    {
        var subject = new Reference(ReferenceKind.Report, press.Id);
        if (!DeskCase.IsTheirs(turn, subject)) return;
        var report = turn.Stores.Reports.Find(press.Id)!;
        turn.Touch(CardName.For(report));
        if (press.Verb == DeskVerb.Show)
        {
            Show(turn, CardName.For(report), ReportCard.For(turn.Change, report));
        }
        else if (report.Decision is not null)
        {
            turn.Toast("report.was-decided");
            turn.Change.Happened(new Core.Happening.ReportTouched(report));
        }
        else if (ClaimCase.AnothersOn(turn.Change, turn.Speaker.Id, subject) is { } claim)
        {
            DeskCase.TakenBy(turn, subject, claim);
        }
        else if (press.Verb == DeskVerb.Act)
        {
            // Words want time: until they are written nobody else begins with the same.
            if (turn.Incoming.Private) ClaimCase.Take(turn.Change, turn.Speaker.Id, subject);
            SanctionCommands.Enter(turn, dialogues, new SanctionState.Choosing(report.About, report.Id));
        }
        else
        {
            turn.Toast(DecideReport.Close(turn.Change, turn.Speaker.Id, report.Id, ReportDecision.Seen) == DecideReport.Outcome.Decided ? "report.toast-seen" : "report.was-decided");
        }
    }

    private static void Alert(Turn turn, Action.OnAlert press)
    {
        var subject = new Reference(ReferenceKind.CheckIn, press.Round);
        if (!DeskCase.IsTheirs(turn, subject)) return;
        var card = new CardName(CardName.OfAlert, press.Round);
        turn.Touch(card);
        if (press.Verb == DeskVerb.Show)
        {
            Show(turn, card, AlertCard.For(turn.Change, turn.Stores.CheckInRounds.Find(press.Round)!, turn.Settings.Country));
            return;
        }

        switch (CloseAlert.By(turn.Change, turn.Speaker.Id, press.Round, helpCalled: press.Verb == DeskVerb.Act))
        {
            case CloseAlert.Outcome.Closed: turn.Toast(press.Verb == DeskVerb.Act ? "alert.toast-help" : "alert.toast-reached"); break;
            case CloseAlert.Outcome.TakenByAnother: DeskCase.TakenBy(turn, subject, ClaimCase.AnothersOn(turn.Change, turn.Speaker.Id, subject)!); break;
            case CloseAlert.Outcome.IsOver:
                turn.Toast("alert.is-over");
                turn.Change.Happened(new Core.Happening.RoundTouched(turn.Stores.CheckInRounds.Find(press.Round)!));
                break;
            default: turn.Toast("alert.no-such"); break;
        }
    }

    private static void Appeal(Turn turn, Dialogues.Engine.Dialogues dialogues, Action.OnAppeal press)
    {
        var subject = new Reference(ReferenceKind.Sanction, press.Sanction);
        if (!DeskCase.IsTheirs(turn, subject)) return;
        var sanction = turn.Stores.Sanctions.Find(press.Sanction)!;
        turn.Touch(CardName.For(sanction));
        if (press.Verb == DeskVerb.Show) Show(turn, CardName.For(sanction), SanctionCard.ForTheDesk(turn.Change, sanction));
        else if (DecideAppeal.Barred(turn.Change, turn.Speaker.Id, sanction.Id) is DecideAppeal.Outcome.TakenBy taken) DeskCase.TakenBy(turn, subject, taken.Claim);
        else if (DecideAppeal.Barred(turn.Change, turn.Speaker.Id, sanction.Id) is { } no) turn.Toast(VerdictDialogue.Said(no));
        else if (!turn.Incoming.Private) turn.Toast("appeal.in-private");
        else
        {
            ClaimCase.Take(turn.Change, turn.Speaker.Id, subject);
            dialogues.Enter(turn, dialogues.Named("verdict"), new VerdictState.Writing(sanction.Id, press.Verb == DeskVerb.Lift), holdingCurrent: true, below: true);
        }
    }
}
