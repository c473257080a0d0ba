namespace Solidarity.Core.Groups;

/// <summary>Whoever wishes it is congratulated in their group, on the day itself or not at all.</summary>
public static class Congratulate
{
    /// <summary>What the server says of somebody who is to be congratulated.</summary>
    public enum Presence { Unknown, Outside, Inside }

    /// <summary>Those whose day it is, in groups that may be spoken to now: whether they still belong there must be asked before they are named.</summary>
    public static IReadOnlyList<Birthday> Due(Change change, int most) =>
        [.. change.Stores.Birthdays.On(change.Today, DaysOf(change.Today), most).Where(birthday => IsDue(change, birthday, change.Stores.Groups.Get(birthday.GroupId)))];

    /// <summary>
    /// Each is done with for this year. Who no longer belongs to the group is forgotten there; where it could not be told, they aren't named.
    /// </summary>
    /// <returns>Whom to name, group by group.</returns>
    public static IReadOnlyList<(Group Group, IReadOnlyList<long> People)> Settle(Change change, IReadOnlyList<(Birthday Birthday, Presence Presence)> asked)
    {
        var named = new List<(Group, IReadOnlyList<long>)>();
        foreach (var here in asked.GroupBy(one => one.Birthday.GroupId))
        {
            var group = change.Stores.Groups.Get(here.Key);
            var people = new List<long>();
            foreach (var (birthday, presence) in here)
            {
                // Anything may have happened while the server was asked.
                if (change.Stores.Birthdays.Find(birthday.PersonId, group.Id) is not { } now || now != birthday || !IsDue(change, now, group)) continue;
                if (presence == Presence.Outside) change.Stores.Birthdays.Forget(now.PersonId, group.Id);
                else if (change.Stores.Birthdays.Said(now.PersonId, group.Id, change.Today.Year) && presence == Presence.Inside) people.Add(now.PersonId);
            }

            if (people.Count > 0) named.Add((group, people));
        }

        return named;
    }

    private static bool IsDue(Change change, Birthday birthday, Group group)
    {
        if (!group.IsActive || !birthday.Day.IsOn(change.Today) || birthday.SaidIn >= change.Today.Year) return false;
        if (change.Stores.People.Get(birthday.PersonId) is not { UnreachableSince: null } person || person.IsBanned(change.Now)) return false;
        var local = TimeZoneInfo.ConvertTime(change.Now, change.Timings.TimeZone);
        var quiet = group.Setup!.Quiet;
        var begins = Birthday.SaidAt(quiet);
        if (TimeOnly.FromDateTime(local.DateTime) < begins || group.IsQuietAt(change.Now, change.Timings.TimeZone)) return false;
        // Told too late for today is for next year: else one could be congratulated as often as one likes.
        return !WasKeptTooLate(change, birthday, begins);
    }

    private static bool WasKeptTooLate(Change change, Birthday birthday, TimeOnly begins)
    {
        var kept = TimeZoneInfo.ConvertTime(birthday.KeptAt, change.Timings.TimeZone).DateTime;
        return DateOnly.FromDateTime(kept) == change.Today && TimeOnly.FromDateTime(kept) >= begins;
    }

    /// <summary>The 28th of February stands for the 29th where there is none.</summary>
    private static IReadOnlyList<YearDay> DaysOf(DateOnly date) =>
        date is { Month: 2, Day: 28 } && !DateTime.IsLeapYear(date.Year) ? [new(2, 28), new(2, 29)] : [new(date.Month, date.Day)];
}
