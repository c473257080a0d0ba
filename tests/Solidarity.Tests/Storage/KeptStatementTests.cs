using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Solidarity.Core.Storage;

namespace Solidarity.Tests.Storage;

/// <summary>Statements that are kept prepared answer as the driver's own commands do.</summary>
public sealed class KeptStatementTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly DbConnection _connection;

    public KeptStatementTests()
    {
        var database = Database.At("sqlite", $"Data Source={Path.Combine(_folder, "kept.db")}");
        database.Make();
        _connection = database.Open();
        _connection.Execute("create table thing (id integer primary key, name text, size real, bytes blob, many bigint)");
    }

    public void Dispose()
    {
        _connection.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class Thing
    {
        public long Id { get; init; }
        public string? Name { get; init; }
        public double? Size { get; init; }
        public byte[]? Bytes { get; init; }
        public long? Many { get; init; }
    }

    private long Add(string? name, double? size = null, byte[]? bytes = null, long? many = null) =>
        _connection.ExecuteScalar<long>(
            "insert into thing (name, size, bytes, many) values (@name, @size, @bytes, @many) returning id", new { name, size, bytes, many });

    private Thing Get(long id) => _connection.QuerySingle<Thing>("select * from thing where id = @id", new { id });

    [Theory]
    [InlineData("")]
    [InlineData("Café ☕ à 8 h 🥖")]
    [InlineData("nul\0inside")]
    [InlineData("'; drop table thing; --")]
    public void Text_WrittenAndRead_StaysTheSame(string text) => Assert.Equal(text, Get(Add(text)).Name);

    [Theory]
    [InlineData(169)]
    [InlineData(170)]
    [InlineData(200_000)]
    public void LongText_WrittenAndRead_StaysTheSame(int length)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(i => i % 7 == 0 ? "é" : "x"));
        Assert.Equal(text, Get(Add(text)).Name);
    }

    [Fact]
    public void Nulls_ReadBeforeAndAfterValues_AreTold()
    {
        var (empty, full) = (Add(null), Add("x", 1.5, [0, 1, 255], long.MinValue));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var (none, all) = (Get(empty), Get(full));
            Assert.True(none is { Name: null, Size: null, Bytes: null, Many: null });
            Assert.Equal(("x", 1.5, long.MinValue), (all.Name, all.Size, all.Many));
            Assert.Equal([0, 1, 255], all.Bytes!);
        }
    }

    [Fact]
    public void Expression_NullInOneRowAndNumberInTheNext_IsReadAsEach()
    {
        const string Largest = "select max(many) from thing where name = @name";
        Add("x", many: 7);
        Assert.Null(_connection.ExecuteScalar<long?>(Largest, new { name = "nobody" }));
        Assert.Equal(7, _connection.ExecuteScalar<long?>(Largest, new { name = "x" }));
        Assert.Equal([null, 7], _connection.Query<long?>("select many from thing union all select null order by 1"));
    }

    [Fact]
    public void Changes_OfUpdateThatFindsNothing_AreNone()
    {
        Add("x");
        Assert.Equal(1, _connection.Execute("update thing set many = 1 where name = @name", new { name = "x" }));
        Assert.Equal(0, _connection.Execute("update thing set many = 1 where name = @name", new { name = "nobody" }));
        Assert.Equal(0, _connection.Execute("insert into thing (id) values (@id) on conflict (id) do nothing", new { id = 1 }));
    }

    [Fact]
    public void Parameter_Missing_IsRefusedAndNotTakenForNull()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "update thing set name = @name";
        Assert.Throws<ArgumentException>(() => command.ExecuteNonQuery());
    }

    [Fact]
    public void Value_OfKindThatIsNotStored_IsRefused() =>
        Assert.Throws<ArgumentException>(() => _connection.Execute("update thing set many = @at", new { at = DateTimeOffset.UnixEpoch }));

    [Fact]
    public void SameText_ReadInsideItsOwnRows_HasAStatementOfItsOwn()
    {
        foreach (var name in (string[])["a", "b", "c"]) Add(name);
        const string All = "select name from thing order by name";
        var pairs = _connection.Query<string>(All, buffered: false).SelectMany(_ => _connection.Query<string>(All, buffered: false)).ToList();
        Assert.Equal(9, pairs.Count);
    }

    [Fact]
    public void SeveralStatements_InOneText_AreAllRun()
    {
        _connection.Execute("insert into thing (name) values ('one'); insert into thing (name) values ('two');");
        Assert.Equal(2, _connection.ExecuteScalar<long>("select count(*) from thing"));
    }

    [Fact]
    public void Failure_InATransaction_LeavesItToBeRolledBack()
    {
        Add("x");
        using (_connection.BeginTransaction())
        {
            Add("y");
            var error = Assert.Throws<SqliteException>(() => _connection.Execute("insert into thing (id) values (@id)", new { id = 1 }));
            Assert.Equal(19, error.SqliteErrorCode);
        }
        Assert.Equal(1, _connection.ExecuteScalar<long>("select count(*) from thing"));
    }

    [Fact]
    public void Schema_ChangedBetweenTwoRuns_LeavesNamedColumnsReadable()
    {
        Add("x");
        const string Names = "select name, many from thing";
        Assert.Equal("x", _connection.QuerySingle<Thing>(Names).Name);
        _connection.Execute("alter table thing add column colour text");
        Assert.Equal("x", _connection.QuerySingle<Thing>(Names).Name);
        Assert.Equal(1, _connection.Execute("update thing set colour = @colour", new { colour = "red" }));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData(";")]
    [InlineData("-- nothing but a comment")]
    public void Text_WithoutStatement_DoesNothing(string text) => Assert.True(_connection.Execute(text) <= 0);

    [Fact]
    public void CommitOfOneStatement_ThatFails_IsNotTakenForDone()
    {
        _connection.Execute("create table part (id integer primary key, thing_id integer references thing (id) deferrable initially deferred)");
        Assert.Throws<SqliteException>(() => _connection.ExecuteScalar<long>("insert into part (thing_id) values (@none) returning id", new { none = 99 }));
        Assert.Equal(0, _connection.ExecuteScalar<long>("select count(*) from part"));
    }

    [Fact]
    public void Statement_GivenBackToAConnectionThatWasOpenedAnew_IsNotUsedThere()
    {
        const string Count = "select count(*) from thing";
        var late = _connection.CreateCommand();
        late.CommandText = Count;
        Assert.Equal(0L, late.ExecuteScalar());
        _connection.Close();
        using var other = new SqliteConnection(_connection.ConnectionString);
        other.Open();
        _connection.Open();
        late.Dispose();
        using var begun = other.BeginTransaction();
        using var insert = other.CreateCommand();
        insert.CommandText = "insert into thing (name) values ('not kept yet')";
        insert.ExecuteNonQuery();
        Assert.Equal(0, _connection.ExecuteScalar<long>(Count));
    }

    [Fact]
    public void OneText_WithManyParameters_IsRunForEach()
    {
        _connection.Execute("insert into thing (name) values (@name)", (object[])[new { name = "a" }, new { name = "b" }]);
        Assert.Equal(2, _connection.ExecuteScalar<long>("select count(*) from thing"));
    }

    private const string InsertByHand = "insert into thing (name, size, bytes, many) values (@name, @size, @bytes, @many) returning id";

    [Fact]
    public void ByHand_WhatIsWritten_IsAsThroughDapper()
    {
        var id = _connection.Number(InsertByHand, ("name", "é"), ("size", 1.5), ("bytes", new byte[] { 1 }), ("many", null));
        var thing = Get(id);
        Assert.Equal(("é", 1.5, null), (thing.Name, thing.Size, thing.Many));
        Assert.Equal([1], thing.Bytes);
        Assert.Equal(1, _connection.Change("update thing set many = @many where id = @id", ("id", id), ("many", 7L)));
        Assert.Equal(0, _connection.Change("update thing set many = @many where id = @id", ("id", id + 1), ("many", 7L)));
        Assert.Equal(7, Get(id).Many);
    }

    /// <summary>Given back half bound: the next run of the same text must not find what is left of it.</summary>
    [Fact]
    public void ByHand_ValueMissingOrUnfit_IsRefusedAndLeavesNothingBehind()
    {
        Assert.Throws<ArgumentException>(() => _connection.Number(InsertByHand, ("name", "a"), ("size", 1.0), ("bytes", null)));
        Assert.Throws<ArgumentException>(() => _connection.Number(InsertByHand, ("name", "a"), ("size", 1.0), ("bytes", null), ("many", DateTime.UnixEpoch)));
        Assert.Equal(0, _connection.ExecuteScalar<long>("select count(*) from thing"));
        Assert.Null(Get(_connection.Number(InsertByHand, ("name", null), ("size", null), ("bytes", null), ("many", null))).Name);
    }

    [Fact]
    public void ByHand_StatementThatFails_CanBeRunAgain()
    {
        const string insert = "insert into thing (id) values (@id)";
        Assert.Equal(1, _connection.Change(insert, ("id", 1L)));
        Assert.Throws<SqliteException>(() => _connection.Change(insert, ("id", 1L)));
        Assert.Equal(1, _connection.Change(insert, ("id", 2L)));
        Assert.Throws<InvalidOperationException>(() => _connection.Number("select id from thing where id = @id", ("id", 9L)));
    }

    [Fact]
    public void NoNumber_IsRefusedAndNotTakenForNull() => Assert.Throws<ArgumentException>(() => Add("x", double.NaN));
}
