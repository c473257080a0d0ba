using Solidarity.Core.Matching;

namespace Solidarity.Core.Moderation;

/// <summary>Whom a reminder of what waits goes to: each step when the one before brought no decision.</summary>
public enum DeskStep { OnDuty, Team, Administrators, Asker }

/// <summary>
/// Proposals that nobody decides: first those on duty are reminded, then everybody who is there, then the administrators; then the person who
/// waits is told honestly, once, and everybody is reminded as long as it takes.
/// </summary>
public static class SweepProposals
{
    /// <returns>How many proposals it dealt with; call again while it is <paramref name="most"/>.</returns>
    public static int Run(Change change, int most)
    {
        var due = change.Stores.Matches.Due(MatchState.Proposed, change.Now, most);
        foreach (var step in due.GroupBy(StepOf)) Remind(change, step.Key, [.. step]);
        return due.Count;
    }

    private static DeskStep StepOf(Match match) => match.DeskReminders switch
    {
        0 => DeskStep.OnDuty,
        2 => DeskStep.Administrators,
        3 => DeskStep.Asker,
        _ => DeskStep.Team,
    };

    private static void Remind(Change change, DeskStep step, IReadOnlyList<Match> due)
    {
        var again = change.Now + change.Timings.RemindModeratorsAfter;
        foreach (var match in due)
            change.Stores.Matches.Save(match with { DueAt = again, DeskReminders = match.DeskReminders + 1, Version = match.Version + 1 }, change.Now);
        change.Happened(new Happening.DeskWaits(step, due));
    }
}
