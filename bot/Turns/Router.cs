using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Core.Safety;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Turns;

/// <summary>Which part of the bot an update is for, read top-down.</summary>
internal sealed class Router(CommandTable commands, Presses presses, Dialogues.Engine.Dialogues dialogues, Conversing conversing)
{
    public void Route(Turn turn)
    {
        // What a moderator writes to a command is about others, such as the reason of a rejection.
        var dangers = turn.Incoming is { Private: true, Input: var input } && !(input is Command or Edited && turn.IsModerator)
            ? RaiseAlarm.For(turn.Change, turn.Person, WordsOf(input))
            : [];
        if (dangers.Count > 0)
        {
            // Each time: what a dialogue asks is asked again after it. Outside of one it is the only answer there is.
            var talking = dialogues.Current(turn) is not null;
            turn.Say(DangerCard.ForThePerson(turn.Settings.Country, dangers, talking ? [] : Menu.Doors));
            if (!talking && turn.Incoming.Input is Text or Edited) return;
        }
        switch (turn.Incoming)
        {
            case { Input: Removed, Private: true }: Unreachable.Mark(turn.Change, turn.Mail, turn.Settings, turn.Person); break;
            case { Input: Added or Removed }: break;
            case { Input: Migrated moved } incoming: turn.Stores.MoveChat(incoming.Channel, incoming.Where.Id, moved.To.Id); break;
            case { Input: Press press }: presses.Take(turn, press); break;
            case { Input: Command command }: commands.Take(turn, command); break;
            // In a group nothing else is for the bot, and nothing private is read there.
            case { Private: false }: break;
            case { Input: Edited edited }: conversing.Correct(turn, dialogues.Current(turn), edited); break;
            case { Input: Text text }: Written(turn, new Reply.Written(text.Value), text.MessageId); break;
            case { Input: SharedPlace at }: Written(turn, new Reply.Located(at.Latitude, at.Longitude), at.MessageId); break;
            case { Input: SharedContact contact }: Written(turn, new Reply.Contacted(contact.Phone, contact.Own), contact.MessageId); break;
            case { Input: Media media }: Written(turn, new Reply.Strange(media.Kind), media.MessageId); break;
            default: turn.Say(Menu.WhatNext()); break;
        }
    }

    private static string WordsOf(Input input) => input switch
    {
        Text text => text.Value,
        Command command => $"{command.Name} {command.Arguments}",
        Edited edited => edited.Value,
        _ => "",
    };

    private void Written(Turn turn, Reply reply, long messageId)
    {
        if (dialogues.Current(turn) is { } running) conversing.Write(turn, running, reply, messageId);
        else if (reply is Reply.Written written && commands.ByWords(turn, written.Text) is { } command) command.Run(turn, "");
        else if (WaitingQuestions.Take(turn, dialogues, (reply as Reply.Written)?.Text)) return;
        else turn.Say(Message.Of(reply is Reply.Written ? "menu.not-understood" : "menu.cannot-read", Menu.Doors));
    }
}
