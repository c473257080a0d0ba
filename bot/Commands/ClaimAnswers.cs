using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;

namespace Solidarity.Bot.Commands;

/// <summary>What somebody of the team hears who takes a match, gives it back, or takes back what was decided.</summary>
internal static class ClaimAnswers
{
    public static void Tell(Turn turn, ClaimMatch.Outcome outcome, long matchId)
    {
        switch (outcome)
        {
            case ClaimMatch.Outcome.Taken taken:
                turn.Tell(new Phrase("desk.taken", Of(matchId), ("time", Dates.Time(taken.Claim.Until, turn.Change.Timings.TimeZone))));
                DeskMatch.Redraw(turn, taken.Match);
                break;
            case ClaimMatch.Outcome.GivenBack given:
                turn.Tell(new Phrase("desk.given-back", Of(matchId)));
                DeskMatch.Redraw(turn, given.Match);
                break;
            case ClaimMatch.Outcome.WasFree free:
                turn.Tell(new Phrase("desk.was-free", Of(matchId)));
                DeskMatch.Redraw(turn, free.Match);
                break;
            case ClaimMatch.Outcome.TakenBy taken: TakenBy(turn, taken.Match, taken.Claim); break;
            case ClaimMatch.Outcome.OwnMatch: turn.Tell(new Phrase("desk.own-match", Of(matchId))); break;
            case ClaimMatch.Outcome.AlreadyDecided already:
                turn.Tell(DeskMatch.Faster(turn, already.Match));
                DeskMatch.Redraw(turn, already.Match);
                break;
            default: DeskMatch.NoSuch(turn, matchId); break;
        }
    }

    public static void Tell(Turn turn, UndoDecision.Outcome outcome, long matchId)
    {
        if (outcome is UndoDecision.Outcome.TakenBy taken)
        {
            TakenBy(turn, taken.Match, taken.Claim);
            return;
        }

        if (outcome is UndoDecision.Outcome.Undone { GaveWay.Count: > 0 } made)
        {
            turn.Tell(new Phrase("desk.undone-gave-way", Of(matchId), ("n", made.GaveWay.Count), ("gone", Lines.Listed(made.GaveWay.Select(gone => new Markup(gone.Reference))))));
            DeskMatch.Redraw(turn, made.Match);
            return;
        }

        var (said, match) = outcome switch
        {
            UndoDecision.Outcome.Undone undone => ("desk.undone", undone.Match),
            UndoDecision.Outcome.TooLate late => ("desk.undo-too-late", late.Match),
            UndoDecision.Outcome.SeenOutside seen => ("desk.undo-seen", seen.Match),
            UndoDecision.Outcome.AnothersYes another => ("desk.undo-anothers-yes", another.Match),
            UndoDecision.Outcome.NoLongerFits unfit => ("desk.undo-no-longer-fits", unfit.Match),
            UndoDecision.Outcome.PlaceGone gone => ("desk.undo-place-gone", gone.Match),
            UndoDecision.Outcome.NothingToUndo nothing => ("desk.nothing-to-undo", nothing.Match),
            UndoDecision.Outcome.OwnMatch => ("desk.own-match", null),
            _ => ("desk.no-such-match", (Match?)null),
        };
        turn.Tell(new Phrase(said, Of(matchId)));
        if (match is not null) DeskMatch.Redraw(turn, match);
    }

    /// <summary>Somebody else has it in hand: who, and until when.</summary>
    public static void TakenBy(Turn turn, Match match, Claim claim)
    {
        var time = Dates.Time(claim.Until, turn.Change.Timings.TimeZone);
        turn.Tell(new Phrase("desk.taken-by", Of(match.Id), ("name", turn.Stores.People.Get(claim.By).Name), ("time", time)));
        DeskMatch.Redraw(turn, match);
    }

    private static (string, object) Of(long matchId) => ("match", new Markup("M" + matchId));
}
