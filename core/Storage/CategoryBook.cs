using Solidarity.Core.Posts;

namespace Solidarity.Core.Storage;

/// <summary>
/// The categories as they stand in the database, read anew only when their stamp is another. The stamp is looked at all the time for a while
/// after this process has changed something, and else every few seconds, for what another instance changes. A change that was rolled
/// back leaves a stamp here that nobody will ever see again.
/// </summary>
public sealed class CategoryBook(TimeProvider clock)
{
    /// <summary>So soon a change of another instance holds here, and so long one of ours is waited for to be committed.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private volatile Edition _read = new("", Categories.BuiltIn, LookedAt: Before(clock), CategoryStore.Changes, ChangedAt: Before(clock));

    /// <param name="LookedAt">When the stamp was looked at, on the clock that nobody sets.</param>
    /// <param name="Changes">How many changes this process had made by then, the last of them at <paramref name="ChangedAt"/>.</param>
    private sealed record Edition(string Stamp, Categories Categories, long LookedAt, int Changes, long ChangedAt);

    /// <summary>Long enough ago for a look to be due, and nothing to be waited for.</summary>
    private static long Before(TimeProvider clock) => clock.GetTimestamp() - (long)(Soon.TotalSeconds * clock.TimestampFrequency);

    public Categories Read(CategoryStore store)
    {
        var (known, now, changes) = (_read, clock.GetTimestamp(), CategoryStore.Changes);
        if (known.Changes != changes) known = known with { Changes = changes, ChangedAt = now };
        else if (clock.GetElapsedTime(known.ChangedAt, now) >= Soon && clock.GetElapsedTime(known.LookedAt, now) < Soon) return known.Categories;
        var stamp = store.Stamp();
        known = known with { LookedAt = now };
        return (_read = stamp == known.Stamp ? known : known with { Stamp = stamp, Categories = Categories.BuiltIn.With(store.All()) }).Categories;
    }
}
