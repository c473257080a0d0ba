using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.People;

namespace Solidarity.Bot.Cards;

/// <summary>Somebody can't be reached any more: nothing is said to them until they write again, and a moderator hears of each match that hangs on it.</summary>
internal static class Unreachable
{
    public static void Mark(Change change, Mail mail, Settings settings, Person person)
    {
        if (!change.Stores.People.SetUnreachable(person.Id, change.Now)) return;
        var moderators = new Moderators(change, mail, settings);
        foreach (var match in change.Stores.Matches.LiveOfPerson(person.Id)) moderators.Notify(match, "desk.unreachable");
    }
}
