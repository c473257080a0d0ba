using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Posts;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Dialogues.Engine;

/// <summary>Takes a person's reply to the question they were asked last.</summary>
internal sealed class Conversing(Dialogues dialogues)
{
    /// <summary>An answer given by a button: only the newest question's buttons count.</summary>
    public void Press(Turn turn, Action.Answer answer, Press press)
    {
        var running = dialogues.Current(turn);
        if (running is null || answer.Turn != turn.Conversation.Turn)
        {
            Stale(turn, running, press);
            return;
        }
        if (dialogues.ResumesFor(turn, running)) Take(turn, running, new Reply.Chosen(answer.Choice));
    }

    /// <summary>A message written, shared or sent while a question is open.</summary>
    public void Write(Turn turn, Running running, Reply reply, long messageId)
    {
        if (!dialogues.ResumesFor(turn, running)) return;
        if (reply is Reply.Written written && ChosenByWords(turn, running, written.Text) is { } chosen) reply = chosen;
        Take(turn, running, reply, messageId);
    }

    /// <summary>Somebody corrected a message: the answer it gave is taken again while the next question is still open.</summary>
    public void Correct(Turn turn, Running? running, Edited edited)
    {
        if (running is { Snapshot.Typed: { } typed } && typed.Message == edited.MessageId
            && running.Dialogue.Read(typed.Step, typed.Data) is { } before)
        {
            if (dialogues.ResumesFor(turn, running)) Take(turn, running with { State = before }, new Reply.Written(edited.Value), edited.MessageId);
            return;
        }
        if (running is not null) dialogues.AskAgain(turn, running, "edited.too-late");
        else turn.Say("edited.nothing-open");
    }

    private void Take(Turn turn, Running running, Reply reply, long messageId = 0)
    {
        if (running.Outdated)
        {
            dialogues.AskAgain(turn, running, "dialogue.outdated");
            return;
        }
        var (dialogue, state) = (running.Dialogue, running.State);
        var asking = new Asking(turn, dialogue, running.Snapshot.Keys, running.Snapshot.Held);
        if (reply is Reply.Chosen { Token: Asking.Back or Asking.Skip or Asking.Cancel } way)
        {
            Go(turn, dialogue, state, way.Token, asking);
            return;
        }
        switch (dialogue.Take(state, reply, Asking.Here(turn)))
        {
            case DialogueMove.To to:
                asking.Ask(to.State, to.Heard, reply is Reply.Written ? Typed(dialogue, state, messageId) : null);
                break;
            case DialogueMove.Stay stay:
                asking.Ask(stay.State, null, null);
                break;
            case DialogueMove.Again again:
                // A message that was not understood may be corrected, and is then the answer.
                asking.AskAnew(state, again.Why, again.Instead, reply is Reply.Written ? Typed(dialogue, state, messageId) : null);
                break;
            case DialogueMove.Finished finished:
                if (turn.IsOnBehalf) turn.Stores.Audit.Write(turn.Now, turn.Speaker.Id, "on-behalf", turn.Person.Reference, dialogue.Name);
                dialogue.Finish(turn, finished.State, dialogues);
                break;
        }
    }

    private void Go(Turn turn, Dialogue dialogue, object state, string way, Asking asking)
    {
        var (back, _, skip, _) = dialogue.Ways(state);
        switch (way)
        {
            case Asking.Back when back is not null: asking.Ask(back, null, null); break;
            case Asking.Skip when skip is not null: asking.Ask(skip, null, null); break;
            case Asking.Cancel when dialogue.CanCancel: dialogues.Cancel(turn, dialogue.WaysOn); break;
            // A client can send what it likes: a way that isn't there leads nowhere.
            default: asking.AskAnew(state, null, null); break;
        }
    }

    /// <summary>Whoever types what a button says means the button; keys of the keyboard arrive this way too.</summary>
    private static Reply.Chosen? ChosenByWords(Turn turn, Running running, string text)
    {
        var typed = PlainText.Bare(text);
        // Bare of its signs, "-5" would mean the button "5".
        if (typed.Length is 0 or > 60 || PiecesReading.IsBelowZero(text)) return null;
        var prompt = running.Dialogue.Put(running.State, Asking.Here(turn));
        var (_, canGoBack, _, canSkip) = running.Dialogue.Ways(running.State);
        var choices = prompt.Rows.SelectMany(r => r)
            .Concat(prompt.Keyboard?.SelectMany(r => r).Where(k => k.Asks == KeyAsks.Text).Select(k => k.Choice) ?? [])
            .Append(Asking.WayOut);
        if (canGoBack) choices = choices.Append(Asking.WayBack);
        if (canSkip) choices = choices.Append(Asking.WayOver);
        return choices.FirstOrDefault(c => PlainText.Bare(turn.Mail.Texts.Plain(c.Label, turn.Language)) == typed) is { } found
            ? new Reply.Chosen(found.Token)
            : null;
    }

    private static TypedAnswer Typed(Dialogue dialogue, object state, long messageId)
    {
        var (step, data) = dialogue.Write(state);
        return new TypedAnswer(messageId, step, data);
    }

    private void Stale(Turn turn, Running? running, Press press)
    {
        turn.Toast("button.old");
        // A double tap on the newest message: what it asked for is done already, and shown.
        if (press.MessageId == turn.Conversation.PressedMessage && press.MessageId > 0) return;
        if (running is not null) dialogues.AskAgain(turn, running);
        else turn.Say(Menu.WhatNext());
    }
}
