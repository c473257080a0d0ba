using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Dialogues;
using Solidarity.Core.CheckIns;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Turns;

/// <summary>Buttons about being asked how one is: one's own, and those of whoever is told where no answer comes.</summary>
internal static class CheckInPresses
{
    public static void Take(Turn turn, Dialogues.Engine.Dialogues dialogues, BotIdentity identity, Action action)
    {
        switch (action)
        {
            case Action.Hello hello: HelloAnswers.Take(turn, hello); break;
            case Action.ForBuddy buddy: BuddyAnswers.Take(turn, buddy); break;
            case Action.BeBuddy buddy: BuddyAnswers.Agree(turn, buddy); break;
            case Action.LeaveBuddy leave: BuddyAnswers.StepBack(turn, leave.Person); break;
            case Action.OfCheckIn of: Own(turn, dialogues, identity, of.Verb); break;
        }
    }

    private static void Own(Turn turn, Dialogues.Engine.Dialogues dialogues, BotIdentity identity, CheckInVerb verb)
    {
        if (turn.Stores.CheckIns.Of(turn.Person.Id) is not { } checkIn)
        {
            CheckInPage.Begin(turn, dialogues);
            return;
        }

        switch (verb)
        {
            case CheckInVerb.AskPause: turn.Answer(CheckInPage.HowLong(turn)); break;
            case CheckInVerb.PauseDay: Pause(turn, turn.Now.AddDays(1)); break;
            case CheckInVerb.PauseWeek: Pause(turn, turn.Now.AddDays(7)); break;
            case CheckInVerb.PauseMonth: Pause(turn, turn.Now.AddMonths(1)); break;
            case CheckInVerb.PauseOpen: Pause(turn, CheckIn.WithoutEnd); break;
            case CheckInVerb.Resume: turn.Answer(CheckInPage.For(turn, PauseCheckIn.Resume(turn.Change, turn.Person.Id, turn.WrittenBy)!)); break;
            case CheckInVerb.Change: dialogues.Enter(turn, dialogues.Named("checkin"), new CheckInState.ChoosingDays(Dialogues.Questions.DaysPage.Start, Days.None, true), holdingCurrent: true); break;
            case CheckInVerb.Link when !turn.IsOnBehalf: BuddyAnswers.SendLink(turn, identity); break;
            case CheckInVerb.DropBuddy when !turn.IsOnBehalf:
                NameBuddy.Drop(turn.Change, turn.Person.Id);
                turn.Answer(CheckInPage.For(turn, checkIn with { BuddyId = null }));
                break;
            // What somebody answered is theirs alone.
            case CheckInVerb.History when !turn.IsOnBehalf: turn.Answer(CheckInPage.Answers(turn)); break;
            case CheckInVerb.AskStop: turn.Answer(CheckInPage.Sure(turn)); break;
            case CheckInVerb.Stop:
                PauseCheckIn.Stop(turn.Change, turn.Person.Id, turn.WrittenBy);
                turn.Answer(CheckInPage.Stopped(turn));
                break;
            default: turn.Answer(CheckInPage.For(turn, checkIn)); break;
        }
    }

    private static void Pause(Turn turn, DateTimeOffset until) => turn.Answer(CheckInPage.For(turn, PauseCheckIn.Until(turn.Change, turn.Person.Id, until, turn.WrittenBy)!));
}
