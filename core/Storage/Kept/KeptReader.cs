using System.Collections;
using System.Data.Common;
using System.Globalization;

namespace Solidarity.Core.Storage;

/// <summary>The rows of a statement. It knows its columns beforehand: Dapper asks for all their names and types at every call.</summary>
internal sealed class KeptReader(KeptStatement statement) : DbDataReader
{
    /// <summary>Stepped before it is asked for: whether there is a row, and of what types, must be known by then.</summary>
    private bool _ahead = statement.Step(), _begun, _closed;

    public override int Depth => 0;

    public override int FieldCount => statement.Columns.Length;

    public override bool HasRows => _begun || _ahead;

    public override bool IsClosed => _closed;

    public override int RecordsAffected => statement.ReadsOnly ? -1 : statement.Changes;

    public override object this[int ordinal] => statement.Value(ordinal);

    public override object this[string name] => statement.Value(GetOrdinal(name));

    public override bool Read()
    {
        if (_begun && _ahead) _ahead = statement.Step();
        _begun = true;
        return _ahead;
    }

    public override bool NextResult() => false;

    public override void Close()
    {
        if (_closed) return;
        _closed = true;
        statement.Reset();
    }

    protected override void Dispose(bool disposing)
    {
        Close();
        base.Dispose(disposing);
    }

    public override string GetName(int ordinal) => statement.Columns[ordinal].Name;

    public override int GetOrdinal(string name) =>
        Array.FindIndex(statement.Columns, c => c.Name == name) is >= 0 and var at ? at : throw new IndexOutOfRangeException(name);

    public override Type GetFieldType(int ordinal) => statement.FieldType(ordinal);

    public override string GetDataTypeName(int ordinal) => GetFieldType(ordinal).Name;

    public override bool IsDBNull(int ordinal) => statement.IsNull(ordinal);

    public override object GetValue(int ordinal) => statement.Value(ordinal);

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++) values[i] = statement.Value(i);
        return count;
    }

    public override bool GetBoolean(int ordinal) => GetInt64(ordinal) != 0;

    public override byte GetByte(int ordinal) => checked((byte)GetInt64(ordinal));

    public override short GetInt16(int ordinal) => checked((short)GetInt64(ordinal));

    public override int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    public override long GetInt64(int ordinal) => statement.IsNull(ordinal) ? throw Missing(ordinal) : statement.Integer(ordinal);

    public override float GetFloat(int ordinal) => (float)GetDouble(ordinal);

    public override double GetDouble(int ordinal) => statement.IsNull(ordinal) ? throw Missing(ordinal) : statement.Real(ordinal);

    public override decimal GetDecimal(int ordinal) => (decimal)GetDouble(ordinal);

    public override string GetString(int ordinal) => statement.IsNull(ordinal) ? throw Missing(ordinal) : statement.String(ordinal);

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
