using Solidarity.Core.People;

namespace Solidarity.Core.Safety;

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
    /// <returns>What the words tell of, for which the person is to get the numbers; none as a rule.</returns>
    public static IReadOnlyList<Danger> For(Change change, Person person, string text)
    {
        var dangers = DangerWords.In(text);
        var subject = "P" + person.Id;
        if (dangers.Count == 0 || change.Stores.Audit.Moments(subject, Action, change.Now - AWhile).Count >= MostInAWhile) return dangers;
        change.Stores.Audit.Write(change.Now, person.Id, Action, subject);
        change.Happened(new Happening.DangerTold(person, dangers, text));
        return dangers;
    }
}
