using System.Globalization;

namespace Solidarity.Core.Groups;

/// <summary>An administrator of a group ties it to a place, or changes what was chosen. That they are one, the caller has asked the server.</summary>
public static class SetUpGroup
{
    public static Group Run(Change change, long personId, Group group, GroupSetup setup)
    {
        var first = group.Setup is null;
        change.Stores.Groups.SaveSetup(group.Id, setup, setup.Digest.NextAfter(change.Now, change.Timings.TimeZone));
        change.Stores.Groups.Keep(group.Id, personId, change.Now);
        change.Stores.Audit.Write(change.Now, personId, "group-set-up", Reference(group), setup.Place.Town);
        var done = group with { Setup = setup };
        change.Happened(new Happening.GroupSetUp(done, first));
        return done;
    }

    /// <summary>Whether a digest comes when the group may be spoken to.</summary>
    public static bool Fits(Digest digest, QuietHours quiet) => digest.Rhythm == DigestRhythm.Never || !quiet.AreAt(digest.At);

    private static string Reference(Group group) => "G" + group.Id.ToString(CultureInfo.InvariantCulture);
}
