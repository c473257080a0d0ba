using System.Data.Common;
using Dapper;

namespace Solidarity.Resilience.Engines;

/// <summary>The database that a bot under test runs on: how it is told of it, and how it is looked into from outside.</summary>
internal abstract class Engine : IAsyncDisposable
{
    /// <summary>What the bot is started with.</summary>
    public abstract IReadOnlyList<(string Name, string Value)> Settings { get; }

    /// <summary>Copies each promise into a table of the harness's own, in the promising transaction; run once, as separate commands.</summary>
    protected abstract IReadOnlyList<string> KeepPromises { get; }

    /// <summary>An open connection, which the caller disposes.</summary>
    public abstract DbConnection Open();

    /// <summary>Waits until the database has let go of a bot that was killed: what it was just committing is then decided.</summary>
    public virtual Task WaitUntilLeftAsync() => Task.CompletedTask;

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The bot has made its tables and stands still: from here on each promise is kept.</summary>
    public void Prepare()
    {
        using var connection = Open();
        foreach (string sql in KeepPromises) connection.Execute(sql);
    }

    /// <summary>What was promised since the last time, and what is not marked as sent. Only while no bot runs.</summary>
    public (IReadOnlyList<(string Chat, string Payload)> Promised, IReadOnlyList<(string Chat, string Payload)> Unmarked) TakePromises()
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        (string, string)[] promised = [.. connection.Query<(string, string)>("select chat, payload from harness_promised", transaction: transaction)];
        (string, string)[] unmarked = [.. connection.Query<(string, string)>("select chat, payload from outbox where state = 'Waiting'", transaction: transaction)];
        connection.Execute("delete from harness_promised", transaction: transaction);
        transaction.Commit();
        return (promised, unmarked);
    }

    public IReadOnlyList<T> Query<T>(string sql)
    {
        using var connection = Open();
        return [.. connection.Query<T>(sql)];
    }
}
