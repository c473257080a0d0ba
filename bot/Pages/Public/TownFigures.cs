using Solidarity.Bot.Turns;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Pages.Public;

/// <summary>What the public pages tell of the town, read anew every few minutes however many look.</summary>
internal sealed class TownFigures(TurnLoop loop, Settings settings, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1);
    private (PublicFigures Figures, Categories Categories, DateTimeOffset At)? _read;

    public async Task<(PublicFigures Figures, Categories Categories, DateOnly Day)> ReadAsync()
    {
        await _one.WaitAsync();
        try
        {
            var now = clock.GetUtcNow();
            if (_read is not { } read || now - read.At >= Fresh)
                _read = read = await loop.Run(scope => (scope.Stores.Statistics.ReadPublic(settings.Timings, scope.Now), scope.Stores.Categories, scope.Now));
            return (read.Figures, read.Categories, settings.Timings.DayOf(read.At));
        }
        finally
        {
            _one.Release();
        }
    }
}
