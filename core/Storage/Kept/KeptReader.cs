using System.Collections;
using System.Data.Common;
using System.Globalization;

namespace Solidarity.Core.Storage;

/// <summary>The rows of a statement. It knows its columns beforehand: Dapper asks for all their names and types at every call.</summary>
internal sealed class KeptReader : DbDataReader
{
    private readonly KeptStatement _statement;
    private bool _ahead, _begun, _closed;

    public KeptReader(KeptStatement statement)
    {
        _statement = statement;
        // Before it is asked for: whether there is a row, and of what types, must be known by then.
        HasRows = _ahead = statement.Step();
    }

    public override int Depth => 0;

    public override int FieldCount => _statement.Columns.Length;

    public override bool HasRows { get; }

    public override bool IsClosed => _closed;

    public override int RecordsAffected => _statement.ReadsOnly ? -1 : _statement.Changes;

    public override object this[int ordinal] => _statement.Value(ordinal);

    public override object this[string name] => _statement.Value(GetOrdinal(name));

    public override bool Read()
    {
        if (_begun && _ahead) _ahead = _statement.Step();
        _begun = true;
        return _ahead;
    }

    public override bool NextResult() => false;

    public override void Close()
    {
        if (_closed) return;
        _closed = true;
        _statement.Reset();
    }

    public override string GetName(int ordinal) => _statement.Columns[ordinal].Name;

    public override int GetOrdinal(string name) =>
        Array.FindIndex(_statement.Columns, c => c.Name == name) is >= 0 and var at ? at : throw new IndexOutOfRangeException(name);

    public override Type GetFieldType(int ordinal) => _statement.FieldType(ordinal);

    public override string GetDataTypeName(int ordinal) => GetFieldType(ordinal).Name;

    public override bool IsDBNull(int ordinal) => _statement.IsNull(ordinal);

    public override object GetValue(int ordinal) => _statement.Value(ordinal);

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++) values[i] = _statement.Value(i);
        return count;
    }

    public override bool GetBoolean(int ordinal) => GetInt64(ordinal) != 0;

    public override byte GetByte(int ordinal) => checked((byte)GetInt64(ordinal));

    public override short GetInt16(int ordinal) => checked((short)GetInt64(ordinal));

    public override int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    public override long GetInt64(int ordinal) => _statement.IsNull(ordinal) ? throw Missing(ordinal) : _statement.Integer(ordinal);

    public override float GetFloat(int ordinal) => (float)GetDouble(ordinal);

    public override double GetDouble(int ordinal) => _statement.IsNull(ordinal) ? throw Missing(ordinal) : _statement.Real(ordinal);

    public override decimal GetDecimal(int ordinal) => (decimal)GetDouble(ordinal);

    public override string GetString(int ordinal) => _statement.IsNull(ordinal) ? throw Missing(ordinal) : _statement.String(ordinal);

    public override char GetChar(int ordinal) => GetString(ordinal)[0];

    public override Guid GetGuid(int ordinal) => Guid.Parse(GetString(ordinal));

    public override DateTime GetDateTime(int ordinal) => DateTime.Parse(GetString(ordinal), CultureInfo.InvariantCulture);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException("values are read whole");

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException("values are read whole");

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    private InvalidCastException Missing(int ordinal) => new($"{GetName(ordinal)} is null in this row");
}
