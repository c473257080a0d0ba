using System.Data.Common;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Solidarity.Core.Storage;

/// <summary>
/// Copies an SQLite database into an empty PostgreSQL one, all of it in one transaction: after a failure nothing is there, and
/// it can be run again. The program must not run meanwhile.
/// </summary>
public static class MoveToServer
{
    /// <summary>Each before those that refer to it.</summary>
    private static readonly string[] Tables =
        ["person", "role", "conversation", "organisation", "membership", "chat_group", "keeper", "post", "post_category", "group_post", "asked_in_group", "errand", "errand_line", "match", "note", "block", "report", "sanction", "claim", "duty", "away", "area", "invitation", "check_in", "check_in_round", "check_in_link", "closure", "wish", "announcement", "announcement_commune", "announced_group", "bulletin", "birthday", "asked_birthday", "quiet", "category", "category_word", "category_stamp", "wording", "visitor", "visitor_device", "return_code", "join_link", "activity", "signing_key", "desk_link", "desk_session", "audit", "inbox", "poison", "outbox", "card", "moved_chat"];

    /// <summary>Which transaction promised a message is the server's own matter.</summary>
    private const string NotCopied = "xact";

    /// <returns>How many rows each table has, here as there.</returns>
    /// <exception cref="StorageUnusable">
    /// The program runs; either database can't be used; the one there is not empty; what was copied doesn't add up.
    /// </exception>
    public static IReadOnlyList<(string Table, long Rows)> Run(Database from, Database to, TimeProvider clock)
    {
        if (from.File is null || !File.Exists(from.File)) throw new StorageUnusable(StorageProblem.CannotOpen, from.Where);
        using var occupied = Occupancy.Take(from);
        Migrator.Migrate(from, clock);
        Migrator.Migrate(to, clock);
        using var source = from.Open();
        using var target = (NpgsqlConnection)to.Open();
        using var reading = source.BeginTransaction();
        using var transaction = to.Dialect.BeginWriting(target);
        to.Dialect.Latch(target, "migration");
        try
        {
            return Copy(to, source, target, transaction);
        }
        catch (PostgresException e)
        {
            throw new StorageUnusable(StorageProblem.Broken, e.MessageText, e);
        }
    }

    private static IReadOnlyList<(string Table, long Rows)> Copy(Database to, DbConnection source, NpgsqlConnection target, DbTransaction transaction)
    {
        // A table that nobody named here would stay behind without a word.
        if (!source.Query<string>(TablesHere).ToHashSet().SetEquals(Tables)) throw new InvalidOperationException("the tables to move are not those that there are");
        if (Tables.Any(t => Count(target, t) > 0)) throw new StorageUnusable(StorageProblem.NotEmpty, to.Where);
        var rows = Tables.Select(t => (Table: t, Rows: Copy(source, target, t))).ToArray();
        foreach (var (table, count) in rows)
        {
            if (Count(target, table) != count || Count(source, table) != count) throw new StorageUnusable(StorageProblem.Broken, table);
        }
        foreach (var table in Tables) SetNext(target, table);
        if (BoardCheck.Broken(target) is [var broken, ..]) throw new StorageUnusable(StorageProblem.Broken, broken.Rule);
        transaction.Commit();
        return rows;
    }

    private const string TablesHere = "select name from sqlite_master where type = 'table' and name <> 'schema_version' and name not like 'sqlite%'";

    private static long Count(DbConnection connection, string table) => connection.ExecuteScalar<long>($"select count(*) from {table}");

    private const string SelectColumns =
        """
        select column_name, data_type from information_schema.columns
        where table_schema = current_schema() and table_name = @table and column_name <> @not order by ordinal_position
        """;

    private static long Copy(DbConnection source, NpgsqlConnection target, string table)
    {
        var columns = target.Query<(string Name, string Type)>(SelectColumns, new { table, not = NotCopied }).ToArray();
        var names = string.Join(", ", columns.Select(c => c.Name));
        using var command = source.CreateCommand();
        command.CommandText = $"select {names} from {table}";
        using var reader = command.ExecuteReader();
        using var writer = target.BeginBinaryImport($"copy {table} ({names}) from stdin (format binary)");
        long count = 0;
        for (; reader.Read(); count++)
        {
            writer.StartRow();
            for (var i = 0; i < columns.Length; i++) Write(writer, reader, i, columns[i].Type);
        }
        writer.Complete();
        return count;
    }

    private static void Write(NpgsqlBinaryImporter writer, DbDataReader reader, int column, string type)
    {
        if (reader.IsDBNull(column)) writer.WriteNull();
        else if (type == "bigint") writer.Write(reader.GetInt64(column), NpgsqlDbType.Bigint);
        else if (type == "double precision") writer.Write(reader.GetDouble(column), NpgsqlDbType.Double);
        // The one character that PostgreSQL's texts can't hold.
        else writer.Write(reader.GetString(column).Replace('\0', '\uFFFD'), NpgsqlDbType.Text);
    }

    /// <summary>Numbers go on after the last one that was ever given, so that none comes twice.</summary>
    private static void SetNext(NpgsqlConnection target, string table)
    {
        if (target.ExecuteScalar<string?>("select column_name from information_schema.columns where table_schema = current_schema() and table_name = @table and is_identity = 'YES'", new { table }) is null) return;
        target.Execute($"select setval(pg_get_serial_sequence('{table}', 'id'), coalesce(max(id), 0) + 1, false) from {table}");
    }
}
