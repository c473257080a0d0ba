using System.Data.Common;
using Dapper;

namespace Solidarity.Core.Storage;

/// <summary>Where a person is in a dialogue.</summary>
/// <param name="Snapshot">JSON of the dialogue's state, written and read by the dialogues; null between dialogues.</param>
/// <param name="Turn">Goes up with each question asked; a button carries the turn it belongs to.</param>
/// <param name="PressedMessage">The message whose button was pressed last: a second press there is a double tap.</param>
public sealed record Conversation(string? Snapshot, long Turn, long? PressedMessage)
{
    public static readonly Conversation None = new(null, 0, null);
}

public sealed class ConversationStore(DbConnection connection)
{
    private const string Select = "select snapshot, turn, pressed_message from conversation where person_id = @personId";

    public Conversation Get(long personId) =>
        connection.QueryFirstOrDefault<Row>(Select, new { personId }) is { } row
            ? new Conversation(row.Snapshot, row.Turn, row.Pressed_Message)
            : Conversation.None;

    private const string Upsert =
        """
        insert into conversation (person_id, snapshot, turn, pressed_message, remind_at)
        values (@personId, @snapshot, @turn, @pressed, @remindAt)
        on conflict (person_id) do update
        set snapshot = excluded.snapshot, turn = excluded.turn, pressed_message = excluded.pressed_message,
            remind_at = excluded.remind_at
        """;

    /// <param name="remindAt">When a dialogue left in the middle is spoken of; null without one.</param>
    public void Save(long personId, Conversation conversation, DateTimeOffset? remindAt) =>
        connection.Change(
            Upsert,
            ("personId", personId),
            ("snapshot", conversation.Snapshot),
            ("turn", conversation.Turn),
            ("pressed", conversation.PressedMessage),
            ("remindAt", Instant.Milliseconds(remindAt)));

    /// <summary>People whose dialogue has waited long enough.</summary>
    public IReadOnlyList<long> Due(DateTimeOffset now, int most) =>
        [.. connection.Query<long>(
            "select person_id from conversation where remind_at <= @now order by remind_at limit @most",
            new { now = Instant.Milliseconds(now), most })];

    public bool IsDue(long personId, DateTimeOffset now) =>
        connection.ExecuteScalar<long>(
            "select count(*) from conversation where person_id = @personId and remind_at <= @now",
            new { personId, now = Instant.Milliseconds(now) }) > 0;

    private sealed class Row
    {
        public string? Snapshot { get; init; }
        public long Turn { get; init; }
        public long? Pressed_Message { get; init; }
    }
}
