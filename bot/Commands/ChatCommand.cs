using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Core.People;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Commands;

/// <summary>One command: what it is called in each language, who may use it, and what it does.</summary>
/// <param name="english">Its name in English, which every language understands; <paramref name="french"/> its French one.</param>
/// <param name="needs">Whoever has less gets the ordinary "I don't know that command".</param>
internal abstract class ChatCommand(string english, string? french = null, Role needs = Role.None)
{
    public string English { get; } = english;

    public string? French { get; } = french;

    public Role Needs { get; } = needs;

    /// <summary>Whether it is good for anything in Telegram, whose app lists commands.</summary>
    public virtual bool IsInMenu => true;

    public IEnumerable<string> Names => French is null ? [English] : [English, French];

    public string NameIn(string language) => language == "fr" ? French ?? English : English;

    /// <param name="arguments">The rest of the line, trimmed.</param>
    public abstract void Run(Turn turn, string arguments);

    /// <summary>In a group of neighbours: there nothing private is asked, so that most of it leads into private chat.</summary>
    public virtual void RunIn(Turn turn, Group group, string arguments) => turn.Say(InPrivate);

    /// <summary>In a group, of somebody who hides who they are: only the button under the answer tells, for whoever follows it has a name.</summary>
    public virtual Message ToNobody(Group group) => English is "need" or "offer" ? Message.Of("group.nobody-ask", [Button.Into("button.in-private", English)]) : InPrivate;

    private Message InPrivate => Message.Of("group.in-private", [Button.Into("button.in-private", English)]);
}

/// <summary>All commands by name.</summary>
internal sealed class CommandTable
{
    private readonly Dictionary<string, ChatCommand> _byName = [];

    private readonly GroupGate _gate;

    public CommandTable(IEnumerable<ChatCommand> commands, GroupGate gate)
    {
        _gate = gate;
        All = [.. commands];
        foreach (var command in All)
        {
            foreach (var name in command.Names) _byName.Add(name, command);
        }
    }

    public IReadOnlyList<ChatCommand> All { get; }

    /// <summary>What a group reads when somebody writes a command there and hides who they are; null where it is none of everybody's.</summary>
    public Message? ToNobody(Group group, string name) => _byName.GetValueOrDefault(name) is { Needs: Role.None } command ? command.ToNobody(group) : null;

    public void Take(Turn turn, Command input)
    {
        var command = _byName.GetValueOrDefault(input.Name);
        var known = command is not null && turn.Role >= command.Needs;
        if (turn.Incoming.Private)
        {
            // A link out of a group: what was written there is meant here.
            if (command is StartCommand && _byName.GetValueOrDefault(input.Arguments) is { Needs: Role.None } meant and not StartCommand) meant.Run(turn, "");
            else if (known) command!.Run(turn, input.Arguments);
            else if (turn.IsModerator) turn.Say(Message.Of(command is null ? "command.unknown" : "command.administrators-only", [new Button("button.queue", new Action.Queue(null, null, 0))]));
            else turn.Say(Message.Of("command.unknown", Menu.Doors));
            return;
        }

        // To whoever is not of the team, in a group the team's commands don't exist.
        if (command is null || !known && !turn.IsModerator) return;
        // What the team speaks of stays in its own group; everybody else is led into private chat.
        if (command.Needs > Role.None && turn.IsModerationChat)
        {
            if (known) command.Run(turn, input.Arguments);
            else turn.Say(Message.Of("command.administrators-only", [new Button("button.queue", new Action.Queue(null, null, 0))]));
            return;
        }

        if (turn.Stores.Outbox.Waiting(turn.Incoming.Channel, turn.Incoming.Where.Id) >= GroupEvents.MostWaiting) return;
        // What administrators tell their group is about others.
        if (!turn.IsModerator && command.English is not "notice" && DangerInGroup.Answered(turn, input.Arguments)) return;
        if (!_gate.Lets(turn)) return;
        if (turn.Group is { } group && command.Needs == Role.None) command.RunIn(turn, group, input.Arguments);
        else turn.Say(Message.Of("group.in-private", [Button.Into("button.in-private", "start")]));
    }

    /// <summary>The command that a text names without its slash ("aide").</summary>
    public ChatCommand? ByWords(Turn turn, string text) =>
        _byName.TryGetValue(text.Trim().ToLowerInvariant(), out var command) && turn.Role >= command.Needs && command.English is not ("start" or "next" or "match" or "errand") ? command : null;

}

/// <summary>What the channel says the bot is called; known once it has been asked.</summary>
internal sealed class BotIdentity
{
    public string UserName { get; set; } = "";
}
