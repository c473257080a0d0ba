using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Errands;
using Solidarity.Core.Safety;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Dialogues;

/// <summary>Behind the buttons of an errand's card: whoever goes says what is missing, whoever needs something asks for it.</summary>
internal static class ErrandDoor
{
    /// <summary>Whoever goes came from the group.</summary>
    public static void Continue(Turn turn, Errand errand, Engine.Dialogues dialogues)
    {
        if (errand.IsUnderWay) new ErrandCards(turn.Change, turn.Mail).ShowPage(errand, kind: OutboxKind.Answer);
        else if (errand.State != ErrandState.Waiting) turn.Answer(Message.Of("link.over", Menu.Doors));
        else if (Missing(turn, errand) is { } missing) dialogues.Enter(turn, dialogues.Named("errand"), missing, holdingCurrent: true);
        else Answer(turn, OpenErrand.Run(turn.Change, turn.Person.Id, errand.Id));
    }

    /// <summary>What is still to be said before the group sees it; null where nothing is.</summary>
    public static GoingState? Missing(Turn turn, Errand errand) =>
        !OpenErrand.MayBeSaid(errand.What) ? new GoingState.ChoosingWhat(errand.Id) : !errand.IsReadyAt(turn.Now) ? new GoingState.ChoosingHour(errand.Id) : null;

    /// <summary>What became of it, in words, and the way on. Of one that was opened the page follows by itself.</summary>
    public static (Phrase Text, IReadOnlyList<Button>[] Rows) Said(OpenErrand.Outcome outcome) => outcome switch
    {
        OpenErrand.Outcome.Opened => ("errand.noted", []),
        OpenErrand.Outcome.OneAlready already => ("errand.one-already", [[ErrandPage.To("lines.button-show", ErrandVerb.Show, already.Other)]]),
        OpenErrand.Outcome.TooManyToday => (new Phrase("errand.too-many-today", ("n", Errand.MostADay)), [Menu.Doors[2]]),
        OpenErrand.Outcome.GroupFull => (new Phrase("errand.group-full", ("n", Errand.MostInGroup)), [Menu.Doors[2]]),
        _ => ("errand.not-now", [Menu.Doors[2]]),
    };

    private static void Answer(Turn turn, OpenErrand.Outcome outcome)
    {
        var (text, rows) = Said(outcome);
        turn.Answer(Message.Of(text, rows));
    }

    /// <summary>Whoever administers the group wrote /errand there without saying who they are; the link says it.</summary>
    public static void Begin(Turn turn, string token, Engine.Dialogues dialogues)
    {
        if (turn.Stores.Groups.WithToken(token) is not { IsActive: true, Setup.Errands: true } group)
        {
            turn.Say(Message.Of("link.over", Menu.Doors));
            return;
        }

        if (turn.StandingIn(group) is not { } standing) return;
        if (standing == Standing.Outside) turn.Say(Message.Of("line.outside", Menu.Doors));
        else if (OpenErrand.Begin(turn.Change, turn.Speaker.Id, group, "", null) is { } errand) Doors.Enter(turn, "need", dialogues, Links.Going + errand.Token);
        else turn.Say(Message.Of(new Phrase("errand.too-many-today", ("n", Errand.MostADay)), Menu.Doors[2]));
    }

    /// <summary>Nobody reads it in the group; whom to call comes before all else.</summary>
    public static void GiveNumbers(Turn turn, Errand errand)
    {
        var alarm = RaiseAlarm.For(turn.Change, turn.Speaker, errand.What, null);
        OpenErrand.Complete(turn.Change, turn.Speaker.Id, errand.Id, "", null);
        turn.Say(DangerCard.ForThePerson(turn.Settings.Country, alarm.Dangers, Team.CanBeTold(turn.Stores, turn.Settings, null), Menu.Doors));
    }

    /// <summary>Somebody of the group needs something.</summary>
    public static void Add(Turn turn, Errand errand, Engine.Dialogues dialogues)
    {
        if (AddLine.Refusal(turn.Change, turn.Person.Id, errand) is not { } refusal) dialogues.Enter(turn, dialogues.Named("errand-line"), new WantedState.Adding(errand.Id, errand.What), holdingCurrent: true, below: IsOnCard(turn));
        else if (refusal is AddLine.Outcome.OnesOwn) new ErrandCards(turn.Change, turn.Mail).ShowPage(errand, kind: OutboxKind.Answer);
        else turn.Answer(Message.Of(Said(refusal), Menu.Doors[0], [ErrandPage.To("lines.button-show", ErrandVerb.Show, errand)]));
    }

    /// <summary>Why a line is not on the list.</summary>
    public static Phrase Said(AddLine.Outcome outcome) => outcome switch
    {
        AddLine.Outcome.Over => "line.over",
        AddLine.Outcome.TooMany => "line.too-many",
        AddLine.Outcome.OnesOwn => "line.ones-own",
        AddLine.Outcome.Barred barred => Barred(barred.Flag),
        AddLine.Outcome.Unclear => "expected.errand-line",
        _ => "line.full",
    };

    public static Phrase Barred(Flag flag) => new("line.barred-" + flag.ToString().ToLowerInvariant());

    /// <summary>A card stays where it is; what was asked comes below it.</summary>
    private static bool IsOnCard(Turn turn) =>
        turn.Incoming.Input is Press { MessageId: var message } && turn.Stores.Cards.IsCard(turn.Incoming.Channel, turn.Incoming.Where.Id, message);
}
