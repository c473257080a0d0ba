using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Solidarity.Core.Storage;

/// <summary>
/// An SQLite connection that keeps its statements prepared. Parsing a statement takes SQLite longer than running most of
/// ours, and Dapper makes a new command for every call; here a command borrows the prepared statement of the same text, and
/// gives it back when it is disposed. See docs/decisions/0032.
/// </summary>
internal sealed class KeepingConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>Far more than there are statements; texts with numbers written into them must not grow it without end: then it begins anew.</summary>
    private const int Most = 200;

    private readonly Dictionary<string, KeptStatement> _idle = [];

    protected override DbCommand CreateDbCommand() => new KeptCommand(this);

    /// <returns>Null for a text of several statements, or of none: those are run once, and not worth keeping.</returns>
    public KeptStatement? Borrow(string text) => _idle.Remove(text, out var kept) ? kept : KeptStatement.Prepare(Handle!, text);

    public void GiveBack(KeptStatement statement)
    {
        statement.Clear();
        if (_idle.Count >= Most) Forget();
        // Closed meanwhile, and perhaps opened anew: then it is a statement of somebody else's connection.
        if (!statement.IsOf(Handle) || !_idle.TryAdd(statement.Text, statement)) statement.Dispose();
    }

    public override void Close()
    {
        // They belong to the handle that goes back to the pool now.
        Forget();
        base.Close();
    }

    private void Forget()
    {
        foreach (var statement in _idle.Values) statement.Dispose();
        _idle.Clear();
    }
}
