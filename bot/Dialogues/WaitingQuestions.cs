using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.FollowUps;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues;

/// <summary>Somebody writes instead of pressing while a question about a match, or one of the team's, waits for them.</summary>
internal static class WaitingQuestions
{
    private static readonly (string Key, AnswerProposal.Answer Answer)[] Words =
    [
        ("button.yes", AnswerProposal.Answer.Yes), ("button.no", AnswerProposal.Answer.No), ("button.later", AnswerProposal.Answer.Later),
        ("button.helper-yes", AnswerProposal.Answer.Yes), ("button.helper-no", AnswerProposal.Answer.No),
        ("button.asker-yes", AnswerProposal.Answer.Yes), ("button.asker-no", AnswerProposal.Answer.No),
    ];

    /// <returns>False when nothing waits for them.</returns>
    public static bool Take(Turn turn, Engine.Dialogues dialogues, string? written)
    {
        var live = turn.Stores.Matches.LiveOfPerson(turn.Person.Id);
        var waiting = live
            .Where(m => !PairStanding.IsAskedWithEarlier(m, live) && AnswerProposal.WhoIsAsked(m) is { } side && m.PersonOn(side) == turn.Person.Id)
            .ToArray();
        var followUps = live.Where(m => IsAskedHowItWent(m, turn.Person.Id)).ToArray();
        var asked = turn.Stores.Notes.UnansweredBy(turn.Person.Id);
        // A word answers where it can mean one question alone.
        var understood = waiting.Length + followUps.Length == 1 ? Understood(turn, written) : null;
        // Whoever types instead of pressing "Answer" means the team's question; it is said back before it is sent.
        if (understood is null && written is not null && asked is [var question] && PlainText.Defuse(written).Length > 0)
        {
            ReplyDialogue.Confirm(turn, dialogues, question.Id, written);
            return true;
        }

        if (understood is { } said && followUps is [var introduced]) return HowItWent(turn, introduced, said);
        if (waiting.Length == 0) return false;
        // One question and a clear word: that is an answer. Anything else shows the question again, and how to answer it.
        if (understood is { } answer && AnswerProposal.Give(turn.Change, turn.Person.Id, waiting[0].Id, OfBoth(turn, waiting[0], answer), PairStanding.AskedWith(turn.Change, waiting[0])?.Id) is var outcome and not AnswerProposal.Outcome.AskedAnew)
            MatchAnswers.Agreed(turn, dialogues, outcome);
        else
            MatchAnswers.ShowQuestion(turn, waiting[0].Id, waiting.Length + followUps.Length > 1 ? "waiting.several" : "waiting.press");
        return true;
    }

    private static bool IsAskedHowItWent(Match match, long personId) =>
        match is { State: MatchState.Introduced, FollowUps: > 0 } && (match.SideOf(personId) == Side.Helper ? match.HelperSays : match.AskerSays) is null;

    /// <summary>Later is no answer to that: the question stays where it is.</summary>
    private static bool HowItWent(Turn turn, Match match, AnswerProposal.Answer said)
    {
        if (said == AnswerProposal.Answer.Later) return false;
        MatchAnswers.FollowedUp(turn, AnswerFollowUp.Give(turn.Change, turn.Person.Id, match.Id, said == AnswerProposal.Answer.Yes ? FollowUpAnswer.Yes : FollowUpAnswer.No));
        return true;
    }

    /// <summary>A no that is written names nobody: of a pair, it is said of both.</summary>
    private static AnswerProposal.Answer OfBoth(Turn turn, Match match, AnswerProposal.Answer answer) =>
        answer == AnswerProposal.Answer.No && PairStanding.AskedWith(turn.Change, match) is not null ? AnswerProposal.Answer.Neither : answer;

    private static AnswerProposal.Answer? Understood(Turn turn, string? written)
    {
        var said = PlainText.Bare(written ?? "");
        foreach (var (key, answer) in Words)
        {
            if (said.Length > 0 && PlainText.Bare(turn.Mail.Texts.Plain(key, turn.Language)) == said) return answer;
        }
        // "D'accord" may be said of any message that has just come: nobody agrees by that to be put in touch.
        if (turn.Mail.Texts.Plain("waiting.polite", turn.Language).Split('|').Any(polite => PlainText.Bare(polite) == said)) return null;
        return YesReading.Read(written ?? "") is { } yes ? yes ? AnswerProposal.Answer.Yes : AnswerProposal.Answer.No : null;
    }
}
