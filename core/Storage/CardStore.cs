using System.Data.Common;
using Dapper;

namespace Solidarity.Core.Storage;

/// <summary>A message that shows something whose state it follows; one thing may have many, also in one chat.</summary>
/// <param name="Name">What it shows ("match:31").</param>
/// <param name="MessageId">Null until the server has taken the message.</param>
/// <param name="IsStale">What it shows changed while it was on its way: it must be drawn anew.</param>
public sealed record SentCard(long Id, string Name, string Channel, string Chat, long? MessageId, bool IsStale = false);

public sealed class CardStore(DbConnection connection)
{
    private const string Select = "select id, card, channel, chat, message_id, stale from card ";

    /// <summary>A card is on its way to this chat.</summary>
    /// <param name="look">What it looks like, in a number.</param>
    /// <returns>Its id, to be told when it arrives.</returns>
    public long Promise(string card, string channel, string chat, long look) =>
        connection.ExecuteScalar<long>(
            "insert into card (card, channel, chat, look) values (@card, @channel, @chat, @look) returning id", new { card, channel, chat, look });

    /// <summary>
    /// Somebody pressed a button of a card whose arrival is not written down yet: now it is known which message it is.
    /// </summary>
    public void Pressed(string card, string channel, string chat, long messageId)
    {
        if (IsCard(channel, chat, messageId)) return;
        connection.Execute(
            """
            update card set message_id = @messageId
            where id = (select min(id) from card where card = @card and channel = @channel and chat = @chat and message_id is null)
            """,
            new { card, channel, chat, messageId });
    }

    /// <summary>Whether a message is a card, and so is drawn anew with all the others.</summary>
    public bool IsCard(string channel, string chat, long messageId) =>
        connection.ExecuteScalar<long>("select count(*) from card where channel = @channel and chat = @chat and message_id = @messageId", new { channel, chat, messageId }) > 0;

    /// <returns>False when the card looks like that already.</returns>
    public bool Show(long id, long look) =>
        connection.Execute("update card set look = @look where id = @id and look <> @look", new { id, look }) == 1;

    /// <returns>The card as it arrived; null where nobody knows it any more.</returns>
    public SentCard? Arrived(long id, long messageId)
    {
        var card = Read("where id = @id", new { id }).FirstOrDefault();
        connection.Execute("update card set message_id = @messageId, stale = 0 where id = @id", new { id, messageId });
        return card is null ? null : card with { MessageId = messageId };
    }

    /// <summary>The message is gone, or is no card any more.</summary>
    public void Forget(long id) => connection.Execute("delete from card where id = @id", new { id });

    /// <summary>What they show is no more: the messages stay as they are.</summary>
    public void ForgetAll(string card) => connection.Execute("delete from card where card = @card", new { card });

    /// <summary>Nobody reads this chat any more.</summary>
    public void ForgetIn(string channel, string chat) => connection.Execute("delete from card where channel = @channel and chat = @chat", new { channel, chat });

    /// <summary>What was to change of a message never reached it.</summary>
    public void Unseen(string channel, string chat, long messageId) =>
        connection.Execute("update card set look = 0 where channel = @channel and chat = @chat and message_id = @messageId", new { channel, chat, messageId });

    /// <returns>What a card that is on its way, or has arrived, shows.</returns>
    public string? NameOf(long id) => connection.ExecuteScalar<string?>("select card from card where id = @id", new { id });

    /// <summary>What is shown in a chat by messages that have arrived there.</summary>
    public IReadOnlyList<string> In(string channel, string chat) =>
        [.. connection.Query<string>("select distinct card from card where channel = @channel and chat = @chat and message_id is not null order by card", new { channel, chat })];

    /// <returns>What a message shows; null where it is no card.</returns>
    public string? NameOf(string channel, string chat, long messageId) =>
        connection.ExecuteScalar<string?>("select card from card where channel = @channel and chat = @chat and message_id = @messageId", new { channel, chat, messageId });

    /// <summary>Whether there is a message that shows this, or one is on its way.</summary>
    public bool Any(string card) => connection.ExecuteScalar<long>("select count(*) from card where card = @card", new { card }) > 0;

    /// <summary>The thing changed: where its cards are. Those still on their way are marked, to be drawn anew on arrival.</summary>
    /// <param name="firstFresh">The first card that shows the change already; later ones do too.</param>
    public IReadOnlyList<SentCard> Changed(string card, long firstFresh)
    {
        connection.Execute("update card set stale = 1 where card = @card and message_id is null and id < @firstFresh", new { card, firstFresh });
        return Read("where card = @card and message_id is not null order by id", new { card });
    }

    /// <summary>Messages of a basic group don't go along when it becomes a supergroup; those on their way do.</summary>
    public void MoveChat(string channel, string from, string to)
    {
        connection.Execute("delete from card where channel = @channel and chat = @from and message_id is not null", new { channel, from });
        connection.Execute("update card set chat = @to where channel = @channel and chat = @from", new { channel, from, to });
    }

    private IReadOnlyList<SentCard> Read(string where, object with) =>
        [.. connection.Query<Row>(Select + where, with).Select(r => new SentCard(r.Id, r.Card, r.Channel, r.Chat, r.Message_Id, r.Stale == 1))];

    private sealed class Row
    {
        public long Id { get; init; }
        public string Card { get; init; } = "";
        public string Channel { get; init; } = "";
        public string Chat { get; init; } = "";
        public long? Message_Id { get; init; }
        public long Stale { get; init; }
    }
}
