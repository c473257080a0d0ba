using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Dialogues;

/// <summary>The two doors, and the way to one's own posts: the end of every blind alley.</summary>
internal static class Menu
{
    public static readonly IReadOnlyList<Button>[] Doors =
    [
        [new Button("door.need", new Action.Open("need"))],
        [new Button("door.offer", new Action.Open("offer"))],
        [new Button("door.mine", new Action.Open("mine"))],
    ];

    public static Message WhatNext() => Message.Of("menu.what-next", Doors);
}
