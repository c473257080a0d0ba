using Solidarity.Bot.Texts;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>
/// Puts what a transaction has to say into its outbox, in each reader's language. The rows are handed to the sender only
/// when the transaction has been committed.
/// </summary>
internal sealed class Mail(Stores stores, TextBook texts, DateTimeOffset now)
{
    private readonly List<OutboxRow> _rows = [];

    public IReadOnlyList<OutboxRow> Rows => _rows;

    public TextBook Texts { get; } = texts;

    /// <param name="card">What the message shows, if it must follow that thing's state.</param>
    public void ToPerson(Person person, Message message, OutboxKind kind, string? card = null)
    {
        // Somebody who blocked the bot has chosen silence until they write again.
        if (person.UnreachableSince is not null) return;
        Say(new Address(person.Channel, person.Address), person.Language, message, kind, card);
    }

    public void Say(Address chat, string language, Message message, OutboxKind kind, string? card = null)
    {
        var cardId = card is null ? (long?)null : stores.Cards.Promise(card, chat.Channel, chat.Id);
        Add(chat, message.Render(Texts, language, chat.Id, OutgoingKind.Say, null), kind, cardId);
    }

    public void Edit(Address chat, long messageId, string language, Message message, OutboxKind kind) =>
        Add(chat, message.Render(Texts, language, chat.Id, OutgoingKind.Edit, messageId), kind, null);

    private void Add(Address chat, Outgoing outgoing, OutboxKind kind, long? cardId) =>
        _rows.Add(stores.Outbox.Add(chat.Channel, chat.Id, kind, OutgoingJson.Write(outgoing), cardId, now));
}
