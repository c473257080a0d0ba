using Solidarity.Core.Matching;

namespace Solidarity.Core.Moderation;

/// <summary>The team's own remark, what it asked one side of a match, and what that side answered.</summary>
public enum NoteKind { Remark, Question, Answer }

/// <summary>Something written about a match or a person with a phone only, for the team; a question and its answer also for the one who was asked.</summary>
/// <param name="Subject">What it is about ("M31", "P12").</param>
/// <param name="Side">Who was asked; null for a remark.</param>
/// <param name="QuestionId">What an answer answers.</param>
public sealed record Note(long Id, string Subject, DateTimeOffset At, long AuthorId, NoteKind Kind, Side? Side, long? QuestionId, string Words)
{
    public const int LongestWords = 500;
}
