using System.Globalization;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Commands;

/// <summary>/duty: who looks after what waits on which weekday; each takes days on and gives them up.</summary>
internal sealed class DutyCommand() : ChatCommand("duty", "permanence", Role.Moderator)
{
    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>A day that is typed might be meant to be taken or given up: it is pressed.</summary>
    public override void Run(Turn turn, string arguments) => Show(turn, arguments.Length == 0 ? null : new Phrase("duty.press"));

    public static void Turn(Turn turn, DayOfWeek day)
    {
        var taken = Presence.TurnDuty(turn.Change, turn.Speaker.Id, day);
        turn.Toast(new Phrase(taken ? "duty.taken" : "duty.given-up", ("day", Dates.DayName(day))));
        Show(turn);
    }

    /// <param name="first">Said above it.</param>
    private static void Show(Turn turn, Phrase? first = null)
    {
        var rota = turn.Stores.Duty.All().ToLookup(row => row.Day, row => row.PersonId);
        var away = turn.Stores.Duty.Away(turn.Now);
        object Name(long id) => new Phrase(away.ContainsKey(id) ? "duty.name-away" : "duty.name", ("name", turn.Stores.People.Get(id).Name));
        turn.Answer(Message.Of(
            new Lines("\n",
            [
                first,
                new Phrase("duty.title"),
                .. Week.Select(day => new Phrase(
                    "duty.day", ("day", Dates.DayName(day)), ("names", rota.Contains(day) ? Lines.Listed(rota[day].Select(Name)) : new Phrase("duty.everybody")))),
                new Phrase("duty.how"),
            ]),
            [.. Week.Select(day => new Button(new Phrase(rota[day].Contains(turn.Speaker.Id) ? "duty.button-mine" : "duty.button", ("day", Dates.ShortDayName(day))), new Action.Duty((int)day))).Chunk(4)]));
    }
}

/// <summary>/away 5: nothing is sent to whoever is away; without a number it offers some.</summary>
internal sealed class AwayCommand() : ChatCommand("away", "absence", Role.Moderator)
{
    private static readonly int[] Offered = [1, 3, 7, 14];

    public override void Run(Turn turn, string arguments)
    {
        if (arguments.Length == 0) Ask(turn);
        else if (int.TryParse(arguments, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= Presence.LongestAway) Set(turn, days);
        else turn.Say(new Phrase("away.how", ("most", Presence.LongestAway), ("command", new Markup(NameIn(turn.Language)))));
    }

    public static void Set(Turn turn, int days)
    {
        var last = Presence.Leave(turn.Change, turn.Speaker.Id, days);
        turn.Answer(Message.Of(
            last is { } day ? new Phrase("away.until", ("date", day)) : new Phrase("away.back"),
            last is null ? [new Button("button.queue", new Action.Queue(null, null, 0))] : [new Button("away.button-back", new Action.Away(0))]));
    }

    private static void Ask(Turn turn)
    {
        var away = turn.Stores.Duty.Away(turn.Now).TryGetValue(turn.Speaker.Id, out var until);
        turn.Say(Message.Of(
            away ? new Phrase("away.is", ("date", turn.Change.Timings.LastDayBefore(until))) : new Phrase("away.ask"),
            [.. Offered.Select(n => new Button(new Phrase("away.button", ("n", n)), new Action.Away(n))).Chunk(2), .. away ? [[new Button("away.button-back", new Action.Away(0))]] : Array.Empty<Button[]>()]));
    }
}
