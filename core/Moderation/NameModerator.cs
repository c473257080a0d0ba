using Solidarity.Core.People;

namespace Solidarity.Core.Moderation;

/// <summary>An administrator names a moderator, or takes back a role that was given in chat.</summary>
public static class NameModerator
{
    public enum Outcome { Done, WasSoAlready }

    public static Outcome Add(Change change, long administratorId, Person person)
    {
        if (change.Stores.Roles.Of(person.Id) != Role.None) return Outcome.WasSoAlready;
        change.Stores.Roles.Set(person.Id, Role.Moderator, administratorId, change.Now);
        change.Stores.Audit.Write(change.Now, administratorId, "moderator.add", person.Reference);
        change.Happened(new Happening.TeamChanged(person, Role.Moderator, administratorId));
        return Outcome.Done;
    }

    public static Outcome Remove(Change change, long administratorId, Person person)
    {
        if (!change.Stores.Roles.Remove(person.Id)) return Outcome.WasSoAlready;
        // What they said or took counts no more: the second of two yeses must not stand on somebody who has left.
        foreach (var id in change.Stores.Matches.InHandsOf(person.Id))
        {
            var match = change.Stores.Matches.Find(id)!;
            var free = match with
            {
                FirstYesBy = match.FirstYesBy == person.Id ? null : match.FirstYesBy,
                Claim = match.Claim?.By == person.Id ? null : match.Claim,
                Version = match.Version + 1,
            };
            if (change.Stores.Matches.Save(free, change.Now)) change.Happened(new Happening.MatchTouched(free));
        }

        foreach (var subject in change.Stores.Claims.FreeOf(person.Id)) change.Happened(new Happening.CaseTouched(Reference.Read(subject)!.Value));
        change.Stores.Team.SetArea(person.Id, []);
        change.Stores.Desk.End(person.Id);
        change.Stores.Audit.Write(change.Now, administratorId, "moderator.remove", person.Reference);
        change.Happened(new Happening.TeamChanged(person, Role.None, administratorId));
        return Outcome.Done;
    }
}
