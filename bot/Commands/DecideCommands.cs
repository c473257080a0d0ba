using System.Globalization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

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

/// <summary>What a moderator does about a match, by button or by command: both come here.</summary>
internal static class DecideCommands
{
    private const int LongestReason = 300;

    public static void ByReference(Turn turn, ChatCommand command, string verb, string arguments)
    {
        var parts = arguments.Split(' ', 2, StringSplitOptions.TrimEntries);
        var digits = parts[0].TrimStart('M', 'm');
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            turn.Say(new Phrase("desk.which-match", ("command", new Markup(command.NameIn(turn.Language)))));
            return;
        }
        var reason = parts.Length > 1 && parts[1].Length > 0 ? PlainText.Shorten(parts[1], LongestReason) : null;
        Decide(turn, verb, id, reason);
    }

    public static void Decide(Turn turn, string verb, long matchId, string? reason)
    {
        if (verb == "show")
        {
            if (turn.Stores.Matches.Find(matchId) is not { } match)
            {
                NoSuch(turn, matchId);
                return;
            }
            Show(turn, match);
            if (match.State == MatchState.Proposed) turn.Say(Message.Of(Others.Of(turn, match)));
            return;
        }
        if (turn.Incoming.Input is Press { MessageId: > 0 } press)
            turn.Stores.Cards.Pressed(MatchCard.NameOf(matchId), turn.Incoming.Where.Channel, turn.Incoming.Where.Id, press.MessageId);
        var (change, me) = (turn.Change, turn.Person.Id);
        var outcome = verb switch
        {
            "approve" => DecideMatch.Approve(change, me, matchId, AnotherCould(turn, matchId)),
            "reject" => DecideMatch.Reject(change, me, matchId, reason, AnotherCould(turn, matchId)),
            "next" => DecideMatch.Next(change, me, matchId, AnotherCould(turn, matchId)),
            _ => throw new ArgumentException($"no such decision: {verb}"),
        };
        Tell(turn, outcome, matchId);
    }

    /// <summary>Whether somebody of the team could decide who is neither of the two people.</summary>
    private static bool AnotherCould(Turn turn, long matchId)
    {
        var match = turn.Stores.Matches.Find(matchId);
        return Moderators.All(turn.Stores, turn.Settings).Any(p => p.Id != turn.Person.Id && p.UnreachableSince is null && match?.SideOf(p.Id) is null);
    }

    private static void Tell(Turn turn, DecideMatch.Outcome outcome, long matchId)
    {
        switch (outcome)
        {
            case DecideMatch.Outcome.Decided decided:
                turn.Toast(new Phrase(decided.Match.State == MatchState.Approved ? "toast.approved" : "toast.rejected", ("match", new Markup(decided.Match.Reference))));
                Redraw(turn, decided.Match);
                break;
            case DecideMatch.Outcome.PassedOn passed:
                turn.Toast(new Phrase("toast.passed-on", ("match", new Markup(passed.Match.Reference)), ("next", new Markup(passed.Next.Reference))));
                Redraw(turn, passed.Match);
                break;
            case DecideMatch.Outcome.NobodyElse nobody:
                if (turn.Incoming.Input is Press) turn.Toast(new Phrase("desk.nobody-else", ("match", new Markup("M" + matchId))));
                turn.Say(Message.Of(Others.Of(turn, nobody.Match)));
                break;
            case DecideMatch.Outcome.OwnMatch: Both(turn, new Phrase("desk.own-match", ("match", new Markup("M" + matchId)))); break;
            case DecideMatch.Outcome.AlreadyDecided already:
                Both(turn, Faster(turn, already.Match));
                Redraw(turn, already.Match);
                break;
            default: NoSuch(turn, matchId); break;
        }
    }

    /// <summary>Who was first, said kindly.</summary>
    private static Phrase Faster(Turn turn, Match match) => match.DecidedBy switch
    {
        null => new Phrase("desk.over", ("match", new Markup(match.Reference))),
        { } id when id == turn.Person.Id => new Phrase("desk.you-did", ("match", new Markup(match.Reference))),
        { } id => new Phrase("desk.faster", ("match", new Markup(match.Reference)), ("name", turn.Stores.People.Get(id).Name)),
    };

    /// <summary>The card that was pressed shows how things stand now; to a command, the card is shown.</summary>
    private static void Redraw(Turn turn, Match match)
    {
        if (turn.Incoming.Input is not Press press)
        {
            Show(turn, match);
            return;
        }
        // All cards of the match are drawn anew together; a message that is none, however it came to its button, by itself.
        turn.Change.Happened(new Happening.MatchTouched(match));
        if (!turn.Stores.Cards.IsCard(turn.Incoming.Where.Channel, turn.Incoming.Where.Id, press.MessageId))
            turn.Answer(MatchCard.For(turn.Stores, turn.Stores.Matches.Find(match.Id)!, turn.Change.Timings));
    }

    private static void Show(Turn turn, Match match) =>
        turn.Mail.Say(turn.Incoming.Where, turn.Language, MatchCard.For(turn.Stores, turn.Stores.Matches.Find(match.Id)!, turn.Change.Timings), OutboxKind.Answer, MatchCard.NameOf(match));

    private static void NoSuch(Turn turn, long matchId) => Both(turn, new Phrase("desk.no-such-match", ("match", new Markup("M" + matchId))));

    private static void Both(Turn turn, Phrase phrase)
    {
        if (turn.Incoming.Input is Press) turn.Toast(phrase);
        else turn.Say(phrase);
    }
}
