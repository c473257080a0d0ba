using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Texts;
using Solidarity.Core;
using Solidarity.Core.Groups;
using Solidarity.Core.Moderation;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>What happens to a group as a whole: no person's turn, and nobody is met by it.</summary>
internal static class GroupEvents
{
    /// <summary>A group is allowed twenty messages a minute: with so many on their way there, no command is answered.</summary>
    public const int MostWaiting = 5;

    private const int LongestTitle = 128;

    public static bool Is(Incoming incoming) => !incoming.Private && incoming.Input is Added or Removed or Renamed or Migrated or Left or FromNobody;

    public static void Take(Change change, Mail mail, Settings settings, CommandTable commands, Incoming incoming)
    {
        switch (incoming.Input)
        {
            case Migrated moved: change.Stores.MoveChat(incoming.Channel, incoming.Where.Id, moved.To.Id); break;
            case Removed: if (change.Stores.Groups.Find(incoming.Channel, incoming.Where.Id) is { } left) LoseGroup.Run(change, left); break;
            // The team's own group is no group of neighbours.
            case { } when IsTheTeams(change.Stores, settings, incoming): break;
            case Added added: Meet(change, mail, settings, incoming, added); break;
            case Left gone: Leave(change.Stores, incoming, gone); break;
            case Renamed: Known(change, settings, incoming); break;
            case FromNobody nobody: Answer(change, mail, settings, commands, incoming, nobody); break;
        }
    }

    /// <summary>The group that something happens in, as it is called now. One that let the bot in before anybody noted it is noted.</summary>
    public static Group? Known(Change change, Settings settings, Incoming incoming)
    {
        if (IsTheTeams(change.Stores, settings, incoming)) return null;
        var title = Title(incoming);
        if (change.Stores.Groups.Find(incoming.Channel, incoming.Where.Id) is not { } group)
            return change.Stores.Groups.Add(new Group(0, incoming.Channel, incoming.Where.Id, title, GroupStanding.Present, Invitation.NewSecret(), null), change.Now);
        // Whoever can write to it from there has it in their group, whatever was told before; whether it may write shows when it does.
        if (group.Standing == GroupStanding.Present && (group.Title == title || incoming.Title is null)) return group;
        var now = group with { Title = incoming.Title is null ? group.Title : title, Standing = GroupStanding.Present };
        change.Stores.Groups.SaveFacts(now);
        return now;
    }

    private static bool IsTheTeams(Stores stores, Settings settings, Incoming incoming) => Team.Group(stores, settings) == incoming.Where;

    private static string Title(Incoming incoming) => PlainText.Shorten(PlainText.Defuse(incoming.Title ?? ""), LongestTitle) is { Length: > 0 } title ? title : "…";

    private static void Meet(Change change, Mail mail, Settings settings, Incoming incoming, Added added)
    {
        var outcome = MeetGroup.Run(change, incoming.Channel, incoming.Where.Id, new MeetGroup.Facts(Title(incoming), added.MayWrite, added.MayRemove, added.MayPin));
        if (outcome is MeetGroup.Outcome.New met) mail.Say(incoming.Where, mail.Texts.LanguageFor(incoming.Who.LanguageCode), GroupWelcome.New(met.Group), OutboxKind.Answer);
        if (outcome is not MeetGroup.Outcome.Back { Group.Setup: { } setup } back) return;
        mail.Say(incoming.Where, setup.Language, GroupWelcome.Back(back.Group), OutboxKind.Answer, topic: back.Group.Topic);
        new GroupCards(change, mail).CatchUp(back.Group);
    }

    /// <summary>Nobody is congratulated where they no longer are, nor asked to decide there.</summary>
    private static void Leave(Stores stores, Incoming incoming, Left gone)
    {
        if (stores.Groups.Find(incoming.Channel, incoming.Where.Id) is not { } group || stores.People.Find(gone.Who.Channel, gone.Who.Id) is not { } person) return;
        stores.Birthdays.Forget(person.Id, group.Id);
        stores.Groups.NoLongerKeeps(group.Id, person.Id);
    }

    /// <summary>Nobody knows whose command it is; the button under the answer tells, for a press bears its person's number.</summary>
    private static void Answer(Change change, Mail mail, Settings settings, CommandTable commands, Incoming incoming, FromNobody nobody)
    {
        if (Known(change, settings, incoming) is not { } group || change.Stores.Outbox.Waiting(incoming.Channel, incoming.Where.Id) >= MostWaiting) return;
        if (commands.ToNobody(group, nobody.Name) is { } answer) mail.Say(incoming.Where, group.Setup?.Language ?? settings.DefaultLanguage, answer, OutboxKind.Answer, topic: incoming.Topic);
    }
}
