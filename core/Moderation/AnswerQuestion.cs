using System.Globalization;
using Solidarity.Core.Matching;

namespace Solidarity.Core.Moderation;

/// <summary>One side of a match answers what the team asked; the answer lands on the card.</summary>
public static class AnswerQuestion
{
    public enum Outcome { PassedOn, AnsweredAlready, NotYours }

    /// <returns>The question with its match, if this person was asked it; null otherwise.</returns>
    public static (Note Question, Match Match)? Find(Change change, long personId, long questionId)
    {
        if (change.Stores.Notes.Find(questionId) is not { Kind: NoteKind.Question, Side: { } side } question) return null;
        var match = MatchOf(change, question);
        return match.PersonOn(side) == personId ? (question, match) : null;
    }

    /// <summary>What a question is about.</summary>
    public static Match MatchOf(Change change, Note question) => change.Stores.Matches.Find(long.Parse(question.Subject.AsSpan(1), CultureInfo.InvariantCulture))!;

    public static Outcome Give(Change change, long personId, long questionId, string words)
    {
        if (Find(change, personId, questionId) is not var (question, match)) return Outcome.NotYours;
        if (change.Stores.Notes.AnswerTo(questionId) is not null) return Outcome.AnsweredAlready;
        var answer = change.Stores.Notes.Add(question.Subject, change.Now, personId, NoteKind.Answer, question.Side, questionId, words);
        change.Happened(new Happening.QuestionAnswered(match, question, answer));
        return Outcome.PassedOn;
    }
}
