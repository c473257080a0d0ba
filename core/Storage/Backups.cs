using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Solidarity.Core.Storage;

/// <summary>Whole copies of an SQLite database, each a database itself, in one folder.</summary>
/// <param name="folder">Made when it is missing.</param>
/// <param name="keep">So many are kept when a further one is taken; those with a reason in their name don't count.</param>
public sealed class Backups(Database database, string folder, int keep)
{
    private const string Form = "yyyyMMdd-HHmmss", Unfinished = ".part";

    private string Name => Path.GetFileNameWithoutExtension(database.File!);

    /// <summary>Copies what is committed now, also while turns run: they don't wait for it, and it sees none of them half.</summary>
    /// <param name="reason">Stands in the name ("before-0004"); null for the regular ones.</param>
    /// <returns>The file. It has been read through once.</returns>
    /// <exception cref="StorageUnusable">The folder can't be written to, or what was written can't be read.</exception>
    public string Take(DateTimeOffset now, string? reason = null)
    {
        var file = FreeName(now, reason is null ? "" : "-" + reason);
        try
        {
            Directory.CreateDirectory(folder);
            File.Delete(file + Unfinished);
            ForgetUnfinished(now);
            using (var from = (SqliteConnection)database.Open())
            using (var to = Plain(file + Unfinished))
            {
                from.BackupDatabase(to);
                // One file, whole: nothing beside it that could be forgotten.
                to.Execute("pragma journal_mode = delete");
            }
            if (Fault(file + Unfinished) is { } fault) throw new IOException(fault);
            File.Move(file + Unfinished, file);
            if (reason is null) Prune();
            return file;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageUnusable(StorageProblem.CannotOpen, file, e);
        }
    }

    /// <summary>
    /// Saves what an open connection still reads after its file was deleted or moved away: the system keeps it until the last one lets go.
    /// </summary>
    /// <returns>The file.</returns>
    /// <exception cref="StorageUnusable">It can't be read, or the folder can't be written to.</exception>
    public string Rescue(DbConnection open, DateTimeOffset now)
    {
        var file = FreeName(now, "-rescued");
        try
        {
            Directory.CreateDirectory(folder);
            using var to = Plain(file);
            ((SqliteConnection)open).BackupDatabase(to);
            to.Execute("pragma journal_mode = delete");
            return file;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageUnusable(StorageProblem.CannotOpen, file, e);
        }
    }

    /// <summary>Puts a backup in the place of the database, whole or not at all; what was there is kept as a backup itself.</summary>
    /// <returns>Where what was there is now; null when there was nothing.</returns>
    /// <exception cref="StorageUnusable">
    /// The program runs; the file is no whole backup of this program; it was made by a newer version; the folder can't be written to.
    /// </exception>
    public string? Restore(string file, DateTimeOffset now)
    {
        using var occupied = Occupancy.Take(database);
        if (!IsWhole(file)) throw new StorageUnusable(StorageProblem.NoBackup, file);
        if (IsNewer(file)) throw new StorageUnusable(StorageProblem.NewerThanProgram, file);
        var beside = database.File + Unfinished;
        try
        {
            // First all that takes room; what is there now is touched only when nothing more can be missing.
            File.Delete(beside);
            using (var from = Plain(file))
            using (var to = Plain(beside))
            {
                from.BackupDatabase(to);
                to.Execute("pragma journal_mode = delete");
            }
            if (Fault(beside) is { } fault) throw new IOException(fault);
            var before = File.Exists(database.File) ? SetAside(now) : null;
            database.ForgetConnections();
            foreach (var part in (string[])["-wal", "-shm"]) File.Delete(database.File + part);
            File.Move(beside, database.File!, overwrite: true);
            return before;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageUnusable(StorageProblem.CannotOpen, beside, e);
        }
    }

    /// <summary>Those that the end of the program broke off; one that another process is at work on is younger than a day.</summary>
    private void ForgetUnfinished(DateTimeOffset now)
    {
        foreach (var part in Directory.GetFiles(folder, $"{Name}-*.db{Unfinished}"))
        {
            if (File.GetLastWriteTimeUtc(part) < now.UtcDateTime.AddDays(-1)) File.Delete(part);
        }
    }

    /// <summary>No backup takes another's place, also when two are made within a second: the later one is named after the next.</summary>
    private string FreeName(DateTimeOffset now, string reason)
    {
        for (var at = now.UtcDateTime; ; at = at.AddSeconds(1))
        {
            var file = Path.Combine(folder, $"{Name}-{at.ToString(Form, CultureInfo.InvariantCulture)}{reason}.db");
            if (!File.Exists(file)) return file;
        }
    }

    /// <summary>As a backup if it can be read, else the files themselves.</summary>
    private string SetAside(DateTimeOffset now)
    {
        if (Fault(database.File!) is null)
        {
            // Its journal goes into the file: what stands beside it belongs to it, and not to the one that comes.
            using (var own = database.Open()) own.Execute("pragma wal_checkpoint(truncate)");
            return Take(now, "before-restore");
        }
        var aside = $"{database.File}.broken-{now.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture)}";
        foreach (var part in (string[])["-wal", "-shm", ""])
        {
            if (File.Exists(database.File + part)) File.Move(database.File + part, aside + part);
        }
        database.ForgetConnections();
        return aside;
    }

    /// <summary>Whether a file is a whole database of this program, of whatever version.</summary>
    public static bool IsWhole(string? file) => File.Exists(file) && Fault(file) is null;

    /// <summary>Whether a later version of this program made it.</summary>
    private static bool IsNewer(string file)
    {
        using var connection = Plain(file, SqliteOpenMode.ReadOnly);
        var scripts = Migrator.Scripts("sqlite").Select(s => (long)s.Number).ToHashSet();
        return !connection.Query<long>("select number from schema_version").All(scripts.Contains);
    }

    /// <returns>Null for a whole database of this program, of whatever version.</returns>
    private static string? Fault(string file)
    {
        try
        {
            using var connection = Plain(file, SqliteOpenMode.ReadOnly);
            if (connection.ExecuteScalar<string>("pragma integrity_check") is not "ok") return "damaged";
            return connection.ExecuteScalar<long>("select count(*) from schema_version") == 0 ? "empty" : null;
        }
        catch (SqliteException e)
        {
            return e.Message;
        }
    }

    /// <summary>
    /// The newest copy of a database whose file is not there; null when the file is there, or there never was one. Where its journal is left
    /// but no copy, that is named.
    /// </summary>
    public string? LeftOf() =>
        File.Exists(database.File) ? null
        : Directory.Exists(folder) && Directory.GetFiles(folder, $"{Name}-*.db").Max(StringComparer.Ordinal) is { } newest ? newest
        : File.Exists(database.File + "-wal") ? database.File + "-wal"
        : null;

    private void Prune()
    {
        var regular = Directory.GetFiles(folder, $"{Name}-*.db")
            .Where(f => DateTime.TryParseExact(Path.GetFileNameWithoutExtension(f)[(Name.Length + 1)..], Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            .OrderDescending(StringComparer.Ordinal);
        foreach (var old in regular.Skip(keep)) File.Delete(old);
    }

    private static SqliteConnection Plain(string file, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
