using System.Data;
using System.Data.Common;
using Dapper;

namespace Solidarity.Resilience.Engines;

/// <summary>The database that the bots under test run on: how they are told of it, and how it is looked into from outside.</summary>
internal abstract class Engine : IAsyncDisposable
{
    /// <summary>Copies each promise and each mark into tables of the harness's own, in the transaction that makes it; run once, as separate commands.</summary>
    protected abstract IReadOnlyList<string> KeepAccounts { get; }

    /// <summary>What a bot is started with, for one of its lives.</summary>
    public abstract IReadOnlyList<(string Name, string Value)> SettingsFor(string life);

    /// <summary>An open connection, which the caller disposes.</summary>
    public abstract DbConnection Open();

    /// <summary>Such a life begins now.</summary>
    public virtual void Begin(string life)
    {
    }

    /// <summary>Waits until the database has let go of a bot that was killed: what it was just committing is then decided.</summary>
    public virtual Task WaitUntilLeftAsync(string life) => Task.CompletedTask;

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The bot has made its tables and stands still: from here on each promise and each mark is kept.</summary>
    public void Prepare()
    {
        using var connection = Open();
        foreach (string sql in KeepAccounts) connection.Execute(sql);
    }

    /// <summary>Takes all in one snapshot: other bots may go on working meanwhile.</summary>
    public Reading Read()
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        (string, string)[] promised = [.. connection.Query<(string, string)>("select chat, payload from harness_promised", transaction: transaction)];
        Mark[] marked = [.. connection.Query<Mark>("select chat, payload, life, at, until from harness_marked", transaction: transaction)];
        (string, string)[] unmarked = [.. connection.Query<(string, string)>("select chat, payload from outbox where state = 'Waiting'", transaction: transaction)];
        connection.Execute("delete from harness_promised", transaction: transaction);
        connection.Execute("delete from harness_marked", transaction: transaction);
        transaction.Commit();
        return new Reading(promised, marked, unmarked);
    }

    public IReadOnlyList<T> Query<T>(string sql, object? values = null)
    {
        using var connection = Open();
        return [.. connection.Query<T>(sql, values)];
    }
}
