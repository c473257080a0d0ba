namespace Solidarity.Core.Storage;

/// <summary>
/// Held by the one process that works with an SQLite database, so that no second one starts beside it and nobody puts another file in its
/// place meanwhile. The system gives it back when the process ends, however it ends. A server needs none.
/// </summary>
public sealed class Occupancy : IDisposable
{
    private readonly FileStream? _lock;

    private Occupancy(FileStream? held) => _lock = held;

    /// <exception cref="StorageUnusable">Another process holds it, or the folder can't be written to.</exception>
    public static Occupancy Take(Database database)
    {
        if (database.File is not { } file) return new Occupancy(null);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            return new Occupancy(new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var problem = e is IOException && File.Exists(file + ".lock") ? StorageProblem.InUse : StorageProblem.CannotOpen;
            throw new StorageUnusable(problem, database.Where, e);
        }
    }

    public void Dispose() => _lock?.Dispose();
}
