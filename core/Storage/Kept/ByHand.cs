using System.Data.Common;

namespace Solidarity.Core.Storage;

/// <summary>
/// For the few statements that every turn runs: their values are bound here, without Dapper and its command between. On SQLite
/// that halves what such a statement takes; docs/decisions/0032. All others go through Dapper.
/// </summary>
internal static class ByHand
{
    /// <returns>How many rows were changed.</returns>
    public static int Change(this DbConnection connection, string text, params ReadOnlySpan<Bound> values)
    {
        if (connection is not KeepingConnection keeping)
        {
            using var command = Command(connection, text, values);
            return command.ExecuteNonQuery();
        }
        using var borrowed = new Borrowed(keeping, text);
        return borrowed.Change(values);
    }

    /// <returns>The number that the statement returns, such as a new id.</returns>
    public static long Number(this DbConnection connection, string text, params ReadOnlySpan<Bound> values)
    {
        if (connection is not KeepingConnection keeping)
        {
            using var command = Command(connection, text, values);
            return command.ExecuteScalar() is long number ? number : throw new InvalidOperationException($"no row came of it: {text}");
        }
        using var borrowed = new Borrowed(keeping, text);
        return borrowed.Number(values);
    }

    private static DbCommand Command(DbConnection connection, string text, ReadOnlySpan<Bound> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private readonly ref struct Borrowed(KeepingConnection connection, string text)
    {
        private readonly KeptStatement _statement = connection.Borrow(text) ?? throw new NotSupportedException("one statement at a time");

        public int Change(ReadOnlySpan<Bound> values)
        {
            _statement.Bind(values);
            while (_statement.Step()) { }
            _statement.Reset();
            return _statement.Changes;
        }

        public long Number(ReadOnlySpan<Bound> values)
        {
            _statement.Bind(values);
            if (!_statement.Step()) throw new InvalidOperationException($"no row came of it: {_statement.Text}");
            var number = _statement.Integer(0);
            _statement.Reset();
            return number;
        }

        public void Dispose() => connection.GiveBack(_statement);
    }
}

/// <param name="Name">Of the parameter, without the sign before it.</param>
/// <param name="Value">Null, a text, a number, a yes or no, or bytes: what is stored as it is.</param>
internal readonly record struct Bound(string Name, object? Value)
{
    public static implicit operator Bound((string Name, object? Value) pair) => new(pair.Name, pair.Value);
}
