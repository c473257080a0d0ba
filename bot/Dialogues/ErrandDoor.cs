using Solidarity.Bot.Cards;
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
        else turn.Answer(Opened(turn, errand));
    }

    /// <summary>What is still to be said before the group sees it; null where nothing is.</summary>
    public static GoingState? Missing(Turn turn, Errand errand) =>
        !OpenErrand.MayBeSaid(errand.What) ? new GoingState.ChoosingWhat(errand.Id) : !errand.IsReadyAt(turn.Now) ? new GoingState.ChoosingHour(errand.Id) : null;

    /// <summary>The page follows by itself.</summary>
    public static Message Opened(Turn turn, Errand errand) =>
        OpenErrand.Run(turn.Change, turn.Person.Id, errand.Id) is var outcome and not OpenErrand.Outcome.Opened ? Refused(outcome) : Message.Of("errand.noted");

    public static Message Refused(OpenErrand.Outcome outcome) => outcome switch
    {
        OpenErrand.Outcome.OneAlready already => Message.Of("errand.one-already", [ErrandPage.To("lines.button-show", ErrandVerb.Show, already.Other)]),
        OpenErrand.Outcome.TooManyToday => Message.Of(new Phrase("errand.too-many-today", ("n", Errand.MostADay)), Menu.Doors[2]),
        OpenErrand.Outcome.GroupFull => Message.Of(new Phrase("errand.group-full", ("n", Errand.MostInGroup)), Menu.Doors[2]),
        _ => Message.Of("errand.not-now", Menu.Doors[2]),
    };

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
