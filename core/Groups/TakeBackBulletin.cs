namespace Solidarity.Core.Groups;

/// <summary>Somebody who administers a group takes back what was said to it, also in another's name. That they do, the caller has asked the server.</summary>
public static class TakeBackBulletin
{
    /// <returns>As it was; null where there is nothing to take back any more.</returns>
    public static Bulletin? Run(Change change, long personId, Bulletin bulletin)
    {
        if (!change.Stores.Bulletins.TakeBack(bulletin.Id)) return null;
        change.Stores.Audit.Write(change.Now, personId, "group-notice-back", Group.ReferenceTo(bulletin.GroupId));
        return bulletin;
    }
}
