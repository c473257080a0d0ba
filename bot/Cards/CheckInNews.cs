using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.CheckIns;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Cards;

/// <summary>Who hears of what about people who are asked how they are: they themselves, whom they named, the team.</summary>
/// <param name="here">The chat in which somebody has just pressed or written: what changes there is an answer.</param>
internal sealed class CheckInNews(Change change, Mail mail, Moderators moderators, Address? here)
{
    private PersonStore People => change.Stores.People;

    public void Tell(Happening happening)
    {
        switch (happening)
        {
            case Happening.HelloDue due: Ask(due.Round, due.Again); break;
            case Happening.BuddyAsked asked: mail.ToPerson(People.Get(asked.BuddyId), HelloCard.ToBuddy(change, asked.Round, People.Get(asked.Round.PersonId).Name, moderators.Country), OutboxKind.Notice); break;
            case Happening.BuddyFreed freed: mail.ToPerson(People.Get(freed.BuddyId), Message.Of(new Phrase("buddy.freed", ("name", People.Get(freed.Round.PersonId).Name)), Dialogues.Menu.Doors[2]), OutboxKind.Notice); break;
            case Happening.FoundByOther found: Found(found.Round, found.By); break;
            case Happening.TeamNeeded needed: Need(needed.Round, needed.Again); break;
            case Happening.RoundTouched touched: moderators.Cards.Redraw(CardName.For(touched.Round), here); break;
            case Happening.BuddyChanged changed: Changed(changed); break;
        }
    }

    private void Ask(CheckInRound round, bool again)
    {
        var person = People.Get(round.PersonId);
        var buddy = change.Stores.CheckIns.Of(person.Id)?.BuddyId is { } id ? People.Get(id) : null;
        // A call can't wait for the office to open: the hour was chosen for it.
        mail.ToPerson(person, HelloCard.ToPerson(change, round, person, buddy, again), person.IsByPhone ? OutboxKind.Notice : OutboxKind.Reminder, goodUntil: change.Now + TimeSpan.FromDays(1));
    }

    /// <summary>That others heard from them is nothing to ring anybody for.</summary>
    private void Found(CheckInRound round, long by)
    {
        var person = People.Get(round.PersonId);
        if (person.IsByPhone) return;
        var said = by == round.BuddyId ? new Phrase("hello.found-buddy", ("name", People.Get(by).Name)) : new Phrase("hello.found-team");
        mail.ToPerson(person, Message.Of(said, [.. HelloCard.Answers(round), CheckInPage.Look]), OutboxKind.Notice);
    }

    /// <summary>First those who decide where the person lives; where nobody acts, everybody.</summary>
    private void Need(CheckInRound round, bool again)
    {
        var person = People.Get(round.PersonId);
        moderators.Cards.Redraw(CardName.For(round), here);
        if (again) moderators.TellAll(AlertCard.Again(change, round, person), person.Id);
        else moderators.Show(CardName.For(round), AlertCard.For(change, round, moderators.Country), person.LastPlace?.Insee, person.Id);
    }

    private void Changed(Happening.BuddyChanged changed)
    {
        var (person, buddy) = (People.Get(changed.PersonId), People.Get(changed.BuddyId));
        var name = ("name", (object)buddy.Name);
        switch (changed.What)
        {
            case BuddyChange.Agreed: mail.ToPerson(person, Message.Of(new Phrase("checkin.buddy-agreed", name), CheckInPage.Look), OutboxKind.Notice); break;
            // Who opened the link is not theirs to learn: it may have gone astray.
            case BuddyChange.Declined: mail.ToPerson(person, Message.Of("checkin.buddy-declined", CheckInPage.Look), OutboxKind.Notice); break;
            case BuddyChange.SteppedBack: mail.ToPerson(person, Message.Of(new Phrase("checkin.buddy-left", name), CheckInPage.Look), OutboxKind.Notice); break;
            case BuddyChange.NoLonger: mail.ToPerson(buddy, Message.Of(new Phrase("buddy.no-longer", ("name", person.Name)), Dialogues.Menu.Doors[2]), OutboxKind.Notice); break;
        }
    }
}
