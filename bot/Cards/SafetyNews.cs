using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>Who hears of what: posts that were held, reports, warnings and suspensions, and the answers to them.</summary>
/// <param name="here">The chat in which somebody has just pressed or written: what changes there is an answer.</param>
internal sealed class SafetyNews(Change change, Mail mail, Moderators moderators, Address? here)
{
    private Stores Stores => change.Stores;

    public void Tell(Happening happening)
    {
        switch (happening)
        {
            case Happening.PostHeld held: Held(held); break;
            case Happening.PostTouched touched: moderators.Cards.Redraw(CardName.For(touched.Post), here); break;
            case Happening.PostReviewed reviewed: Reviewed(reviewed); break;
            case Happening.PostClosed closed: moderators.Cards.Redraw(CardName.For(closed.Post), here); break;
            case Happening.Reported reported: Reported(reported.Report); break;
            case Happening.ReportTouched seen: moderators.Cards.Redraw(CardName.For(seen.Report), here); break;
            case Happening.CaseTouched touched: moderators.Cards.Redraw(DeskCase.CardOf(touched.Subject), here); break;
            case Happening.ReportWaits waits: moderators.RemindOf(new Phrase("report.remind", ("report", new Markup(waits.Report.Reference)), ("span", Dates.Span(change.Now - waits.Report.At))), new Action.OnReport(DeskVerb.Show, waits.Report.Id), waits.Report.By, waits.Report.About); break;
            case Happening.ReportDecided decided: Decided(decided.Report); break;
            case Happening.Sanctioned done: mail.ToPerson(Stores.People.Get(done.Sanction.PersonId), SanctionCard.ForThePerson(done.Sanction, done.Withdrawn, [.. done.Off.Select(match => Off(match, done.Sanction.PersonId))], change.Timings), OutboxKind.Notice, besides: NotReadBy(done.Sanction)); break;
            case Happening.Appealed appealed: moderators.Show(CardName.For(appealed.Sanction), SanctionCard.ForTheDesk(change, appealed.Sanction), null, DeskCase.Concerned(Stores, appealed.Sanction)); break;
            case Happening.AppealDecided decided: Decided(decided.Sanction); break;
            case Happening.AppealOverdue overdue: Overdue(overdue.Sanction); break;
            case Happening.SuspensionOver over: mail.ToPerson(over.Person, Message.Of("suspended.over", Dialogues.Menu.Doors), OutboxKind.Reminder); break;
        }
    }

    private void Held(Happening.PostHeld held)
    {
        moderators.Cards.Redraw(CardName.For(held.Post), here);
        if (!held.Again) moderators.Show(CardName.For(held.Post), HeldCard.For(change, held.Post), held.Post.Place.Insee, held.Post.PersonId);
    }

    private void Reviewed(Happening.PostReviewed reviewed)
    {
        var (post, review) = (reviewed.Post, reviewed.Review);
        moderators.Cards.Redraw(CardName.For(post), here);
        mail.ToPerson(
            Stores.People.Get(post.PersonId),
            Message.Of(
                Lines.Of(
                    new Phrase("review.told-" + review.ToString().ToLowerInvariant(), ("post", PostCard.Line(post))),
                    review == ReviewPost.Review.Publish || !HeldCard.IsFlagged(post) ? null : new Lines("\n", [.. HeldCard.SpeaksOf(post)]),
                    review == ReviewPost.Review.Remove && Core.Safety.Flags.In(post.Sentence).Contains(Core.Safety.Flag.Money) ? new Phrase("review.money-elsewhere") : null,
                    review switch
                    {
                        ReviewPost.Review.Publish => null,
                        ReviewPost.Review.Remove when !HeldCard.IsFlagged(post) => new Phrase("review.next-remove-plain"),
                        _ => new Phrase("review.next-" + review.ToString().ToLowerInvariant()),
                    }),
                review == ReviewPost.Review.SendBack ? [[new Button("button.post-edit", new Action.ToPost("edit", post.Id, post.Version))], Dialogues.Menu.Doors[2]] : [Dialogues.Menu.Doors[2]]),
            OutboxKind.Notice);
    }

    private void Reported(Report report)
    {
        var match = Stores.Matches.Find(report.MatchId)!;
        moderators.Show(CardName.For(report), ReportCard.For(change, report), Stores.Posts.GetNeed(match.NeedId).Place.Insee, report.By, report.About);
    }

    /// <summary>Whoever reported hears that it was read, and whether something was done; never what, nor to whom.</summary>
    private void Decided(Report report)
    {
        moderators.Cards.Redraw(CardName.For(report), here);
        var told = report.Kind == ReportKind.Worry ? "report.told-worry" : report.Decision == ReportDecision.Acted ? "report.told-acted" : "report.told-seen";
        mail.ToPerson(Stores.People.Get(report.By), Message.Of(told, Dialogues.Menu.Doors[2]), OutboxKind.Reminder, besides: report.About);
    }

    private void Decided(Sanction sanction)
    {
        moderators.Cards.Redraw(CardName.For(sanction), here);
        // Taken back without an answer: nobody of the team had a card of it.
        if (sanction.AppealedAt is null)
            moderators.ToEach(
                one => one.Id != sanction.DecidedBy && one.Id != sanction.PersonId && (one.Id == sanction.By || moderators.IsAdministrator(one)),
                _ => Message.Of(new Phrase("sanction.lifted-told", ("name", Stores.People.Get(sanction.DecidedBy!.Value).Name), ("sanction", new Markup(sanction.Reference)), ("person", new Markup("P" + sanction.PersonId)))));
        var person = Stores.People.Get(sanction.PersonId);
        mail.ToPerson(person, SanctionCard.Decided(sanction, person, Stores.Sanctions.Standing(person.Id).LastOrDefault(s => s.Until > change.Now), change.Timings), OutboxKind.Notice, besides: NotReadBy(sanction));
    }

    private Phrase Off(Match match, long personId) => new(
        "sanction.introduction-off",
        ("name", Stores.People.Get(match.AskerId == personId ? match.HelperId : match.AskerId).Name), ("category", Stores.Posts.GetNeed(match.NeedId).Category));

    /// <summary>Who must not read it out to a person with a phone only: whoever reported them, or else whoever decided.</summary>
    private long NotReadBy(Sanction sanction) => sanction.ReportId is { } report ? Stores.Reports.Find(report)!.By : sanction.By;

    private void Overdue(Sanction sanction)
    {
        moderators.RemindOf(new Phrase("appeal.remind", ("sanction", new Markup(sanction.Reference)), ("name", Stores.People.Get(sanction.By).Name)), new Action.OnAppeal(DeskVerb.Show, sanction.Id), sanction.By);
        mail.ToPerson(Stores.People.Get(sanction.PersonId), Message.Of("appeal.told-late", Dialogues.Menu.Doors[2]), OutboxKind.Reminder, besides: NotReadBy(sanction));
    }
}
