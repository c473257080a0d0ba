using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Core.Errands;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>Buttons about an errand, in private: of whoever goes, and of whoever asked. Whose it is, each use case looks at anew.</summary>
internal static class ErrandPresses
{
    public static void Take(Turn turn, Dialogues.Engine.Dialogues dialogues, Action.OfErrand press)
    {
        if (turn.Stores.Errands.Find(press.Errand) is not { OpenedAt: not null } errand || !Concerns(turn, errand))
        {
            turn.Toast("button.not-yours");
            return;
        }

        switch (press.Verb)
        {
            case ErrandVerb.Show: Show(turn, errand); break;
            case ErrandVerb.Add:
                if (!ClosedDoor.Told(turn) && !SuspendedDoor.Told(turn)) ErrandDoor.Add(turn, errand, dialogues);
                break;
            default:
                if (errand.PersonId == turn.Person.Id) TakeOfGoer(turn, dialogues, press.Verb, errand);
                else turn.Toast("button.not-yours");
                break;
        }
    }

    private static void TakeOfGoer(Turn turn, Dialogues.Engine.Dialogues dialogues, ErrandVerb verb, Errand errand)
    {
        var (change, person) = (turn.Change, turn.Person.Id);
        switch (verb)
        {
            case ErrandVerb.GoOff: OnPage(turn, errand, GoOff.Run(change, person, errand.Id)); break;
            case ErrandVerb.TurnName: OnPage(turn, errand, ChangeErrand.TurnName(change, person, errand.Id)); break;
            case ErrandVerb.ChangeHour when errand.State == ErrandState.Gathering:
                dialogues.Enter(turn, dialogues.Named("errand"), new GoingState.ChangingHour(errand.Id), holdingCurrent: true, below: true);
                break;
            case ErrandVerb.AskCallOff when errand.State == ErrandState.Gathering:
                turn.Say(Message.Of("errand.sure-call-off", [ErrandPage.To("errand.button-sure-off", ErrandVerb.CallOff, errand)], [ErrandPage.To("errand.button-keep", ErrandVerb.Show, errand)]));
                break;
            case ErrandVerb.CallOff when CallOff.Run(change, person, errand.Id) is not null: turn.Answer(Message.Of("errand.called-off", Menu.Doors[2])); break;
            case ErrandVerb.RestFound or ErrandVerb.RestMissing when TickLine.Rest(change, person, errand.Id, verb == ErrandVerb.RestFound) is not null: Back(turn, errand); break;
            case ErrandVerb.ComeBack when ComeBack.Open(change, person, errand.Id) is not null: Back(turn, errand); break;
            case ErrandVerb.Fetch when ComeBack.Run(change, person, errand.Id, ErrandEnd.Fetch) is not null: turn.Answer(Message.Of("errand.thanks", Menu.Doors[2])); break;
            case ErrandVerb.Bring when ComeBack.Run(change, person, errand.Id, ErrandEnd.Bring) is not null: turn.Answer(Message.Of("errand.thanks", Menu.Doors[2])); break;
            default: turn.Toast("errand.too-late"); break;
        }
    }

    public static void Take(Turn turn, Dialogues.Engine.Dialogues dialogues, Action.OfLine press)
    {
        var (person, line) = (turn.Person.Id, press.Line);
        switch (press.Verb)
        {
            case LineVerb.Found or LineVerb.Missing when TickLine.Run(turn.Change, person, line, press.Verb == LineVerb.Found) is { } errand: turn.Touch(CardName.PageOf(errand)); break;
            case LineVerb.TakeBack when ChangeLine.TakeBack(turn.Change, person, line) is { } errand:
                turn.Touch(CardName.LinesOf(errand));
                turn.Toast("line.taken-back");
                break;
            case LineVerb.Reword when ChangeLine.Open(turn.Change, person, line) is var (wanted, _): dialogues.Enter(turn, dialogues.Named("errand-line"), new WantedState.Rewording(wanted.Id, wanted.Words), holdingCurrent: true, below: true); break;
            case { } when turn.Stores.ErrandLines.Find(line) is { } known && turn.Stores.Errands.Find(known.ErrandId) is { } errand && (known.PersonId == person || errand.PersonId == person): turn.Toast("errand.too-late"); break;
            default: turn.Toast("button.not-yours"); break;
        }
    }

    /// <summary>Who goes, and who is on the list: to everybody else there is no such errand.</summary>
    private static bool Concerns(Turn turn, Errand errand) => errand.PersonId == turn.Person.Id || turn.Stores.ErrandLines.Of(errand.Id).Any(line => line.PersonId == turn.Person.Id);

    private static void Show(Turn turn, Errand errand)
    {
        var cards = new ErrandCards(turn.Change, turn.Mail);
        if (errand.PersonId == turn.Person.Id) cards.ShowPage(errand, kind: OutboxKind.Answer);
        else cards.ShowLines(errand, turn.Person, kind: OutboxKind.Answer);
    }

    private static void OnPage(Turn turn, Errand errand, Errand? changed)
    {
        if (changed is null) turn.Toast("errand.too-late");
        else turn.Touch(CardName.PageOf(errand));
    }

    private static void Back(Turn turn, Errand errand)
    {
        // Whoever asked must not read that something comes which nobody has found.
        if (ComeBack.Unticked(turn.Change, errand) is { Count: > 0 } rest)
        {
            turn.Say(Message.Of(
                new Phrase("errand.ask-rest", ("n", rest.Count), ("words", Lines.Listed(rest.Select(line => (object)new Phrase("bulletin.quoted", ("group", line.Words)))))),
                [ErrandPage.To("errand.button-rest-found", ErrandVerb.RestFound, errand), ErrandPage.To("errand.button-rest-missing", ErrandVerb.RestMissing, errand)],
                [ErrandPage.To("errand.button-list", ErrandVerb.Show, errand)]));
            return;
        }

        if (ComeBack.HasAnything(turn.Change, errand))
        {
            turn.Say(Message.Of("errand.ask-handing", [ErrandPage.To("errand.button-fetch", ErrandVerb.Fetch, errand)], [ErrandPage.To("errand.button-bring", ErrandVerb.Bring, errand)]));
            return;
        }

        OnPage(turn, errand, ComeBack.Run(turn.Change, turn.Person.Id, errand.Id, ErrandEnd.Nothing));
        turn.Say(Message.Of("errand.thanks-nothing", Menu.Doors[2]));
    }
}
