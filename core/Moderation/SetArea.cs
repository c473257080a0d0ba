using Solidarity.Core.People;

namespace Solidarity.Core.Moderation;

/// <summary>An administrator says in which communes somebody of the team decides.</summary>
public static class SetArea
{
    /// <param name="communes">INSEE codes; none: everywhere.</param>
    public static void For(Change change, long administratorId, Person person, IReadOnlyCollection<string> communes)
    {
        change.Stores.Team.SetArea(person.Id, communes);
        change.Stores.Audit.Write(change.Now, administratorId, "area", person.Reference, communes.Count == 0 ? "everywhere" : string.Join(' ', communes.Order(StringComparer.Ordinal).Take(50)));
        change.Happened(new Happening.AreaSet(person, communes.Count, administratorId));
    }
}
