using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.CheckIns;
using Solidarity.Core.Safety;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Turns;

/// <summary>Which part of the bot an update is for, read top-down.</summary>
internal sealed class Router(CommandTable commands, Presses presses, Dialogues.Engine.Dialogues dialogues, Conversing conversing)
{
    public void Route(Turn turn)
    {
        // Before all else: whatever comes of it, they are there.
        if (turn.IsWaitedFor && turn.Incoming is { Private: true, Input: not (Added or Removed or Migrated) }) AnswerHello.HearOf(turn.Change, turn.Speaker.Id);
        if (turn.Incoming.Private && GaveNumbersInstead(turn)) return;
        switch (turn.Incoming)
        {
            case { Input: Removed, Private: true }: Unreachable.Mark(turn.Change, turn.Mail, turn.Settings, turn.Person); break;
            case { Input: Added or Removed }: break;
            case { Input: Press press }: presses.Take(turn, press); break;
            case { Input: Command command }: commands.Take(turn, command); break;
            case { Private: false, Input: Text reply }:
                ErrandReplies.Take(turn, reply);
                CardReplies.Take(turn, reply);
                break;
            // In a group nothing else is for the bot, and nothing private is read there.
            case { Private: false }: break;
            case { Input: Edited edited }: conversing.Correct(turn, dialogues.Current(turn), edited); break;
            case { Input: Text text }: Written(turn, new Reply.Written(text.Value), text.MessageId); break;
            case { Input: SharedPlace at }: Written(turn, new Reply.Located(at.Latitude, at.Longitude), at.MessageId); break;
            case { Input: SharedContact contact }: Written(turn, new Reply.Contacted(contact.Phone, contact.Own), contact.MessageId); break;
            case { Input: Forwarded }: SomebodyElses(turn); break;
            case { Input: Media media }: Written(turn, new Reply.Strange(media.Kind), media.MessageId); break;
            default: turn.Say(Menu.WhatNext()); break;
        }
    }

    /// <summary>Where somebody writes of a danger, whom to call comes before all else.</summary>
    /// <returns>Whether that was the answer: then what was written is taken for nothing else.</returns>
    private bool GaveNumbersInstead(Turn turn)
    {
        var input = turn.Incoming.Input;
        // What a moderator writes to a command is about others, such as the reason of a rejection.
        if (DangerWords.In(WordsOf(input)).Count == 0 || input is Command or Edited && turn.IsModerator) return false;
        var running = dialogues.Current(turn);
        // What they write about a match, while they register somebody, or to the whole town is the team's already: they get the numbers, and it is taken.
        // What they pass on is not about themselves either.
        if (turn.IsModerator && (running?.Dialogue.TakesWordsOfDanger == true || input is Forwarded))
        {
            turn.Say(DangerCard.ForThePerson(turn.Settings.Country, DangerWords.In(WordsOf(input)), told: false, []));
            return false;
        }

        // Whoever speaks for a person with a phone only tells of that person's danger.
        var about = running?.Snapshot.For is { } id && turn.IsModerator ? turn.Stores.People.Find(id) ?? turn.Speaker : turn.Speaker;
        var reported = ReportDialogue.About(turn, running?.State);
        var alarm = RaiseAlarm.For(turn.Change, about, WordsOf(input), reported);
        turn.Say(DangerCard.ForThePerson(turn.Settings.Country, alarm.Dangers, Team.CanBeTold(turn.Stores, turn.Settings, reported), running is null ? Menu.Doors : []));
        // Outside of a dialogue there is nothing else to say.
        if (running is null) return input is Text or Edited or Forwarded || input is Command { Name: not ("need" or "besoin" or "offer" or "offre") };
        // In one, a stranger would read it: it is taken only when it is sent once more.
        if (running.Outdated || running.Dialogue.TakesWordsOfDanger || !alarm.IsFirst || input is not Text) return false;
        dialogues.AskAgain(turn, running, new Phrase("danger.not-taken"));
        return true;
    }

    private static string WordsOf(Input input) => input switch
    {
        Text text => text.Value,
        Command command => $"{command.Name} {command.Arguments}",
        Edited edited => edited.Value,
        Forwarded forwarded => forwarded.Words,
        _ => "",
    };

    /// <summary>Whoever types what a door says means the door.</summary>
    private static string? DoorOf(Turn turn, string text)
    {
        var typed = PlainText.Bare(text);
        return ((string[])["need", "offer", "mine"]).FirstOrDefault(door => PlainText.Bare(turn.Mail.Texts.Plain(new Phrase("door." + door), turn.Language)) == typed);
    }

    /// <summary>What somebody else said answers no question; the question stands.</summary>
    private void SomebodyElses(Turn turn)
    {
        if (dialogues.Current(turn) is { } running) dialogues.AskAgain(turn, running, "forwarded.not-read");
        else turn.Say(Message.Of("forwarded.not-read", Menu.Doors));
    }

    private void Written(Turn turn, Reply reply, long messageId)
    {
        if (dialogues.Current(turn) is { } running) conversing.Write(turn, running, reply, messageId);
        else if (reply is Reply.Written written && commands.ByWords(turn, written.Text) is { } command) command.Run(turn, "");
        else if (reply is Reply.Written words && DoorOf(turn, words.Text) is { } door) presses.Enter(turn, door);
        else if (WaitingQuestions.Take(turn, dialogues, (reply as Reply.Written)?.Text)) return;
        else if (HelloAnswers.InWords(turn, reply)) return;
        else if (reply is Reply.Written told && FreeWords.Take(turn, dialogues, told.Text)) return;
        else if (reply is Reply.Written && ClosedDoor.Told(turn)) return;
        else turn.Say(Message.Of(reply is Reply.Written ? "menu.not-understood" : "menu.cannot-read", Menu.Doors));
    }
}
