using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Solidarity.Core.Storage;

/// <summary>A command of Dapper's, or anybody's, that runs a borrowed statement.</summary>
internal sealed class KeptCommand(KeepingConnection connection) : DbCommand
{
    private readonly KeptParameters _parameters = new();
    private KeptStatement? _statement;

    [AllowNull]
    public override string CommandText
    {
        get;
        set
        {
            // A list parameter would make Dapper write another text here, after it has begun to add parameters.
            if (_statement is not null && value != field) throw new InvalidOperationException("a kept command has one text; write lists into it beforehand");
            field = value ?? "";
        }
    } = "";

    /// <summary>How long a locked file is waited for is the connection's setting.</summary>
    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get => connection; set => throw new NotSupportedException(); }

    protected override DbParameterCollection DbParameterCollection => _parameters;

    /// <summary>Always the one that is open: SQLite has no other.</summary>
    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel() { }

    public override void Prepare() => Begin();

    /// <returns>How many rows were changed; -1 where none could be.</returns>
    public override int ExecuteNonQuery()
    {
        if (Begin() is not { } statement) return RunAll();
        while (statement.Step()) { }
        statement.Reset();
        return statement.ReadsOnly ? -1 : statement.Changes;
    }

    public override object? ExecuteScalar()
    {
        var statement = BeginOne();
        // The first step does all that a statement does; further rows are only told.
        var value = statement.Step() ? statement.Value(0) : null;
        statement.Reset();
        return value;
    }

    protected override DbParameter CreateDbParameter() => new KeptParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => new KeptReader(BeginOne());

    private KeptStatement BeginOne() =>
        Begin() ?? throw new NotSupportedException("several statements in one text are run, never read");

    private KeptStatement? Begin()
    {
        _statement ??= connection.Borrow(CommandText);
        _statement?.Bind(_parameters.All);
        return _statement;
    }

    private int RunAll()
    {
        using var plain = connection.CreateCommand();
        plain.CommandText = CommandText;
        return plain.ExecuteNonQuery();
    }

    protected override void Dispose(bool disposing)
    {
        // Not from the collector's thread: the connection may be at work.
        if (disposing && _statement is not null) connection.GiveBack(_statement);
        _statement = null;
        base.Dispose(disposing);
    }
}
