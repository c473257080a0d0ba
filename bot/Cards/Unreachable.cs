using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.People;

namespace Solidarity.Bot.Cards;

/// <summary>Somebody can't be reached any more: nothing is said to them until they write again, and a moderator hears of each match that hangs on it.</summary>
internal static class Unreachable
{
    private const string Action = "unreachable";

    private static readonly TimeSpan ToldAgainAfter = TimeSpan.FromDays(1);

    public static void Mark(Change change, Mail mail, Settings settings, Person person)
    {
        if (!change.Stores.People.SetUnreachable(person.Id, change.Now)) return;
        var moderators = new Moderators(change, mail, settings);
        foreach (var match in change.Stores.Matches.LiveOfPerson(person.Id))
        {
            // Whoever blocks the bot and lets it in again in a loop doesn't feed the moderators.
            if (change.Stores.Audit.Moments(match.Reference, Action, change.Now - ToldAgainAfter).Count > 0) continue;
            change.Stores.Audit.Write(change.Now, person.Id, Action, match.Reference);
            moderators.Notify(match, "desk.unreachable");
        }
    }
}
