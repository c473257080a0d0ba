using System.Data.Common;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Storage;

/// <summary>All tables, over one open connection: what a turn reads and writes inside its transaction.</summary>
public sealed class Stores(DbConnection connection, Categories categories)
{
    public DbConnection Connection { get; } = connection;

    public PersonStore People { get; } = new(connection);

    public RoleStore Roles { get; } = new(connection);

    public ConversationStore Conversations { get; } = new(connection);

    public PostStore Posts { get; } = new(connection, categories);

    public CandidateStore Candidates { get; } = new(connection, categories);

    public MatchStore Matches { get; } = new(connection);

    public AuditStore Audit { get; } = new(connection);

    public InboxStore Inbox { get; } = new(connection);

    public OutboxStore Outbox { get; } = new(connection);

    public CardStore Cards { get; } = new(connection);

    public StatisticsStore Statistics { get; } = new(connection);

    public Categories Categories { get; } = categories;
}

internal static class Instant
{
    public static long Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    public static long? Milliseconds(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds();

    public static DateTimeOffset From(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public static DateTimeOffset? From(long? milliseconds) =>
        milliseconds is { } m ? DateTimeOffset.FromUnixTimeMilliseconds(m) : null;
}
