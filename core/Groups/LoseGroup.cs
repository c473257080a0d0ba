namespace Solidarity.Core.Groups;

/// <summary>The bot was put out of a group. All is kept: whoever adds it again finds it as it was.</summary>
public static class LoseGroup
{
    public static void Run(Change change, Group group)
    {
        if (group.Standing == GroupStanding.Gone) return;
        var lost = group with { Standing = GroupStanding.Gone };
        change.Stores.Groups.SaveFacts(lost);
        // What stands there is out of reach, and may be gone when the bot comes back.
        change.Stores.Groups.DigestStands(group.Id, null);
        change.Stores.Errands.SayAgain(group.Id);
        change.Happened(new Happening.GroupLost(lost));
    }
}
