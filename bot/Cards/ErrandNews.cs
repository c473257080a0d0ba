using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Errands;
using Solidarity.Core.Groups;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Cards;

/// <summary>Who hears what of an errand: whoever goes, whoever asked, and the group.</summary>
/// <param name="here">The chat in which somebody has just pressed or written: what changes there is an answer.</param>
internal sealed class ErrandNews(Change change, Mail mail, Address? here)
{
    private readonly ErrandCards _cards = new(change, mail);

    public void Tell(Happening happening)
    {
        switch (happening)
        {
            case Happening.ErrandOpened opened: Opened(opened.Errand); break;
            case Happening.ErrandTouched touched: _cards.Redraw(touched.Errand, here); break;
            case Happening.ErrandRetimed retimed: Retimed(retimed.Errand); break;
            case Happening.ErrandOff off: Off(off); break;
            case Happening.ErrandReminderDue due: _cards.ShowPage(due.Errand, "errand.remind", OutboxKind.Reminder); break;
            case Happening.ErrandEnded ended: Ended(ended); break;
            case Happening.ErrandForgotten forgotten: _cards.Forget(forgotten.Id); break;
            case Happening.GroupLost lost: Lost(lost.Group); break;
        }
    }

    /// <summary>Whoever goes reads for which day it was understood, where that isn't today.</summary>
    private void Opened(Errand errand)
    {
        if (change.Stores.Cards.Any(CardName.For(errand).ToString())) _cards.Redraw(errand, here);
        else _cards.SayAgain(errand);
        var today = change.Timings.DayOf(errand.At!.Value) == change.Today;
        _cards.ShowPage(errand, today ? "errand.opened" : new Phrase("errand.opened-later", ("date", change.Timings.DayOf(errand.At.Value))));
    }

    private void Retimed(Errand errand)
    {
        _cards.Redraw(errand, here);
        foreach (var asker in _cards.Askers(errand))
            mail.ToPerson(asker, Message.Of(new Phrase("lines.retimed", ("title", ErrandPage.Title(errand, change.Timings.TimeZone))), [ErrandPage.To("lines.button-show", ErrandVerb.Show, errand)]), OutboxKind.Notice, goodUntil: errand.At);
    }

    private void Off(Happening.ErrandOff off)
    {
        if (off.ByClock) _cards.ShowPage(off.Errand, "errand.time-has-come");
        foreach (var asker in _cards.Askers(off.Errand)) _cards.ShowLines(off.Errand, asker);
        _cards.Redraw(off.Errand, here);
    }

    private void Ended(Happening.ErrandEnded ended)
    {
        // Nobody but whoever wanted to go has heard of it.
        if (ended.Before == ErrandState.Waiting)
        {
            _cards.Redraw(ended.Errand, here);
            return;
        }

        // What the clock alone ended can wait for waking hours.
        var kind = ended is { ByClock: true, Before: ErrandState.Gone } ? OutboxKind.Reminder : OutboxKind.Notice;
        if (ended.ByClock) _cards.ShowPage(ended.Errand, kind: kind);
        foreach (var asker in _cards.Askers(ended.Errand)) _cards.ShowLines(ended.Errand, asker, kind: kind);
        _cards.Redraw(ended.Errand, here);
    }

    /// <summary>The bot was put out: what was begun goes on in private.</summary>
    private void Lost(Group group)
    {
        foreach (var errand in change.Stores.Errands.UnderWay(group.Id))
        {
            _cards.ShowPage(errand, new Phrase("errand.lost", ("group", group.Title)));
            foreach (var asker in _cards.Askers(errand)) _cards.ShowLines(errand, asker, new Phrase("lines.lost", ("group", group.Title)));
        }
    }
}
