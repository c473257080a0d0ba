using System.Globalization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;

namespace Solidarity.Bot.Dialogues;

/// <summary>The way to one's birthday, from a group or from private chat: whoever hasn't agreed to what is kept is asked first.</summary>
internal static class BirthdayDoor
{
    /// <summary>In a link of one's own: "0314", or nothing.</summary>
    public static string LinkFor(YearDay? day) => Links.Birthdays + (day is { } known ? (known.Month * 100 + known.Day).ToString("0000", CultureInfo.InvariantCulture) : "");

    public static YearDay? DayIn(string written) =>
        written.Length == 4 && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && new YearDay(number / 100, number % 100) is var day && day.Exists() ? day : null;

    public static void Knock(Turn turn, string link, Engine.Dialogues dialogues)
    {
        if (SuspendedDoor.Told(turn)) return;
        if (turn.Person.Consent is null) dialogues.Enter(turn, dialogues.Named("consent"), new AskingConsent("need", link), holdingCurrent: true);
        else Links.Open(turn, link, "need", dialogues);
    }

    /// <summary>From a group: nobody needs to see there any longer that somebody wrote.</summary>
    public static void Open(Turn turn, AskedBirthday asked, Engine.Dialogues dialogues)
    {
        new GroupCards(turn.Change, turn.Mail).Remove(CardName.For(asked));
        dialogues.Enter(turn, dialogues.Named("birthday"), BirthdayState.In(asked.GroupId, asked.Day), holdingCurrent: true);
    }

    /// <summary>From private chat: in one of the groups that they came through.</summary>
    public static void Open(Turn turn, YearDay? day, Engine.Dialogues dialogues)
    {
        var groups = turn.Stores.Groups.KnownTo(turn.Person.Id);
        if (groups.Count == 0) turn.Answer(Message.Of("birthday.no-group", Menu.Doors));
        else dialogues.Enter(turn, dialogues.Named("birthday"), groups is [var only] ? BirthdayState.In(only.Id, day) : new BirthdayState.ChoosingGroup(day), holdingCurrent: true);
    }
}
