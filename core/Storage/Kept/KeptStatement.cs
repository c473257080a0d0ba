using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Solidarity.Core.Storage;

/// <summary>
/// A prepared statement with what is asked of it again and again: where each parameter goes, what its columns are called and
/// hold. Used by one command at a time.
/// </summary>
internal sealed class KeptStatement : IDisposable
{
    private const int TextOnStack = 512;

    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _handle;
    private readonly Dictionary<string, int> _places = [];

    private KeptStatement(sqlite3 connection, sqlite3_stmt handle, string text)
    {
        (_connection, _handle, Text) = (connection, handle, text);
        for (var place = raw.sqlite3_bind_parameter_count(handle); place > 0; place--)
            _places[raw.sqlite3_bind_parameter_name(handle, place).utf8_to_string().TrimStart('@')] = place;
        Columns = new KeptColumn[raw.sqlite3_column_count(handle)];
        for (var i = 0; i < Columns.Length; i++)
            Columns[i] = new KeptColumn(raw.sqlite3_column_name(handle, i).utf8_to_string(), TypeOf(raw.sqlite3_column_decltype(handle, i).utf8_to_string()));
        ReadsOnly = raw.sqlite3_stmt_readonly(handle) != 0;
    }

    public string Text { get; }

    public bool IsOf(sqlite3? connection) => ReferenceEquals(_connection, connection);

    public KeptColumn[] Columns { get; }

    public bool ReadsOnly { get; }

    /// <summary>Rows changed by whatever this connection ran last.</summary>
    public int Changes => raw.sqlite3_changes(_connection);

    /// <returns>Null when the text holds more than one statement, or none.</returns>
    /// <exception cref="SqliteException">It is no SQL, or about what isn't there.</exception>
    public static KeptStatement? Prepare(sqlite3 connection, string text)
    {
        Check(raw.sqlite3_prepare_v3(connection, text, raw.SQLITE_PREPARE_PERSISTENT, out var handle, out var rest), connection);
        if (!handle.IsInvalid && string.IsNullOrWhiteSpace(rest)) return new KeptStatement(connection, handle, text);
        handle.Dispose();
        return null;
    }

    /// <summary>Parameters that the statement doesn't speak of are passed over; one that is missing would be taken for null.</summary>
    /// <exception cref="ArgumentException">One is missing, or holds what isn't stored.</exception>
    public void Bind(IReadOnlyList<KeptParameter> parameters)
    {
        var bound = 0;
        for (var i = 0; i < parameters.Count; i++) bound += Bind(parameters[i].ParameterName, parameters[i].Value);
        CheckAllBound(bound);
    }

    /// <inheritdoc cref="Bind(IReadOnlyList{KeptParameter})" />
    public void Bind(ReadOnlySpan<Bound> values)
    {
        var bound = 0;
        foreach (var (name, value) in values) bound += Bind(name, value);
        CheckAllBound(bound);
    }

    private void CheckAllBound(int bound)
    {
        if (bound != _places.Count) throw new ArgumentException($"{_places.Count - bound} parameters have no value: {Text}");
    }

    /// <returns>How many places it has: none, or one.</returns>
    private int Bind(string name, object? value)
    {
        if (!_places.TryGetValue(name, out var place)) return 0;
        Bind(place, value);
        return 1;
    }

    private void Bind(int place, object? value)
    {
        Check(
            value switch
            {
                null or DBNull => raw.sqlite3_bind_null(_handle, place),
                string text => BindText(place, text),
                bool yes => raw.sqlite3_bind_int64(_handle, place, yes ? 1 : 0),
                double.NaN or float.NaN => throw new ArgumentException("SQLite would take what is no number for null"),
                double or float => raw.sqlite3_bind_double(_handle, place, Convert.ToDouble(value, null)),
                long or int or short or byte => raw.sqlite3_bind_int64(_handle, place, Convert.ToInt64(value, null)),
                byte[] bytes => raw.sqlite3_bind_blob(_handle, place, bytes),
                _ => throw new ArgumentException($"a {value.GetType().Name} is not stored as it is"),
            },
            _connection);
    }

