using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.CheckIns;
using Solidarity.Core.Moderation;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>A report, an answer to a sanction, a held post or an alert, as somebody of the team meets it: whether it is theirs to see, who has it in hand, what was noted.</summary>
internal static class DeskCase
{
    public static Reference Of(Post post) => new(post.Kind == PostKind.Need ? ReferenceKind.Need : ReferenceKind.Offer, post.Id);

    public static Reference Of(Report report) => new(ReferenceKind.Report, report.Id);

    public static Reference Of(Sanction sanction) => new(ReferenceKind.Sanction, sanction.Id);

    public static Reference Of(CheckInRound round) => new(ReferenceKind.CheckIn, round.Id);

    public static CardName CardOf(Reference subject) => new(
        subject.Kind switch { ReferenceKind.Report => CardName.OfReport, ReferenceKind.Sanction => CardName.OfAppeal, ReferenceKind.CheckIn => CardName.OfAlert, _ => CardName.OfPost }, subject.Id);

    /// <returns>False where it isn't this one's to see; that is said then. To whom it concerns it doesn't exist: that there is one would tell them that somebody wrote.</returns>
    public static bool IsTheirs(Turn turn, Reference subject)
    {
        var (stores, me) = (turn.Stores, turn.Speaker.Id);
        switch (subject.Kind)
        {
            case ReferenceKind.Report:
                if (stores.Reports.Find(subject.Id) is not { } report || report.By == me || report.About == me) return No("report.no-such");
                return IsHere(turn, stores.Posts.GetNeed(stores.Matches.Find(report.MatchId)!.NeedId).Place.Insee, report.By, report.About);
            case ReferenceKind.Sanction:
                return stores.Sanctions.Find(subject.Id) is { AppealedAt: not null } sanction && !Concerned(stores, sanction).Contains(me) || No("appeal.no-such");
            case ReferenceKind.CheckIn:
                // Wherever they live: whoever of the team is near a phone may see to it.
                return stores.CheckInRounds.Find(subject.Id) is { TeamToldAt: not null } round && round.PersonId != me || No("alert.no-such");
            default:
                // Nobody looks into what was never held.
                if (stores.Posts.Find(subject.Id) is not { } post || Of(post) != subject || stores.Audit.Moments(post.Reference, "hold", DateTimeOffset.UnixEpoch).Count == 0) return No("held.no-such-post");
                if (!IsHere(turn, post.Place.Insee)) return false;
                return post.PersonId != me || !Team.AnotherCould(stores, turn.Settings, turn.Speaker) || No("held.own-post");
        }

        bool No(Phrase why)
        {
            turn.Tell(why);
            return false;
        }
    }

    /// <summary>Whom an answer to a sanction concerns: who gave it, and whoever had reported them.</summary>
    public static long[] Concerned(Stores stores, Sanction sanction) =>
        sanction.ReportId is { } report && stores.Reports.Find(report) is { } told ? [sanction.PersonId, told.By] : [sanction.PersonId];

    /// <param name="concerned">Those of the team who can't decide about it: it is theirs who are left.</param>
    private static bool IsHere(Turn turn, string commune, params long[] concerned)
    {
        if (Team.Covers(turn.Stores, turn.Settings, turn.Speaker, commune, concerned)) return true;
        turn.Tell("desk.elsewhere-here");
        return false;
    }

    /// <summary>Who has it in hand, on its card.</summary>
    public static Phrase? Hand(Change change, Reference subject) => change.Stores.Claims.Of(subject.ToString(), change.Now) is { } claim
        ? new Phrase("card.taken", ("name", change.Stores.People.Get(claim.By).Name), ("time", Dates.Time(claim.Until, change.Timings.TimeZone)))
        : null;

    public static Lines? Notes(Change change, Reference subject) => NoteLines.On(change.Stores, subject.ToString(), change.Timings);

    public static Button TakeOrGive(Change change, Reference subject) => change.Stores.Claims.Of(subject.ToString(), change.Now) is null
        ? new Button("button.take", new Action.OnCase("take", subject))
        : new Button("button.give", new Action.OnCase("give", subject));

    /// <summary>What somebody hears who takes it or gives it back.</summary>
    public static void Take(Turn turn, Reference subject, bool giveBack)
    {
        if (!IsTheirs(turn, subject)) return;
        turn.Touch(CardOf(subject));
        // Whoever can't decide about it doesn't keep it from those who can.
        if (!giveBack && subject.Kind == ReferenceKind.Sanction && DecideAppeal.Barred(turn.Change, turn.Speaker.Id, subject.Id) is DecideAppeal.Outcome.MustBeAnother)
        {
            turn.Tell("appeal.another");
            return;
        }

        var of = ("match", (object)new Markup(subject.ToString()));
        switch (giveBack ? ClaimCase.GiveBack(turn.Change, turn.Speaker.Id, subject) : ClaimCase.Take(turn.Change, turn.Speaker.Id, subject))
        {
            case ClaimCase.Outcome.Taken taken: turn.Tell(new Phrase("desk.taken", of, ("time", Dates.Time(taken.Claim.Until, turn.Change.Timings.TimeZone)))); break;
            case ClaimCase.Outcome.GivenBack: turn.Tell(new Phrase("desk.given-back", of)); break;
            case ClaimCase.Outcome.WasFree: turn.Tell(new Phrase("desk.was-free", of)); break;
            case ClaimCase.Outcome.TakenBy taken: TakenBy(turn, subject, taken.Claim); break;
            default: turn.Tell(new Phrase("case.is-over", of)); break;
        }
    }

    /// <summary>Somebody else has it in hand: who, and until when.</summary>
    public static void TakenBy(Turn turn, Reference subject, Core.Matching.Claim claim) => turn.Tell(new Phrase(
        "desk.taken-by", ("match", new Markup(subject.ToString())), ("name", turn.Stores.People.Get(claim.By).Name), ("time", Dates.Time(claim.Until, turn.Change.Timings.TimeZone))));
}
