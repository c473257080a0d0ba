using System.Data.Common;
using Dapper;

namespace Solidarity.Core.Storage;

/// <summary>
/// An answer goes to somebody who has just written or pressed; a notice can wait its turn. A reminder is a notice that keeps
/// to the hours in which people may be disturbed; one to the desk keeps to the moderators' opening hours.
/// </summary>
public enum OutboxKind { Answer, Notice, Reminder, DeskReminder }

/// <summary>A message that a turn promised.</summary>
/// <param name="Payload">JSON of what the channel is to do; this store doesn't look inside.</param>
/// <param name="CardId">The card that the message is, if it must follow the state of what it shows.</param>
/// <param name="CreatedAt">When it was promised.</param>
/// <param name="GoodUntil">From when on it has lost its sense and is not sent any more; null: never.</param>
public sealed record OutboxRow(
    long Id, string Channel, string Chat, OutboxKind Kind, string Payload, long? CardId, DateTimeOffset CreatedAt, DateTimeOffset? GoodUntil);

public sealed class OutboxStore(DbConnection connection)
{
    private const string Insert =
        """
        insert into outbox (channel, chat, kind, payload, card_id, created_at, good_until)
        values (@channel, @chat, @kind, @payload, @cardId, @at, @goodUntil)
        returning id
        """;

    public OutboxRow Add(
        string channel, string chat, OutboxKind kind, string payload, long? cardId, DateTimeOffset now, DateTimeOffset? goodUntil = null)
    {
        var id = connection.Number(
            Insert,
            ("channel", channel),
            ("chat", chat),
            ("kind", kind.ToString()),
            ("payload", payload),
            ("cardId", cardId),
            ("at", Instant.Milliseconds(now)),
            ("goodUntil", Instant.Milliseconds(goodUntil)));
        return new OutboxRow(id, channel, chat, kind, payload, cardId, now, goodUntil);
    }

    private const string SelectWaiting =
        """
        select id, channel, chat, kind, payload, card_id, created_at, good_until from outbox
        where state = 'Waiting' order by id
        """;

    /// <summary>What was promised and not yet sent, oldest first: read once, at start.</summary>
    public IReadOnlyList<OutboxRow> Waiting() => [.. connection.Query<Row>(SelectWaiting).Select(r => r.ToOutboxRow())];

    private const string PromisedSince =
        """
        select id, channel, chat, kind, payload, card_id, created_at, good_until, xact from outbox
        where state = 'Waiting' and xact >= @since order by id
        """;

    /// <summary>
    /// On PostgreSQL: what waits and was promised by a transaction that was not over at the last look. Numbers are given before the
    /// commit, so that going by the last number seen would pass over whoever commits late; transactions tell.
    /// </summary>
    /// <param name="since">Zero for all; afterwards the horizon of the look before.</param>
    /// <returns>The rows with their transactions; every transaction before the horizon was over, and needn't be looked at again.</returns>
    public (IReadOnlyList<(OutboxRow Row, long Transaction)> Rows, long Horizon) WaitingSince(long since)
    {
        // Taken first, so that it is rather too early than too late.
        var horizon = connection.ExecuteScalar<long>("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
        return ([.. connection.Query<Row>(PromisedSince, new { since }).Select(r => (r.ToOutboxRow(), r.Xact))], horizon);
    }

    /// <summary>A message that was sent is forgotten: its text is nobody's business any more.</summary>
    public void Forget(IEnumerable<long> ids) =>
        connection.Execute(Dialect.Of(connection).Each("delete from outbox where id in", "ids"), new { ids = $"[{string.Join(',', ids)}]" });

    public void Kill(long id, string error) =>
        connection.Execute("update outbox set state = 'Dead', error = @error where id = @id", new { id, error });

    public void MoveChat(string channel, string from, string to)
    {
        connection.Execute("update outbox set chat = @to where channel = @channel and chat = @from", new { channel, from, to });
        connection.Execute(
            """
            insert into moved_chat (channel, chat, moved_to) values (@channel, @from, @to)
            on conflict (channel, chat) do update set moved_to = excluded.moved_to
            """,
            new { channel, from, to });
    }

    /// <summary>Where a chat goes on, if it moved.</summary>
    public string WhereIs(string channel, string chat) =>
        connection.ExecuteScalar<string?>("select moved_to from moved_chat where channel = @channel and chat = @chat", new { channel, chat }) ?? chat;

    /// <summary>How many messages wait to be sent to a chat.</summary>
    public int Waiting(string channel, string chat) =>
        (int)connection.ExecuteScalar<long>("select count(*) from outbox where channel = @channel and chat = @chat and state = 'Waiting'", new { channel, chat });

    /// <summary>How many reminders wait; counted up to <paramref name="most"/>.</summary>
    public int Reminders(int most) =>
        (int)connection.ExecuteScalar<long>("select count(*) from (select 1 from outbox where state = 'Waiting' and kind = 'Reminder' limit @most) x", new { most });

    /// <summary>Dead letters, and when the oldest message that should have gone by now was promised; reminders wait for their hours.</summary>
    public (long Dead, long Waiting, DateTimeOffset? Oldest) Standing()
    {
        var dead = connection.ExecuteScalar<long>("select count(*) from outbox where state = 'Dead'");
        var waiting = connection.ExecuteScalar<long>("select count(*) from outbox where state = 'Waiting'");
        var oldest = connection.ExecuteScalar<long?>("select min(created_at) from outbox where state = 'Waiting' and kind in ('Answer', 'Notice')");
        return (dead, waiting, Instant.From(oldest));
    }

    private sealed class Row
    {
        public long Id { get; init; }
        public string Channel { get; init; } = "";
        public string Chat { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Payload { get; init; } = "";
        public long? Card_Id { get; init; }
        public long Xact { get; init; }
        public long Created_At { get; init; }
        public long? Good_Until { get; init; }

        public OutboxRow ToOutboxRow() => new(
            Id, Channel, Chat, Enum.Parse<OutboxKind>(Kind), Payload, Card_Id, Instant.From(Created_At), Instant.From(Good_Until));
    }
}
