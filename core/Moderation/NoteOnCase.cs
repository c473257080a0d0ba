namespace Solidarity.Core.Moderation;

/// <summary>Somebody of the team writes down what the others should know about a report, an answer to a sanction or a held post.</summary>
public static class NoteOnCase
{
    /// <summary>Whoever calls has checked that it does not concern the moderator, and is theirs to see.</summary>
    public static void Write(Change change, long moderatorId, Reference subject, string words)
    {
        change.Stores.Notes.Add(subject.ToString(), change.Now, moderatorId, NoteKind.Remark, null, null, words);
        change.Stores.Audit.Write(change.Now, moderatorId, "note", subject.ToString());
        change.Happened(new Happening.CaseTouched(subject));
    }
}
