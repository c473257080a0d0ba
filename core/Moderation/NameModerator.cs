using Solidarity.Core.People;

namespace Solidarity.Core.Moderation;

/// <summary>An administrator names a moderator, or takes the role back.</summary>
public static class NameModerator
{
    public enum Outcome { Done, WasSoAlready }

    public static Outcome Add(Change change, long administratorId, Person person)
    {
        if (!change.Stores.Roles.AddModerator(person.Id, administratorId, change.Now)) return Outcome.WasSoAlready;
        change.Stores.Audit.Write(change.Now, administratorId, "moderator.add", "P" + person.Id);
        return Outcome.Done;
    }

    public static Outcome Remove(Change change, long administratorId, Person person)
    {
        if (!change.Stores.Roles.RemoveModerator(person.Id)) return Outcome.WasSoAlready;
        change.Stores.Audit.Write(change.Now, administratorId, "moderator.remove", "P" + person.Id);
        return Outcome.Done;
    }
}
