using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Solidarity.Core.Storage;

/// <summary>
/// An SQLite connection that keeps its statements prepared. Parsing a statement takes SQLite longer than running most of
/// ours, and Dapper makes a new command for every call; here a command borrows the prepared one of the same text and gives
/// it back when it is disposed.
/// </summary>
internal sealed class KeepingConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>Far more than there are statements; texts with numbers written into them must not grow it without end: then it begins anew.</summary>
    private const int Most = 200;

    private readonly Dictionary<string, SqliteCommand> _idle = [];

    protected override DbCommand CreateDbCommand() => new KeptCommand(this);

    private SqliteCommand Borrow(string text)
    {
        if (_idle.Remove(text, out var kept))
        {
            kept.Transaction = Transaction;
            return kept;
        }
        var command = CreateCommand();
        command.CommandText = text;
        return command;
    }

    private void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        if (_idle.Count >= Most) Forget();
        if (!_idle.TryAdd(command.CommandText, command)) command.Dispose();
    }

    private void Forget()
    {
        foreach (var command in _idle.Values) command.Dispose();
        _idle.Clear();
    }

    protected override void Dispose(bool disposing)
    {
        Forget();
        base.Dispose(disposing);
    }

    private sealed class KeptCommand(KeepingConnection connection) : DbCommand
    {
        private SqliteCommand? _inner;

        private SqliteCommand Inner => _inner ?? throw new InvalidOperationException("a command has no text yet");

        [AllowNull]
        public override string CommandText
        {
            get => _inner?.CommandText ?? "";
            set
            {
                // A list parameter would make Dapper write another text here, after it has begun to add parameters.
                if (_inner is not null) throw new InvalidOperationException("a kept command has one text; write lists into it beforehand");
                _inner = connection.Borrow(value ?? "");
            }
        }

        public override int CommandTimeout { get => Inner.CommandTimeout; set => Inner.CommandTimeout = value; }

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get => connection; set => throw new NotSupportedException(); }

        protected override DbParameterCollection DbParameterCollection => Inner.Parameters;

        /// <summary>Always the one that is open: SQLite has no other.</summary>
        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel() => Inner.Cancel();

        public override int ExecuteNonQuery() => Inner.ExecuteNonQuery();

        public override object? ExecuteScalar() => Inner.ExecuteScalar();

        public override void Prepare() => Inner.Prepare();

        protected override DbParameter CreateDbParameter() => new SqliteParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Inner.ExecuteReader(behavior);

        protected override void Dispose(bool disposing)
        {
            if (_inner is not null) connection.GiveBack(_inner);
            _inner = null;
            base.Dispose(disposing);
        }
    }
}
