using System.Data.Common;
using Dapper;

namespace Solidarity.Core.Storage;

/// <summary>A message that shows something whose state it follows.</summary>
/// <param name="Name">What it shows ("match:31").</param>
/// <param name="MessageId">Null until the server has taken the message.</param>
public sealed record SentCard(string Name, string Channel, string Chat, long? MessageId);

public sealed class CardStore(DbConnection connection)
{
    /// <summary>A card is on its way to this chat; a later one of the same name takes its place.</summary>
    public void Promise(string card, string channel, string chat) =>
        connection.Execute(
            """
            insert into card (card, channel, chat) values (@card, @channel, @chat)
            on conflict (card, channel, chat) do update set message_id = null, stale = 0
            """,
            new { card, channel, chat });

    /// <returns>Whether the thing changed while the card was on its way, so that it must be drawn anew.</returns>
    public bool Arrived(string card, string channel, string chat, long messageId)
    {
        var stale = connection.ExecuteScalar<long?>(
            "select stale from card where card = @card and channel = @channel and chat = @chat and message_id is null",
            new { card, channel, chat });
        connection.Execute(
            "update card set message_id = @messageId, stale = 0 where card = @card and channel = @channel and chat = @chat and message_id is null",
            new { card, channel, chat, messageId });
        return stale == 1;
    }

    /// <summary>The thing changed: where its cards are. Those still on their way are marked to be drawn anew on arrival.</summary>
    public IReadOnlyList<SentCard> Changed(string card)
    {
        connection.Execute("update card set stale = 1 where card = @card and message_id is null", new { card });
        return [.. connection.Query<Row>("select card, channel, chat, message_id from card where card = @card and message_id is not null order by channel, chat", new { card })
            .Select(r => new SentCard(r.Card, r.Channel, r.Chat, r.Message_Id))];
    }

    private sealed class Row
    {
        public string Card { get; init; } = "";
        public string Channel { get; init; } = "";
        public string Chat { get; init; } = "";
        public long? Message_Id { get; init; }
    }
}
