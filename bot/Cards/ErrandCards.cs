using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Errands;
using Solidarity.Core.Groups;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Cards;

/// <summary>All that shows an errand follows it: its card in the group, the page of whoever goes, the lines of whoever asked.</summary>
internal sealed class ErrandCards(Change change, Mail mail)
{
    private Stores Stores => change.Stores;

    /// <param name="here">The chat in which somebody has just pressed or written: what changes there is an answer.</param>
    public void Redraw(Errand errand, Address? here)
    {
        foreach (var name in (CardName[])[CardName.For(errand), CardName.PageOf(errand), CardName.LinesOf(errand)])
        {
            foreach (var card in mail.CardsToRedraw(name)) Redraw(errand, card, here);
        }

        if (errand.State != ErrandState.Gathering) TakeHintBack(errand);
    }

    /// <summary>A message was taken by the server: what it shows may have changed on its way.</summary>
    public void Arrived(SentCard card)
    {
        if (card.IsStale && CardName.Parse(card.Name) is { Kind: CardName.OfErrand or CardName.OfErrandPage or CardName.OfErrandLines } name && Stores.Errands.Find(name.Id) is { } errand) Redraw(errand, card, null);
    }

    /// <summary>Where the old card can't be changed any more.</summary>
    public void SayAgain(Errand errand)
    {
        if (InGroup(errand) is not var (group, message)) return;
        Stores.Cards.ForgetAll(CardName.For(errand).ToString());
        mail.Say(Address.Of(group), group.Setup!.Language, message, OutboxKind.Notice, CardName.For(errand), topic: group.Topic);
    }

    /// <summary>As its group sees it; null where that has nothing to see, or nothing can be said there.</summary>
    public (Group Group, Message Message)? InGroup(Errand errand) =>
        Stores.Groups.Get(errand.GroupId) is { IsActive: true } group && ErrandCard.For(errand, Stores.People.Get(errand.PersonId), Lines(errand).Count, change.Timings.TimeZone) is { } message ? (group, message) : null;

    /// <summary>The page of whoever goes, at the end of their chat. The one that stood there before goes: two lists would be one too many.</summary>
    public void ShowPage(Errand errand, Phrase? first = null, OutboxKind kind = OutboxKind.Notice)
    {
        var goer = Stores.People.Get(errand.PersonId);
        Show(goer, CardName.PageOf(errand), Page(errand, first), kind);
    }

    /// <summary>What one neighbour asked for, at the end of their chat.</summary>
    public void ShowLines(Errand errand, Person asker, Phrase? first = null, OutboxKind kind = OutboxKind.Notice) =>
        Show(asker, CardName.LinesOf(errand), Own(errand, asker, first), kind);

    /// <summary>Those who ask for something, each once.</summary>
    public IReadOnlyList<Person> Askers(Errand errand) => [.. Lines(errand).Select(line => line.PersonId).Distinct().Select(Stores.People.Get)];

    public void Forget(long id)
    {
        foreach (var kind in (string[])[CardName.OfErrand, CardName.OfErrandPage, CardName.OfErrandLines, CardName.OfErrandHint]) Stores.Cards.ForgetAll(new CardName(kind, id).ToString());
    }

    private void Show(Person reader, CardName name, Message message, OutboxKind kind)
    {
        if (reader.UnreachableSince is not null) return;
        var chat = new Address(reader.Channel, reader.Address);
        foreach (var card in mail.CardsToRedraw(name).Where(card => new Address(card.Channel, card.Chat) == chat)) Remove(card, kind);
        mail.Say(chat, reader.Language, message, kind, name);
    }

    private void Redraw(Errand errand, SentCard card, Address? here)
    {
        var chat = new Address(card.Channel, card.Chat);
        var kind = chat == here ? OutboxKind.Answer : OutboxKind.Notice;
        if (CardName.Parse(card.Name) is { Kind: CardName.OfErrand })
        {
            if (InGroup(errand) is var (group, message)) mail.Redraw(card, group.Setup!.Language, message, kind);
            else if (errand is { State: ErrandState.CalledOff, OpenedAt: null }) Remove(card, kind);
        }
        else if (Stores.People.Find(chat.Channel, chat.Id) is { UnreachableSince: null } reader)
        {
            mail.Redraw(card, reader.Language, reader.Id == errand.PersonId ? Page(errand, null) : Own(errand, reader, null), kind);
        }
    }

    private void TakeHintBack(Errand errand)
    {
        foreach (var card in mail.CardsToRedraw(new CardName(CardName.OfErrandHint, errand.Id))) Remove(card, OutboxKind.Notice);
    }

    private void Remove(SentCard card, OutboxKind kind)
    {
        mail.Remove(new Address(card.Channel, card.Chat), card.MessageId!.Value, kind);
        Stores.Cards.Forget(card.Id);
    }

    private IReadOnlyList<ErrandLine> Lines(Errand errand) => [.. Stores.ErrandLines.Of(errand.Id).Where(line => line.State != LineState.Withdrawn)];

    private Message Page(Errand errand, Phrase? first) => ErrandPage.ForGoer(
        errand, [.. Lines(errand).Select(line => (line, Stores.People.Get(line.PersonId)))], Stores.Groups.Get(errand.GroupId), change.Timings.TimeZone, first);

    private Message Own(Errand errand, Person asker, Phrase? first) => ErrandPage.ForAsker(
        errand, [.. Lines(errand).Where(line => line.PersonId == asker.Id)], Stores.People.Get(errand.PersonId), Stores.Groups.Get(errand.GroupId), change.Timings.TimeZone, first);
}