    private int BindText(int place, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most <= TextOnStack)
        {
            Span<byte> near = stackalloc byte[TextOnStack];
            return raw.sqlite3_bind_text(_handle, place, near[..Encoding.UTF8.GetBytes(text, near)]);
        }
        var bytes = ArrayPool<byte>.Shared.Rent(most);
        // SQLite copies what it is given.
        var code = raw.sqlite3_bind_text(_handle, place, bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
        return code;
    }

    /// <returns>False at the end.</returns>
    /// <exception cref="SqliteException">The database refused.</exception>
    public bool Step()
    {
        var code = raw.sqlite3_step(_handle);
        if (code == raw.SQLITE_ROW) return true;
        if (code == raw.SQLITE_DONE) return false;
        // Reset all the same: a statement that has failed must not keep its transaction from being rolled back.
        try
        {
            Check(code, _connection);
            throw new InvalidOperationException($"SQLite answered {code}, which is neither a row, nor the end, nor an error");
        }
        finally
        {
            raw.sqlite3_reset(_handle);
        }
    }

    /// <summary>Ends it, wherever it stands. Outside of a transaction what it changed is kept only now.</summary>
    /// <exception cref="SqliteException">It could not be kept.</exception>
    public void Reset() => Check(raw.sqlite3_reset(_handle), _connection);

    public void Clear()
    {
        raw.sqlite3_reset(_handle);
        raw.sqlite3_clear_bindings(_handle);
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_handle, column) == raw.SQLITE_NULL;

    public long Integer(int column) => raw.sqlite3_column_int64(_handle, column);

    public double Real(int column) => raw.sqlite3_column_double(_handle, column);

    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_handle, column);

    /// <summary>The database is UTF-8: the bytes of a text are the text.</summary>
    public string String(int column) => Encoding.UTF8.GetString(Bytes(column));

    /// <summary>As SQLite holds it in this row: long, double, string, byte[], or <see cref="DBNull"/>.</summary>
    public object Value(int column) => raw.sqlite3_column_type(_handle, column) switch
    {
        raw.SQLITE_INTEGER => Integer(column),
        raw.SQLITE_FLOAT => Real(column),
        raw.SQLITE_TEXT => String(column),
        raw.SQLITE_NULL => DBNull.Value,
        _ => Bytes(column).ToArray(),
    };

    /// <summary>What a column was declared to hold, or for an expression what it holds in this row.</summary>
    public Type FieldType(int column) => Columns[column].Type ?? raw.sqlite3_column_type(_handle, column) switch
    {
        raw.SQLITE_INTEGER => typeof(long),
        raw.SQLITE_FLOAT => typeof(double),
        raw.SQLITE_TEXT => typeof(string),
        _ => typeof(byte[]),
    };

    /// <summary>What SQLite makes of a declared type: https://sqlite.org/datatype3.html, 3.1.</summary>
    private static Type? TypeOf(string? declared) => declared?.ToLowerInvariant() switch
    {
        null or "" => null,
        var type when type.Contains("int", StringComparison.Ordinal) => typeof(long),
        var type when type.Contains("char", StringComparison.Ordinal) || type.Contains("text", StringComparison.Ordinal) => typeof(string),
        var type when type.Contains("real", StringComparison.Ordinal) || type.Contains("double", StringComparison.Ordinal) || type.Contains("floa", StringComparison.Ordinal) => typeof(double),
        _ => null,
    };

    private static void Check(int code, sqlite3 connection)
    {
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, connection);
    }

    public void Dispose() => _handle.Dispose();
}

/// <param name="Type">What the schema declares; null for an expression, whose type shows in each row.</param>
internal readonly record struct KeptColumn(string Name, Type? Type);
