using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Core.Safety;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>Somebody cries for help before a group: the numbers come at once and the team hears it, whatever the words were written to. Nothing is removed.</summary>
internal static class DangerInGroup
{
    /// <returns>Whether that was the answer.</returns>
    public static bool Answered(Turn turn, string words)
    {
        if (DangerWords.In(words).Count == 0) return false;
        var alarm = RaiseAlarm.For(turn.Change, turn.Speaker, words, null);
        var told = Team.CanBeTold(turn.Stores, turn.Settings, null);
        // In private to those who speak with the bot there; to others where they wrote.
        if (turn.Speaker is { Consent: not null, UnreachableSince: null }) turn.Mail.ToPerson(turn.Speaker, DangerCard.ForThePerson(turn.Settings.Country, alarm.Dangers, told, Menu.Doors), OutboxKind.Answer);
        else turn.Say(DangerCard.ForTheGroup(turn.Settings.Country, alarm.Dangers));
        return true;
    }
}
