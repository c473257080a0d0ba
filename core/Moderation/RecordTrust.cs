using Solidarity.Core.People;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Moderation;

/// <summary>What was seen of a trusted volunteer, and until when the trust lasts.</summary>
public static class RecordTrust
{
    /// <summary>As long as it lasts unless somebody says otherwise, in months; and what there is to choose from.</summary>
    public const int MonthsByDefault = 12;

    public static readonly IReadOnlyList<int> Months = [3, 12, 24];

    public enum Outcome { Kept, NotTrusted, Oneself, NotAskedOfThem }

    /// <summary>Whether the attestation is asked of them: it is for minding children alone.</summary>
    public static bool NeedsAttestation(Change change, Person person) =>
        change.Stores.Posts.Of(person.Id, change.Now).OfType<Offer>().Any(offer => offer.Categories.Any(c => c.WithChildren));

    /// <summary>Seen, or not seen after all. Where it is kept so already nothing is written: two who saw the same have both seen it.</summary>
    public static Outcome Keep(Change change, long moderatorId, Person person, Seen what, bool wasSeen)
    {
        if (person.Id == moderatorId) return Outcome.Oneself;
        if (person.Trust is not { } trust) return Outcome.NotTrusted;
        if (what == Seen.Attestation && !NeedsAttestation(change, person)) return Outcome.NotAskedOfThem;
        var seen = wasSeen ? trust.Seen | what : trust.Seen & ~what;
        if (seen == trust.Seen) return Outcome.Kept;
        change.Stores.People.SetTrust(person.Id, moderatorId, trust.Until, seen);
        change.Stores.Audit.Write(change.Now, moderatorId, wasSeen ? "trust.seen" : "trust.not-seen", person.Reference, what.ToString());
        return Outcome.Kept;
    }

    public static Outcome Last(Change change, long moderatorId, Person person, int months)
    {
        if (person.Id == moderatorId) return Outcome.Oneself;
        if (person.Trust is not { } trust) return Outcome.NotTrusted;
        change.Stores.People.SetTrust(person.Id, moderatorId, change.Timings.StartOf(change.Today.AddMonths(months)), trust.Seen);
        change.Stores.Audit.Write(change.Now, moderatorId, "trust.until", person.Reference, change.Today.AddMonths(months).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        return Outcome.Kept;
    }

    /// <summary>Trust whose time is over ends by itself, and the team hears of it.</summary>
    /// <returns>How many; call again while it is <paramref name="most"/>.</returns>
    public static int Sweep(Change change, int most)
    {
        var over = change.Stores.People.TrustedUntil(change.Now, most);
        foreach (var person in over)
        {
            TrustVolunteer.Set(change, null, person, trusted: false);
            change.Happened(new Happening.TrustEnded(person, [.. change.Stores.Posts.Of(person.Id, change.Now).OfType<Offer>().Where(o => o.IsLive)]));
        }

        return over.Count;
    }
}
