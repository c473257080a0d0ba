using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Commands;

/// <summary>/birthday 14 March: who wishes it is congratulated in their group. In a group it leads into private; alone it shows what is kept.</summary>
internal sealed class BirthdayCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("birthday", "anniversaire")
{
    public override void Run(Turn turn, string arguments)
    {
        if (arguments.Length == 0 && turn.Stores.Birthdays.Of(turn.Person.Id) is { Count: > 0 } kept) turn.Say(Page(turn, kept));
        else BirthdayDoor.Knock(turn, BirthdayDoor.LinkFor(YearDay.Read(arguments)), dialogues);
    }

    public override void RunIn(Turn turn, Group group, string arguments)
    {
        if (group.Setup is null)
        {
            base.RunIn(turn, group, arguments);
            return;
        }

        var kept = KeepBirthday.Ask(turn.Change, turn.Speaker.Id, group.Id, YearDay.Read(arguments));
        turn.RemoveCommand();
        if (kept is null) turn.Say(ToNobody(group));
        else turn.Say(Message.Of("birthday.here", [Button.Into("asked.button", Links.Birthday + kept.Token)]), CardName.For(kept));
    }

    public override Message ToNobody(Group group) => Message.Of("group.in-private", [Button.Into("button.in-private", BirthdayDoor.LinkFor(null))]);

    /// <summary>It is taken back for one group; whoever presses, it is their own.</summary>
    public static void Forget(Turn turn, long group)
    {
        turn.Stores.Birthdays.Forget(turn.Person.Id, group);
        turn.Answer(turn.Stores.Birthdays.Of(turn.Person.Id) is { Count: > 0 } kept ? Page(turn, kept) : Message.Of("birthday.forgotten", Menu.Doors));
    }

    /// <summary>"14 mars".</summary>
    public static Phrase Named(YearDay day) => Dates.InItsYear(day.In(YearDay.ALeapYear));

    public static Button NotIn(Group group) => new(new Phrase("birthday.button-no", ("group", group.Title)), new Action.NoBirthday(group.Id));

    private static Message Page(Turn turn, IReadOnlyList<Birthday> kept)
    {
        var groups = kept.Select(birthday => turn.Stores.Groups.Get(birthday.GroupId)).ToArray();
        return Message.Of(
            Lines.Of(
                new Phrase("birthday.yours", ("day", Named(kept[0].Day)), ("groups", Lines.Listed(groups.Select(group => new Phrase("bulletin.quoted", ("group", group.Title)))))),
                Lines.Blank,
                "birthday.yours-next"),
            [.. groups.Select(group => (IReadOnlyList<Button>)[NotIn(group)]), Menu.Doors[2]]);
    }
}
