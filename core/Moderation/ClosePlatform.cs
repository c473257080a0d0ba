namespace Solidarity.Core.Moderation;

/// <summary>Nothing new is taken; what is under way goes on.</summary>
/// <param name="Words">What whoever comes is told, as the administrator wrote it.</param>
public sealed record Closure(long By, DateTimeOffset At, string Words)
{
    public const int LongestWords = 500;
}

/// <summary>An administrator closes the platform with a message, and opens it again as it was.</summary>
public static class ClosePlatform
{
    /// <summary>Where it is closed already, the words take the place of those before.</summary>
    public static void Close(Change change, long administratorId, string words)
    {
        var anew = change.Stores.Closure.Now() is not null;
        change.Stores.Closure.Set(new Closure(administratorId, change.Now, words));
        change.Stores.Audit.Write(change.Now, administratorId, "close", "platform", words);
        change.Happened(new Happening.PlatformChanged(administratorId, Closed: true, anew));
    }

    /// <returns>False when it was open.</returns>
    public static bool Open(Change change, long administratorId)
    {
        if (!change.Stores.Closure.Clear()) return false;
        change.Stores.Audit.Write(change.Now, administratorId, "open", "platform");
        change.Happened(new Happening.PlatformChanged(administratorId, Closed: false));
        return true;
    }

    /// <summary>While it is open, whoever wished to be told is told, some at a time.</summary>
    /// <returns>How many; call again while it is <paramref name="most"/>.</returns>
    public static int Tell(Change change, int most)
    {
        if (change.Stores.Closure.Now() is not null) return 0;
        var waited = change.Stores.Closure.TakeWishes(most);
        foreach (var person in waited) change.Happened(new Happening.Reopened(change.Stores.People.Get(person)));
        return waited.Count;
    }
}
