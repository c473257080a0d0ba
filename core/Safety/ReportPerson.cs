using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;

namespace Solidarity.Core.Safety;

/// <summary>One side of a match tells the team something about the other, in private.</summary>
public static class ReportPerson
{
    /// <summary>So many a day: enough for the worst of days, and too few to bury the desk.</summary>
    public const int MostADay = 5;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Filed(Report Report) : Outcome;

        public sealed record TooMany : Outcome;

        /// <summary>No such match, or it was never shown to them.</summary>
        public sealed record NotYours : Outcome;
    }

    /// <summary>Whether this person has something to say about this match: they were shown the other side of it.</summary>
    public static Match? Find(Change change, long personId, long matchId) =>
        change.Stores.Matches.Find(matchId) is { } match && match.SideOf(personId) is { } side && match.WasShownTo(side) ? match : null;

    public static Outcome File(Change change, long personId, long matchId, ReportKind kind, string? words)
    {
        if (Find(change, personId, matchId) is not { } match) return new Outcome.NotYours();
        if (change.Stores.Reports.By(personId, change.Now - Day) >= MostADay) return new Outcome.TooMany();
        var about = match.PersonOn(match.SideOf(personId) == Side.Helper ? Side.Asker : Side.Helper);
        var report = change.Stores.Reports.Add(kind, match.Id, personId, about, words, change.Now, change.Now + change.Timings.RemindModeratorsAfter);
        change.Stores.Audit.Write(change.Now, personId, "report", report.Reference);
        change.Happened(new Happening.Reported(report));
        return new Outcome.Filed(report);
    }
}
