using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

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
    public override void Run(Turn turn, string arguments) => DecideCommands.ByReference(turn, this, "take", arguments);
}

internal sealed class GiveBackCommand() : ChatCommand("giveback", "rendre", Role.Moderator)
{
    public override void Run(Turn turn, string arguments) => DecideCommands.ByReference(turn, this, "give", arguments);
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
        if (Referred(turn, command, arguments) is not var (id, words)) return;
        Decide(turn, verb, id, words.Length > 0 ? PlainText.Shorten(words, LongestReason) : null);
    }

    /// <summary>"M31 and the rest": the number, and the rest. Says how to write it, and gives null, where there is no number.</summary>
    public static (long Match, string Words)? Referred(Turn turn, ChatCommand command, string arguments)
    {
        var parts = arguments.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (Reference.Read(parts[0], ReferenceKind.Match) is { Kind: ReferenceKind.Match } match) return (match.Id, parts.ElementAtOrDefault(1) ?? "");
        turn.Say(new Phrase("desk.which-match", ("command", new Markup(command.NameIn(turn.Language)))));
        return null;
    }

    public static void Decide(Turn turn, string verb, long matchId, string? words)
    {
        if (verb == "show")
        {
            if (turn.Stores.Matches.Find(matchId) is not { } match)
            {
                NoSuch(turn, matchId);
                return;
            }
            if (Show(turn, match) && match.State == MatchState.Proposed) turn.Say(Message.Of(Others.Of(turn, match)));
            return;
        }
        if (IsElsewhere(turn, matchId)) return;
        turn.Touch(MatchCard.NameOf(matchId));
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

    /// <summary>Whoever decides in some communes alone leaves the others to those who do there, and is told so.</summary>
    public static bool IsElsewhere(Turn turn, long matchId)
    {
        if (turn.Stores.Matches.Find(matchId) is not { } match || Team.Covers(turn.Stores, turn.Settings, turn.Speaker, match)) return false;
        Both(turn, new Phrase("desk.elsewhere", ("match", new Markup(match.Reference))));
        return true;
    }

    private static void Tell(Turn turn, DecideMatch.Outcome outcome, long matchId, bool another)
    {
        switch (outcome)
        {
            case DecideMatch.Outcome.Decided decided:
                var key = decided.Match.IsHeldBack ? "toast.held-back" : decided.Match.State == MatchState.Approved ? "toast.approved" : "toast.rejected";
                turn.Toast(new Phrase(key, ("match", new Markup(decided.Match.Reference))));
                Redraw(turn, decided.Match);
                break;
            case DecideMatch.Outcome.NeedsSecond first:
                Both(turn, new Phrase(another ? "desk.needs-second" : "desk.needs-second-alone", ("match", new Markup("M" + matchId))));
                Redraw(turn, first.Match);
                break;
            case DecideMatch.Outcome.SecondMustBeAnother: Both(turn, new Phrase(another ? "desk.second-must-be-another" : "desk.needs-second-alone", ("match", new Markup("M" + matchId)))); break;
            case DecideMatch.Outcome.PassedOn passed:
                turn.Toast(new Phrase("toast.passed-on", ("match", new Markup(passed.Match.Reference)), ("next", new Markup(passed.Next.Reference))));
                Redraw(turn, passed.Match);
                break;
            case DecideMatch.Outcome.NobodyElse nobody:
                if (turn.Incoming.Input is Press) turn.Toast(new Phrase("desk.nobody-else", ("match", new Markup("M" + matchId))));
                turn.Say(Message.Of(Others.Of(turn, nobody.Match)));
                break;
            case DecideMatch.Outcome.TakenBy taken: ClaimAnswers.TakenBy(turn, taken.Match, taken.Claim); break;
            case DecideMatch.Outcome.OwnMatch: Both(turn, new Phrase("desk.own-match", ("match", new Markup("M" + matchId)))); break;
            case DecideMatch.Outcome.AlreadyDecided already:
                Both(turn, Faster(turn, already.Match));
                Redraw(turn, already.Match);
                break;
            default: NoSuch(turn, matchId); break;
        }
    }

    /// <summary>Who was first, said kindly.</summary>
    public static Phrase Faster(Turn turn, Match match) => match.DecidedBy switch
    {
        null => new Phrase("desk.over", ("match", new Markup(match.Reference))),
        { } id when id == turn.Person.Id => new Phrase("desk.you-did", ("match", new Markup(match.Reference))),
        { } id => new Phrase("desk.faster", ("match", new Markup(match.Reference)), ("name", turn.Stores.People.Get(id).Name)),
    };

    /// <summary>The card that was pressed shows how things stand now; to a command, the card is shown.</summary>
    public static void Redraw(Turn turn, Match match)
    {
        if (turn.Incoming.Input is not Press press)
        {
            Show(turn, match);
            return;
        }
        // All cards of the match are drawn anew together; a message that is none, however it came to its button, by itself.
        turn.Change.Happened(new Happening.MatchTouched(match));
        if (!turn.Stores.Cards.IsCard(turn.Incoming.Where.Channel, turn.Incoming.Where.Id, press.MessageId) && !Team.IsAnothers(turn.Stores, turn.Settings, turn.Person, match))
            turn.Answer(Card(turn, match.Id));
    }

    /// <returns>False where the match is one's own, and so another's to see.</returns>
    private static bool Show(Turn turn, Match match)
    {
        if (Team.IsAnothers(turn.Stores, turn.Settings, turn.Person, match))
        {
            Both(turn, new Phrase("desk.own-match", ("match", new Markup(match.Reference))));
            return false;
        }

        turn.Mail.Say(turn.Incoming.Where, turn.Language, Card(turn, match.Id), OutboxKind.Answer, MatchCard.NameOf(match));
        return true;
    }

    private static Message Card(Turn turn, long matchId) => MatchCard.For(turn.Stores, turn.Stores.Matches.Find(matchId)!, turn.Change.Timings, turn.Now);

    public static void NoSuch(Turn turn, long matchId) => Both(turn, new Phrase("desk.no-such-match", ("match", new Markup("M" + matchId))));

    /// <summary>To a press as a toast, to a command as a message.</summary>
    public static void Both(Turn turn, Phrase phrase)
    {
        if (turn.Incoming.Input is Press) turn.Toast(phrase);
        else turn.Say(phrase);
    }
}
