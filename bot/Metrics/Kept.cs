using System.Data.Common;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Metrics;

/// <summary>Something read from the database and kept for a while, so that asking often costs nothing.</summary>
/// <param name="freshFor">How long, at least.</param>
/// <param name="failedFor">How long a failure is believed; null: as long.</param>
internal sealed class Kept<T>(Database database, TimeProvider clock, TimeSpan freshFor, Func<DbConnection, T> read, TimeSpan? failedFor = null) where T : class
{
    /// <summary>Counting a large database takes its time; of a hundred seconds it may take one.</summary>
    private const int Share = 100;

    private readonly Lock _lock = new();
    private T? _last;
    private DateTimeOffset _readAt = DateTimeOffset.MaxValue, _freshUntil;

    /// <returns>Null when the database can't be read.</returns>
    public T? Now()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            // A clock that was set back doesn't make old figures fresh for ever.
            if (now >= _readAt && now < _freshUntil) return _last;
            var since = clock.GetTimestamp();
            _last = Read();
            var took = clock.GetElapsedTime(since) * Share;
            _readAt = clock.GetUtcNow();
            _freshUntil = _readAt + (_last is null ? failedFor ?? freshFor : took > freshFor ? took : freshFor);
            return _last;
        }
    }

    private T? Read()
    {
        try
        {
            using var connection = database.Open();
            return read(connection);
        }
        catch (Exception e) when (e is StorageUnusable or DbException)
        {
            return null;
        }
    }
}
