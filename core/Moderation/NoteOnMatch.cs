using Solidarity.Core.Matching;

namespace Solidarity.Core.Moderation;

/// <summary>Somebody of the team writes down what the others should know about a match; whoever it speaks of may ask to read it.</summary>
public static class NoteOnMatch
{
    public enum Outcome { Kept, OwnMatch, NoSuchMatch }

    /// <param name="anotherCould">Whether there is another moderator to leave one's own match to.</param>
    public static Outcome Write(Change change, long moderatorId, long matchId, string words, bool anotherCould)
    {
        if (change.Stores.Matches.Find(matchId) is not { } match) return Outcome.NoSuchMatch;
        if (match.SideOf(moderatorId) is not null && anotherCould) return Outcome.OwnMatch;
        change.Stores.Notes.Add(match.Reference, change.Now, moderatorId, NoteKind.Remark, null, null, words);
        change.Stores.Audit.Write(change.Now, moderatorId, "note", match.Reference);
        change.Happened(new Happening.MatchTouched(match));
        return Outcome.Kept;
    }
}
