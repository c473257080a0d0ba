using Solidarity.Core.People;

namespace Solidarity.Core.Safety;

/// <param name="Dangers">What the words tell of, for which the person is to get the numbers; none as a rule.</param>
/// <param name="IsFirst">Whether the person wrote of a danger for the first time in a while.</param>
public readonly record struct Alarm(IReadOnlyList<Danger> Dangers, bool IsFirst);

/// <summary>
/// Somebody's words tell of a danger: the desk hears of it. What is remembered is that it was told, and when; neither the words
/// nor which danger, which would say more of a person's life than anybody may look up later.
/// </summary>
public static class RaiseAlarm
{
    private static readonly TimeSpan AWhile = TimeSpan.FromMinutes(10);

    /// <summary>So often in a while the desk hears of one person: a false alarm must not hide the true one after it, and nobody may flood the desk.</summary>
    private const int MostInAWhile = 3;

    private const string Action = "danger";

    /// <param name="text">What the person has just written.</param>
    /// <param name="about">Whom they are just writing about to the team, if anybody: that one must not hear of it.</param>
    public static Alarm For(Change change, Person person, string text, long? about = null)
    {
        var dangers = DangerWords.In(text);
        if (dangers.Count == 0) return new Alarm([], IsFirst: false);
        var subject = "P" + person.Id;
        var before = change.Stores.Audit.Moments(subject, Action, change.Now - AWhile).Count;
        if (before >= MostInAWhile) return new Alarm(dangers, IsFirst: false);
        change.Stores.Audit.Write(change.Now, person.Id, Action, subject);
        change.Happened(new Happening.DangerTold(person, dangers, text, about));
        return new Alarm(dangers, IsFirst: before == 0);
    }
}
