using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
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
        var asked = turn.Stores.Notes.UnansweredBy(turn.Person.Id);
        var understood = waiting.Length == 1 ? Understood(turn, written) : null;
        // Whoever types instead of pressing "Answer" means the team's question; it is said back before it is sent.
        if (understood is null && written is not null && asked is [var question] && PlainText.Defuse(written).Length > 0)
        {
            ReplyDialogue.Confirm(turn, dialogues, question.Id, written);
            return true;
        }

        if (waiting.Length == 0) return false;
        // One question and a clear word: that is an answer. Anything else shows the question again.
        if (understood is { } answer)
            MatchAnswers.Agreed(turn, dialogues, AnswerProposal.Give(turn.Change, turn.Person.Id, waiting[0].Id, OfBoth(turn, waiting[0], answer), PairStanding.AskedWith(turn.Change, waiting[0])?.Id));
        else
            MatchAnswers.ShowQuestion(turn, waiting[0].Id);
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
        return YesReading.Read(written ?? "") is { } yes ? yes ? AnswerProposal.Answer.Yes : AnswerProposal.Answer.No : null;
    }
}
