using Solidarity.Core.Moderation;

namespace Solidarity.Core.Groups;

/// <summary>Somebody tells the day of their birthday, and in which group it may be said.</summary>
public static class KeepBirthday
{
    /// <summary>What was written in the group waits until they go on in private.</summary>
    /// <returns>Null where this person has written too often today.</returns>
    public static AskedBirthday? Ask(Change change, long personId, long groupId, YearDay? day)
    {
        if (change.Stores.AskedBirthdays.Count(personId, change.Now - AskedInGroup.LivesFor) >= AskInGroup.MostADay) return null;
        return change.Stores.AskedBirthdays.Add(new AskedBirthday(0, Invitation.NewSecret(), groupId, personId, day, change.Now));
    }

    /// <summary>From here on it is said in this group. Nobody has two birthdays: in their other groups it is that day too.</summary>
    public static void Run(Change change, long personId, long groupId, YearDay day)
    {
        if (!day.Exists()) throw new ArgumentException("there is no such day", nameof(day));
        change.Stores.Birthdays.Keep(personId, groupId, day, change.Now);
    }

    /// <summary>The next day on which the group reads it.</summary>
    public static DateOnly Next(Change change, Group group, YearDay day)
    {
        var here = TimeZoneInfo.ConvertTime(change.Now, change.Timings.TimeZone);
        var today = DateOnly.FromDateTime(here.DateTime);
        var thisYear = day.In(today.Year);
        var isOver = thisYear < today || thisYear == today && TimeOnly.FromDateTime(here.DateTime) >= Birthday.SaidAt(group.Setup?.Quiet ?? QuietHours.None);
        return isOver ? day.In(today.Year + 1) : thisYear;
    }
}
