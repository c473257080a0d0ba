using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;

namespace Solidarity.Bot.Commands;

internal sealed class MatchCommand() : ChatCommand("match", "rapprochement", Role.Moderator)
{
    public override void Run(Turn turn, string arguments) => DecideCommands.ByReference(turn, this, "show", arguments);
}

internal sealed class ApproveCommand() : ChatCommand("approve", "approuver", Role.Moderator)
{
    public override void Run(Turn turn, string arguments) => DecideCommands.ByReference(turn, this, "approve", arguments);
}

internal sealed class RejectCommand() : ChatCommand("reject", "refuser", Role.Moderator)
{
    public override void Run(Turn turn, string arguments) => DecideCommands.ByReference(turn, this, "reject", arguments);
}

internal sealed class NextCommand() : ChatCommand("next", "suivant", Role.Moderator)
{
    public override void Run(Turn turn, string arguments) => DecideCommands.ByReference(turn, this, "next", arguments);
}

internal sealed class TakeCommand() : ChatCommand("take", "prendre", Role.Moderator)
{
    public override void Run(Turn turn, string arguments) => DecideCommands.Hold(turn, this, "take", arguments);
}

internal sealed class GiveBackCommand() : ChatCommand("giveback", "rendre", Role.Moderator)
{
    public override void Run(Turn turn, string arguments) => DecideCommands.Hold(turn, this, "give", arguments);
}

internal sealed class UndoCommand() : ChatCommand("undo", "defaire", Role.Moderator)
{
    public override void Run(Turn turn, string arguments) => DecideCommands.ByReference(turn, this, "undo", arguments);
}

/// <summary>What a moderator does about a match, by button or by command: both come here.</summary>
internal static class DecideCommands
{
    private const int LongestReason = 300;

    public static void ByReference(Turn turn, ChatCommand command, string verb, string arguments)
    {
        if (Named.Match(turn, command, arguments) is not var (id, words)) return;
        Decide(turn, verb, id, words.Length > 0 ? PlainText.Shorten(words, LongestReason) : null);
    }

    /// <summary>A match, or a report, an answer or a held post by its own letter.</summary>
    public static void Hold(Turn turn, ChatCommand command, string verb, string arguments)
    {
        if (Reference.Read(arguments) is { Kind: ReferenceKind.Report or ReferenceKind.Sanction or ReferenceKind.Need or ReferenceKind.Offer or ReferenceKind.CheckIn } subject) DeskCase.Take(turn, subject, giveBack: verb == "give");
        else ByReference(turn, command, verb, arguments);
    }

    public static void Decide(Turn turn, string verb, long matchId, string? words)
    {
        if (verb == "show")
        {
            if (turn.Stores.Matches.Find(matchId) is not { } match)
            {
                DeskMatch.NoSuch(turn, matchId);
                return;
            }
            if (DeskMatch.Show(turn, match) && match.State == MatchState.Proposed) turn.Say(Message.Of(Others.Of(turn, match)));
            return;
        }
        if (DeskMatch.IsElsewhere(turn, matchId)) return;
        turn.Touch(new CardName(CardName.OfMatch, matchId));
        var (change, me) = (turn.Change, turn.Person.Id);
        var another = Team.AnotherCould(turn.Stores, turn.Settings, turn.Person, matchId);
        switch (verb)
        {
            case "approve": Tell(turn, DecideMatch.Approve(change, me, matchId, another), matchId, another); break;
            case "reject": Tell(turn, DecideMatch.Reject(change, me, matchId, words, another), matchId, another); break;
            case "next": Tell(turn, DecideMatch.Next(change, me, matchId, another), matchId, another); break;
            case "take": ClaimAnswers.Tell(turn, ClaimMatch.Take(change, me, matchId, another), matchId); break;
            case "give": ClaimAnswers.Tell(turn, ClaimMatch.GiveBack(change, me, matchId, another), matchId); break;
            case "undo": ClaimAnswers.Tell(turn, UndoDecision.By(change, me, matchId, another), matchId); break;
            default: throw new ArgumentException($"no such decision: {verb}");
        }
    }

    private static void Tell(Turn turn, DecideMatch.Outcome outcome, long matchId, bool another)
    {
        switch (outcome)
        {
            case DecideMatch.Outcome.Decided decided:
                var key = decided.Match.IsHeldBack ? "toast.held-back" : decided.Match.State == MatchState.Approved ? "toast.approved" : "toast.rejected";
                turn.Toast(new Phrase(key, ("match", new Markup(decided.Match.Reference))));
                DeskMatch.Redraw(turn, decided.Match);
                break;
            case DecideMatch.Outcome.NeedsSecond first:
                turn.Tell(new Phrase(another ? "desk.needs-second" : "desk.needs-second-alone", ("match", new Markup("M" + matchId))));
                DeskMatch.Redraw(turn, first.Match);
                break;
            case DecideMatch.Outcome.SecondMustBeAnother: turn.Tell(new Phrase(another ? "desk.second-must-be-another" : "desk.needs-second-alone", ("match", new Markup("M" + matchId)))); break;
            case DecideMatch.Outcome.PassedOn passed:
                turn.Toast(new Phrase("toast.passed-on", ("match", new Markup(passed.Match.Reference)), ("next", new Markup(passed.Next.Reference))));
                DeskMatch.Redraw(turn, passed.Match);
                break;
            case DecideMatch.Outcome.NobodyElse nobody:
                if (turn.Incoming.Input is Press) turn.Toast(new Phrase("desk.nobody-else", ("match", new Markup("M" + matchId))));
                turn.Say(Message.Of(Others.Of(turn, nobody.Match)));
                break;
            case DecideMatch.Outcome.TakenBy taken: ClaimAnswers.TakenBy(turn, taken.Match, taken.Claim); break;
            case DecideMatch.Outcome.OwnMatch: turn.Tell(new Phrase("desk.own-match", ("match", new Markup("M" + matchId)))); break;
            case DecideMatch.Outcome.AlreadyDecided already:
                turn.Tell(DeskMatch.Faster(turn, already.Match));
                DeskMatch.Redraw(turn, already.Match);
                break;
            default: DeskMatch.NoSuch(turn, matchId); break;
        }
    }
}
