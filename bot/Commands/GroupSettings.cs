using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;

namespace Solidarity.Bot.Commands;

/// <summary>The way to the settings of a group: for those who administer it now, as the server says when they come.</summary>
internal static class GroupSettings
{
    public static void Open(Turn turn, string token, Dialogues.Engine.Dialogues dialogues)
    {
        if (turn.Stores.Groups.WithToken(token) is { } group) Open(turn, group, dialogues);
        else turn.Say(Message.Of("link.over", Menu.Doors));
    }

    public static void Open(Turn turn, Group group, Dialogues.Engine.Dialogues dialogues)
    {
        if (group.Standing == GroupStanding.Gone)
        {
            turn.Say(Message.Of(new Phrase("group.not-in-it", ("group", group.Title)), Menu.Doors));
            return;
        }

        if (turn.StandingIn(group) is not { } standing) return;
        if (Refusal(standing) is { } no) turn.Say(Message.Of(no, Menu.Doors));
        else if (SuspendedDoor.Told(turn)) return;
        else if (group.Setup is null && turn.Stores.Groups.KeptBy(turn.Person.Id).Count >= SetUpGroup.MostKept) turn.Say(Message.Of(new Phrase("group.too-many", ("most", SetUpGroup.MostKept)), Menu.Doors));
        else dialogues.Enter(turn, dialogues.Named("group"), group.Setup is { } setup ? new GroupState.Reviewing(group.Id, setup) : new GroupState.ChoosingKind(group.Id), holdingCurrent: true);
    }

    /// <returns>Why the settings of the group are not for them; null where they are.</returns>
    public static Phrase? Refusal(Standing standing) =>
        standing == Standing.Administrator ? null : new Phrase(standing == Standing.Unknown ? "group.cannot-check" : "group.not-administrator");
}
