namespace Solidarity.Core.People;

/// <summary>What was said on the town's page doesn't stay for ever, and who is nobody here any more leaves nothing.</summary>
public static class ForgetVisits
{
    /// <summary>So long what was said can be read again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Between a visitor's first name and their first word passes a moment, in which they are nobody yet.</summary>
    public static readonly TimeSpan Comes = TimeSpan.FromHours(1);

    /// <returns>How many rows were forgotten; fewer than <paramref name="most"/> when that was all.</returns>
    public static int Run(Change change, int most)
    {
        change.Stores.Desk.ForgetEnded(change.Now);
        return Math.Max(change.Stores.Activities.ForgetBefore(change.Now - Kept, most), change.Stores.Visitors.ForgetNobodies(change.Now - Comes, most));
    }
}
