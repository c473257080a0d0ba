using System.Net.Sockets;
using System.Text.Json;
using Solidarity.Core.Storage;

namespace Solidarity.Bot;

/// <summary>What went wrong at the start, in words that somebody at a town hall can act on.</summary>
internal static class Complaint
{
    /// <returns>Null for anything that is not their doing: that is a bug, and shows itself as one.</returns>
    public static string? About(Exception e) => e switch
    {
        BadSetting bad => bad.Message,
        StorageUnusable { Problem: StorageProblem.BadConnectionString, Where: "--to" } =>
            "What --to says can't be read; something like Host=localhost;Database=solidarity;Username=solidarity;Password=… is expected.",
        StorageUnusable { Problem: StorageProblem.BadConnectionString, Where: "postgres" } =>
            "Storage__ConnectionString can't be read; with Storage__Provider=postgres something like Host=localhost;Database=solidarity;Username=solidarity;Password=… is expected.",
        StorageUnusable { Problem: StorageProblem.BadConnectionString } =>
            "Storage__ConnectionString can't be read; \"Data Source=\" and a file name are expected, such as Data Source=data/solidarity.db.",
        StorageUnusable { Problem: StorageProblem.CannotOpen, InnerException: Npgsql.NpgsqlException } bad =>
            $"The PostgreSQL database {bad.Where} can't be used. Check that the server runs and can be reached from here, that the database exists, and that the port, the user and the password are right (in Storage__ConnectionString, or in --to).",
        StorageUnusable { Problem: StorageProblem.CannotOpen } bad =>
            $"The database {bad.Where} can't be opened or made. Check that it is where Storage__ConnectionString says (a relative path starts at the folder the program is run from), that its folder exists or can be made, that this account may write there, that the disk is not full, and that the file is a database of this program.",
        StorageUnusable { Problem: StorageProblem.NewerThanProgram } bad =>
            $"The database {bad.Where} was made by a newer version of this program. Install that version again, or restore a backup made by this one.",
        StorageUnusable { Problem: StorageProblem.InUse } bad =>
            $"The database {bad.Where} is in use by another process of this program. Stop that one first; two can't share an SQLite file.",
        StorageUnusable { Problem: StorageProblem.Gone } bad =>
            $"The database file is not there, but {bad.Where} is: it was moved or deleted. Put it back, or type: restore --from {bad.Where}. To begin anew with nothing, move that file away first.",
        StorageUnusable { Problem: StorageProblem.NoBackup } bad =>
            $"{bad.Where} is not there, or is no whole backup of this program. Nothing was changed. Take another one; they are made by \"backup\" and every night.",
        StorageUnusable { Problem: StorageProblem.NotEmpty } bad =>
            $"The PostgreSQL database {bad.Where} holds data already. Nothing was changed. Make an empty one (createdb) and name it in --to.",
        StorageUnusable { Problem: StorageProblem.Broken } bad =>
            $"What was copied does not add up: {bad.Where}. Nothing was kept there, and nothing was changed here.",
        FormatException or UriFormatException => "Urls is no address; one like http://127.0.0.1:5080 is expected.",
        Quartz.SchedulerException { InnerException: Npgsql.NpgsqlException } =>
            "The scheduler's tables (qrtz_…) in the PostgreSQL database can't be used. Check that the user in Storage__ConnectionString may make tables there.",
        StorageUnusable { Problem: StorageProblem.TooOld } bad =>
            $"The server of {bad.Where} is older than PostgreSQL 15. Upgrade it first.",
        Quartz.SchedulerException =>
            "The file of the scheduler (its name ends in -jobs.db, beside the database) can't be used. Stop the program and delete it: nothing is lost with it.",
        IOException { InnerException: SocketException or Microsoft.AspNetCore.Connections.AddressInUseException } =>
            "The address in Urls is in use: this program runs already, or another one does. Stop it, or set Urls to another port.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable or SocketError.AccessDenied } =>
            "The address in Urls can't be used: this machine has no such address, or this account may not use that port. Set Urls to something like http://127.0.0.1:5080.",
        InvalidDataException { InnerException: FormatException { InnerException: JsonException json } } =>
            $"The file appsettings.json can't be read: something is wrong in line {json.LineNumber + 1} or just before it. Look for a missing comma, quote or bracket.",
        InvalidDataException => "The file appsettings.json can't be read. Compare it with the one that came with the program.",
        _ => null,
    };
}
