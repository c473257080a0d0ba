namespace Solidarity.Core.Groups;

/// <summary>An administrator of a group ties it to a place, or changes what was chosen. That they are one, the caller has asked the server.</summary>
public static class SetUpGroup
{
    /// <summary>So many one person can set up: every post around is looked at for each.</summary>
    public const int MostKept = 10;

    public static Group Run(Change change, long personId, Group group, GroupSetup setup)
    {
        var before = group.Setup;
        change.Stores.Groups.SaveSetup(group.Id, setup, setup.Digest.NextAfter(change.Now, change.Timings.TimeZone));
        if (before is not null) change.Stores.Groups.DigestIsStale(group.Id);
        change.Stores.Groups.Keep(group.Id, personId, change.Now);
        change.Stores.Audit.Write(change.Now, personId, "group-set-up", group.Reference, setup.Place.Town);
        var done = group with { Setup = setup };
        change.Happened(new Happening.GroupSetUp(done, before is null, before?.Place != setup.Place || before.Circle != setup.Circle || before.Approver != setup.Approver));
        return done;
    }
}
