using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Solidarity.Core.Storage;

/// <summary>A value and its name, without the sign before it; all else that a parameter can be is nothing to SQLite.</summary>
internal sealed class KeptParameter : DbParameter
{
    public override DbType DbType { get; set; }

    public override ParameterDirection Direction { get; set; } = ParameterDirection.Input;

    public override bool IsNullable { get; set; }

    [AllowNull]
    public override string ParameterName { get; set => field = value is ['@', ..] ? value[1..] : value ?? ""; } = "";

    public override int Size { get; set; }

    [AllowNull]
    public override string SourceColumn { get; set; } = "";

    public override bool SourceColumnNullMapping { get; set; }

    public override object? Value { get; set; }

    public override void ResetDbType() => DbType = default;
}

internal sealed class KeptParameters : DbParameterCollection
{
    private readonly List<KeptParameter> _all = [];

    public IReadOnlyList<KeptParameter> All => _all;

    public override int Count => _all.Count;

    public override object SyncRoot => _all;

    public override int Add(object value)
    {
        _all.Add((KeptParameter)value);
        return _all.Count - 1;
    }

    public override void AddRange(Array values)
    {
        foreach (KeptParameter value in values) _all.Add(value);
    }

    public override void Clear() => _all.Clear();

    public override bool Contains(object value) => _all.Contains((KeptParameter)value);

    public override bool Contains(string value) => IndexOf(value) >= 0;

    public override void CopyTo(Array array, int index) => ((ICollection)_all).CopyTo(array, index);

    public override IEnumerator GetEnumerator() => _all.GetEnumerator();

    public override int IndexOf(object value) => _all.IndexOf((KeptParameter)value);

    public override int IndexOf(string parameterName) => _all.FindIndex(p => p.ParameterName == parameterName.TrimStart('@'));

    public override void Insert(int index, object value) => _all.Insert(index, (KeptParameter)value);

    public override void Remove(object value) => _all.Remove((KeptParameter)value);

    public override void RemoveAt(int index) => _all.RemoveAt(index);

    public override void RemoveAt(string parameterName) => _all.RemoveAt(IndexOf(parameterName));

    protected override DbParameter GetParameter(int index) => _all[index];

    protected override DbParameter GetParameter(string parameterName) => _all[IndexOf(parameterName)];

    protected override void SetParameter(int index, DbParameter value) => _all[index] = (KeptParameter)value;

    protected override void SetParameter(string parameterName, DbParameter value) => _all[IndexOf(parameterName)] = (KeptParameter)value;
}
