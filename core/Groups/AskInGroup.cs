using Solidarity.Core.Moderation;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Groups;

/// <summary>Somebody asks or offers in a group, in one sentence: it is kept until they go on in private.</summary>
public static class AskInGroup
{
    /// <summary>So many one person can leave open within a day: each leaves a message of the bot's in the group.</summary>
    public const int MostADay = 10;

    /// <param name="sentence">Cut to what a post may hold.</param>
    /// <returns>Null where this person has asked too often.</returns>
    public static AskedInGroup? Keep(Change change, long personId, long groupId, PostKind kind, string sentence)
    {
        if (change.Stores.AskedInGroups.Count(personId, change.Now - AskedInGroup.LivesFor) >= MostADay) return null;
        return change.Stores.AskedInGroups.Add(new AskedInGroup(0, Invitation.NewSecret(), groupId, personId, kind, sentence, change.Now));
    }
}
