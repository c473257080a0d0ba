using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Places;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Dialogues;

/// <summary>Whoever scans a poster: the two doors, behind which the place is known already.</summary>
internal static class NearDoor
{
    /// <summary>Before the token of a group, or a commune's INSEE code.</summary>
    public const string Prefix = "near-";

    public static void Show(Turn turn, string near)
    {
        var named = turn.Stores.Groups.WithToken(near) is { Setup: not null } group ? group.Title : null;
        if (PlaceOf(turn, near) is not { } place)
        {
            turn.Say(Message.Of("link.over", Menu.Doors));
            return;
        }

        var welcome = named is null ? new Phrase("near.town", ("bot", turn.Settings.BotName), ("place", Questions.PlaceQuestion.Named(place))) : new Phrase("near.group", ("bot", turn.Settings.BotName), ("group", named));
        turn.Say(Message.Of(
            Lines.Of(welcome, Lines.Blank, "start.privacy", Lines.Blank, "start.doors"),
            [new Button("door.need", new Action.OpenNear("need", near))],
            [new Button("door.offer", new Action.OpenNear("offer", near))]));
    }

    /// <summary>The place is offered as the last one would be; whoever has one of their own keeps it.</summary>
    public static void Open(Turn turn, string near, string door, Engine.Dialogues dialogues)
    {
        if (turn.Person.LastPlace is null && PlaceOf(turn, near) is { } place)
        {
            turn.Stores.People.SetLastPlace(turn.Person.Id, place);
            turn.Changed(turn.Person with { LastPlace = place });
        }

        var dialogue = dialogues.Named(door);
        dialogues.Enter(turn, dialogue, dialogue.First);
    }

    private static Place? PlaceOf(Turn turn, string near) =>
        turn.Stores.Groups.WithToken(near)?.Setup?.Place ?? Gazetteer.Shared.Find(near)?.ToPlace();
}
