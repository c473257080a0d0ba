using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
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

    public IEnumerable<string> Names => French is null ? [English] : [English, French];

    public string NameIn(string language) => language == "fr" ? French ?? English : English;

    /// <param name="arguments">The rest of the line, trimmed.</param>
    public abstract void Run(Turn turn, string arguments);
}

/// <summary>All commands by name.</summary>
internal sealed class CommandTable
{
    private readonly Dictionary<string, ChatCommand> _byName = [];
    private readonly BotIdentity _identity;

    public CommandTable(IEnumerable<ChatCommand> commands, BotIdentity identity)
    {
        _identity = identity;
        All = [.. commands];
        foreach (var command in All)
        {
            foreach (var name in command.Names) _byName.Add(name, command);
        }
    }

    public IReadOnlyList<ChatCommand> All { get; }

    public void Take(Turn turn, Command input)
    {
        var command = _byName.GetValueOrDefault(input.Name);
        var known = command is not null && turn.Role >= command.Needs;
        if (turn.Incoming.Private)
        {
            if (known) command!.Run(turn, input.Arguments);
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

        // Whoever repeats themselves in a group is answered once: a group is allowed few messages a minute.
        if (turn.Stores.Outbox.HasWaiting(turn.Incoming.Channel, turn.Incoming.Where.Id)) return;
        var door = command.English is "need" or "offer" ? command.English : "start";
        turn.Say(Message.Of(new Phrase("group.in-private"), [new Button(Lines.Of(new Phrase("button.in-private")), null, $"https://t.me/{_identity.UserName}?start={door}")]));
    }

    /// <summary>The command that a text names without its slash ("aide").</summary>
    public ChatCommand? ByWords(Turn turn, string text) =>
        _byName.TryGetValue(text.Trim().ToLowerInvariant(), out var command) && turn.Role >= command.Needs && command.English is not ("start" or "next" or "match") ? command : null;

}

/// <summary>What the channel says the bot is called; known once it has been asked.</summary>
internal sealed class BotIdentity
{
    public string UserName { get; set; } = "";
}
