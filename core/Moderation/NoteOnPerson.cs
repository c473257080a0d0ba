namespace Solidarity.Core.Moderation;

/// <summary>Somebody of the team writes down what the others should know about a person with a phone only, who may ask to read it.</summary>
public static class NoteOnPerson
{
    public static void Write(Change change, long moderatorId, long personId, string words)
    {
        change.Stores.Notes.Add("P" + personId, change.Now, moderatorId, NoteKind.Remark, null, null, words);
        change.Stores.Audit.Write(change.Now, moderatorId, "note", "P" + personId);
    }
}
