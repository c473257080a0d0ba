using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Core.Posts;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Commands;

/// <summary>/settings: what an administrator chose for a group; in private, of which of theirs.</summary>
internal sealed class SettingsCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("settings", "reglages")
{
    public override void Run(Turn turn, string arguments)
    {
        var groups = turn.Stores.Groups.KeptBy(turn.Person.Id).Where(group => group.Standing != GroupStanding.Gone).ToArray();
        if (groups is [var only]) GroupSettings.Open(turn, only, dialogues);
        else if (groups.Length == 0) turn.Say(Message.Of("settings.none", Menu.Doors));
        else turn.Say(Message.Of("settings.which", [.. groups.Select(group => (IReadOnlyList<Button>)[Button.Into(new Phrase("settings.group", ("group", group.Title)), Links.Settings + group.Token)])]));
    }

    public override void RunIn(Turn turn, Group group, string arguments) => turn.Say(Message.Of("group.settings-here", [GroupWelcome.SetUp(group)]));

    public override Message ToNobody(Group group) => Message.Of("group.nobody", [GroupWelcome.SetUp(group)]);
}

/// <summary>/here: the bot writes in this topic of the group from here on.</summary>
internal sealed class HereCommand() : ChatCommand("here", "ici")
{
    public override void Run(Turn turn, string arguments) => turn.Say(Message.Of("here.in-group", Menu.Doors));

    public override Message ToNobody(Group group) => Message.Of("here.nobody", [GroupWelcome.SetUp(group)]);

    public override void RunIn(Turn turn, Group group, string arguments)
    {
        if (turn.StandingIn(group) is not { } standing) return;
        if (GroupSettings.Refusal(standing) is { } no)
        {
            turn.Say(no);
            return;
        }

        turn.Stores.Groups.SaveFacts(group with { Topic = turn.Incoming.Topic });
        turn.Say(turn.Incoming.Topic is null ? "here.anywhere" : "here.done");
    }
}

/// <summary>/need and /offer in a group: one sentence, and a button that leads on in private.</summary>
internal static class AskedHere
{
    public static void Take(Turn turn, Group group, PostKind kind, string sentence)
    {
        var kept = sentence.Length == 0 ? null : AskInGroup.Keep(turn.Change, turn.Speaker.Id, group.Id, kind, PlainText.Shorten(sentence, Post.LongestSentence));
        turn.RemoveCommand();
        if (kept is not null) turn.Say(Message.Of($"asked.{Kind(kind)}", [Button.Into("asked.button", Links.Asked + kept.Token)]), CardName.For(kept));
        // Whoever has left so many open has read the way often enough; the group needn't read it again.
        else if (sentence.Length == 0) turn.Say(Message.Of("group.in-private", [Button.Into("button.in-private", Kind(kind))]));
    }

    private static string Kind(PostKind kind) => kind == PostKind.Need ? "need" : "offer";
}
