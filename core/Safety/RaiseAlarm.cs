using Solidarity.Core.People;

namespace Solidarity.Core.Safety;

/// <param name="Dangers">What the words tell of; none as a rule.</param>
/// <param name="IsNew">Whether the desk hears of it now; false where it heard of this person just before.</param>
public readonly record struct Alarm(IReadOnlyList<Danger> Dangers, bool IsNew)
{
    public static readonly Alarm None = new([], false);
}

/// <summary>
/// Somebody's words tell of a danger: the desk hears of it. What is remembered is that the numbers were given, and when; neither the words
/// nor which danger, which would say more of a person's life than anybody may look up later.
/// </summary>
public static class RaiseAlarm
{
    /// <summary>Whoever goes on writing of it is one case to the desk, not one a message.</summary>
    private static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(10);

    private const string Action = "danger";

    /// <param name="text">What the person has just written.</param>
    public static Alarm For(Change change, Person person, string text)
    {
        var dangers = DangerWords.In(text);
        if (dangers.Count == 0) return Alarm.None;
        var subject = "P" + person.Id;
        if (change.Stores.Audit.Moments(subject, Action, change.Now - AgainAfter).Count > 0) return new Alarm(dangers, IsNew: false);
        change.Stores.Audit.Write(change.Now, person.Id, Action, subject);
        change.Happened(new Happening.DangerTold(person, dangers, text));
        return new Alarm(dangers, IsNew: true);
    }
}
