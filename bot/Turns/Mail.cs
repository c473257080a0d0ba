using System.Security.Cryptography;
using System.Text;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>A row of the outbox, and the message it holds.</summary>
internal sealed record Promised(OutboxRow Row, Outgoing Outgoing)
{
    public Promised(OutboxRow row) : this(row, OutgoingJson.Read(row.Payload)) { }
}

/// <summary>
/// Puts what a transaction has to say into its outbox, in each reader's language. The rows are handed to the sender only
/// when the transaction has been committed.
/// </summary>
internal sealed class Mail(Stores stores, TextBook texts, Settings settings, DateTimeOffset now)
{
    /// <summary>So many notes about a person stand on the sheet of whoever rings them.</summary>
    private const int MostNotes = 3;

    private readonly List<Promised> _promised = [];

    private readonly List<Message> _heard = [];

    private long _firstCard = long.MaxValue;

    private Address? _here;

    public IReadOnlyList<Promised> Promised => _promised;

    public TextBook Texts { get; } = texts;

    /// <summary>Whoever this transaction is for stands before us: what is said to them here is not sent, but <see cref="Heard"/>.</summary>
    public void Listen(Address here) => _here = here;

    /// <summary>What was said here since this was asked last.</summary>
    public IReadOnlyList<Message> Heard()
    {
        Message[] heard = [.. _heard];
        _heard.Clear();
        return heard;
    }

    /// <param name="goodUntil">From when on the message would make no sense any more; it is dropped then.</param>
    /// <param name="besides">Somebody who must not read it in the person's stead, even if they are of the team: the other side.</param>
    public void ToPerson(Person person, Message message, OutboxKind kind, DateTimeOffset? goodUntil = null, long? besides = null)
    {
        // Somebody who blocked the bot has chosen silence until they write again.
        if (person.UnreachableSince is not null) return;
        if (person.IsByPhone)
        {
            // Nobody hears a bot that has no number to ring from: somebody of the team tells them.
            if (CallSheet.Reader(stores, settings, person, besides, now) is { } reader)
                ToPerson(reader, CallSheet.ToRead(person, message, stores.Notes.Newest(person.Reference, MostNotes)), CallSheet.KindFor(kind), goodUntil);
            return;
        }
        Say(new Address(person.Channel, person.Address), person.Language, message, kind, goodUntil: goodUntil);
    }

    /// <param name="card">What the message shows, if it must follow that thing's state.</param>
    /// <param name="goodUntil">From when on the message would make no sense any more; it is dropped then.</param>
    /// <param name="topic">The forum topic of a group to say it in.</param>
    public void Say(Address chat, string language, Message message, OutboxKind kind, CardName? card = null, DateTimeOffset? goodUntil = null, long? topic = null)
    {
        if (chat == _here)
        {
            _heard.Add(message);
            return;
        }

        var outgoing = message.Render(Texts, language, chat.Id, OutgoingKind.Say, null) with { Topic = topic };
        if (outgoing.File is not null)
        {
            if (card is not null) throw new ArgumentException("a card can't be redrawn with its file", nameof(card));
            foreach (var part in outgoing.Parts()) Add(chat, part, kind, null, goodUntil);
            return;
        }
        long? cardId = null;
        if (card is not null)
        {
            cardId = stores.Cards.Promise(card.Value.ToString(), chat.Channel, chat.Id, Look(outgoing));
            _firstCard = Math.Min(_firstCard, cardId.Value);
        }
        Add(chat, outgoing, kind, cardId, goodUntil);
    }

    /// <summary>Draws a card anew, unless it would look the same.</summary>
    public void Redraw(SentCard card, string language, Message message, OutboxKind kind)
    {
        var chat = new Address(card.Channel, card.Chat);
        var outgoing = message.Render(Texts, language, chat.Id, OutgoingKind.Edit, card.MessageId);
        if (stores.Cards.Show(card.Id, Look(outgoing))) Add(chat, outgoing, kind, null);
    }

    /// <summary>The cards of a thing that has just changed, but for those that this transaction itself has just drawn.</summary>
    public IReadOnlyList<SentCard> CardsToRedraw(CardName card) => stores.Cards.Changed(card.ToString(), _firstCard);

    public void Edit(Address chat, long messageId, string language, Message message, OutboxKind kind) =>
        Add(chat, message.Render(Texts, language, chat.Id, OutgoingKind.Edit, messageId), kind, null);

    /// <summary>Takes a message out of a chat, where that is possible.</summary>
    public void Remove(Address chat, long messageId, OutboxKind kind) => Add(chat, new Outgoing(OutgoingKind.Remove, chat.Id, "", messageId), kind, null);

    /// <summary>Pins a message in a group, without a sound, where that is possible.</summary>
    public void Pin(Address chat, long messageId, OutboxKind kind) => Add(chat, new Outgoing(OutgoingKind.Pin, chat.Id, "", messageId), kind, null);

    private void Add(Address chat, Outgoing outgoing, OutboxKind kind, long? cardId, DateTimeOffset? goodUntil = null) =>
        _promised.Add(new Promised(stores.Outbox.Add(chat.Channel, chat.Id, kind, OutgoingJson.Write(outgoing), cardId, now, goodUntil), outgoing));

    /// <summary>What a message looks like, in a number: two that look the same have the same.</summary>
    private static long Look(Outgoing outgoing) =>
        BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(OutgoingJson.Write(outgoing with { Kind = OutgoingKind.Say, MessageId = null, Topic = null }))));
}
