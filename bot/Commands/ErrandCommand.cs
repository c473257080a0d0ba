using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Errands;
using Solidarity.Core.Groups;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Commands;

/// <summary>/errand in a group: somebody goes to the shop, and neighbours may ask for something. In private: one's errands, and what one asked for.</summary>
internal sealed class ErrandCommand() : ChatCommand("errand", "courses")
{
    /// <summary>As many as there can well be at once.</summary>
    private const int MostShown = 20;

    public override void Run(Turn turn, string arguments)
    {
        var shown = turn.Stores.Errands.Of(turn.Person.Id).Where(errand => errand.IsUnderWay).Concat(turn.Stores.Errands.AskedBy(turn.Person.Id)).Take(MostShown).ToArray();
        turn.Say(Message.Of(
            shown.Length == 0 ? Lines.Of("errand.none", Lines.Blank, "errand.how") : Lines.Of("errand.yours", Lines.Blank, "errand.how"),
            [
                .. shown.Select(errand => (IReadOnlyList<Button>)[new Button(new Phrase("errand.button-show", ("what", errand.What), ("time", Dates.Time(errand.At!.Value, turn.Change.Timings.TimeZone))), new Action.OfErrand(ErrandVerb.Show, errand.Id))]),
                Menu.Doors[0],
            ]));
    }

    public override void RunIn(Turn turn, Group group, string arguments)
    {
        if (group.Setup is not { Errands: true })
        {
            turn.Say(Message.Of(group.Setup is null ? "errand.not-set-up" : "errand.switched-off", [GroupWelcome.SetUp(group)]));
            return;
        }

        turn.RemoveCommand();
        var heard = ErrandReading.Read(arguments);
        var at = heard.Hour?.Resolve(turn.Now, turn.Change.Timings.TimeZone) is SpokenHour.Reading.Understood understood ? understood.Moment : (DateTimeOffset?)null;
        if (OpenErrand.Begin(turn.Change, turn.Speaker.Id, group, heard.What, at) is not { } errand)
        {
            turn.Say(Message.Of("group.in-private", [Button.Into("button.in-private", "start")]));
            return;
        }

        var outcome = CanGoOnHere(turn, errand) ? OpenErrand.Run(turn.Change, turn.Speaker.Id, errand.Id) : null;
        if (outcome is null) Show(turn, errand);
        else if (outcome is OpenErrand.Outcome.Opened opened) Show(turn, opened.Errand);
        else TellWhyNot(turn, errand, outcome);
    }

    public override Message ToNobody(Group group) =>
        group.Setup is { Errands: true } ? Message.Of("group.nobody-errand", [Button.Into("asked.button", Links.Beginning + group.Token)]) : base.ToNobody(group);

    /// <summary>Which is nothing to the group.</summary>
    private static void TellWhyNot(Turn turn, Errand errand, OpenErrand.Outcome outcome)
    {
        var (text, rows) = ErrandDoor.Said(outcome);
        CallOff.RunBefore(turn.Change, turn.Speaker.Id, errand.Id);
        turn.Mail.ToPerson(turn.Speaker, Message.Of(text, rows), OutboxKind.Notice);
    }

    private static void Show(Turn turn, Errand errand)
    {
        if (new ErrandCards(turn.Change, turn.Mail).InGroup(errand) is var (_, message)) turn.Say(message, CardName.For(errand));
    }

    /// <summary>Nothing is missing that only they can say, and only in private.</summary>
    private static bool CanGoOnHere(Turn turn, Errand errand) =>
        turn.Speaker is { Consent: not null, UnreachableSince: null } && !turn.Speaker.IsBanned(turn.Now) && turn.Stores.Closure.Now() is null
        && errand.IsReadyAt(turn.Now) && OpenErrand.MayBeSaid(errand.What);
}
