namespace Solidarity.Core.People;

/// <summary>What was said on the town's page doesn't stay for ever, nor what has ended: codes, links, what was shown for a while. Who is nobody here any more leaves nothing.</summary>
public static class ForgetVisits
{
    /// <summary>So long what was said can be read again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Between a visitor's first name and their first word passes a moment, in which they are nobody yet.</summary>
    public static readonly TimeSpan Comes = TimeSpan.FromHours(1);

    /// <returns>How many rows were forgotten; fewer than <paramref name="most"/> when that was all.</returns>
    public static int Run(Change change, int most)
    {
        var stores = change.Stores;
        stores.Desk.ForgetEnded(change.Now);
        stores.ReturnCodes.ForgetEnded(change.Now);
        stores.JoinLinks.ForgetEnded(change.Now);
        stores.Activities.ForgetEnded(change.Now);
        return Math.Max(stores.Activities.ForgetBefore(change.Now - Kept, most), stores.Visitors.ForgetNobodies(change.Now - Comes, most));
    }
}
