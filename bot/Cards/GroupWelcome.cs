using Solidarity.Bot.Commands;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;

namespace Solidarity.Bot.Cards;

/// <summary>The first words in a group, and those at coming back.</summary>
internal static class GroupWelcome
{
    /// <summary>Three lines: what it does, what it never does, what an administrator does now.</summary>
    public static Message New(Group group) => Message.Of(
        Lines.Of("group.welcome", "group.welcome-privacy", "group.welcome-next"),
        [SetUp(group)]);

    public static Message Back(Group group) => Message.Of("group.back", [Ask], [SetUp(group)]);

    /// <summary>It is tied to a place, and begins.</summary>
    public static Message Ready(Group group) => Message.Of(Lines.Of("group.ready", "group.ready-how"), [Ask]);

    public static Button SetUp(Group group) => Button.Into("group.button-set-up", Links.Settings + group.Token);

    /// <summary>To whoever administers it: words to all of it, written in private.</summary>
    public static Button Write(Group group) => Button.Into("bulletin.button-write", Links.Notice + group.Token);

    private static Button Ask => Button.Into("group.button-ask", "need");
}
