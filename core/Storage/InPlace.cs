using System.Data.Common;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Solidarity.Core.Storage;

/// <summary>
/// Whether the file that a connection writes to is still the one under its name. A file that was deleted can be written to without
/// any error, until the process ends and all of it is gone.
/// </summary>
public static class InPlace
{
    private const int HasMoved = 20;

    /// <returns>True for a server.</returns>
    public static bool Is(DbConnection connection) =>
        connection is not SqliteConnection { Handle: { } handle }
        || sqlite3_file_control(handle.DangerousGetHandle(), "main", HasMoved, out var moved) != 0
        || moved == 0;

    [DllImport("e_sqlite3", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int sqlite3_file_control(IntPtr database, [MarshalAs(UnmanagedType.LPStr)] string name, int operation, out int result);
}
