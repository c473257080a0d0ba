using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Pages.Public;

/// <summary>What the public pages tell of the town, read anew with each day however many look.</summary>
internal sealed class TownFigures(TurnLoop loop, Settings settings, TimeProvider clock)
{
    private readonly SemaphoreSlim _one = new(1);
    private (TownTotals Today, PublicFigures Figures, Categories Categories, DateOnly Day)? _read;

    public async Task<(TownTotals Today, PublicFigures Figures, Categories Categories, DateOnly Day)> ReadAsync()
    {
        await _one.WaitAsync();
        try
        {
            var day = settings.Timings.DayOf(clock.GetUtcNow());
            if (_read is not { } read || read.Day != day)
            {
                // Within a week nothing moves, not even where somebody changes an old post.
                var kept = _read is { } before && WallClock.MondayOf(before.Day) == WallClock.MondayOf(day) ? before.Figures : null;
                _read = read = await loop.Run(scope => (
                    scope.Stores.PublicFigures.Today(settings.Timings, scope.Now), kept ?? scope.Stores.PublicFigures.AtWeekEnd(settings.Timings, scope.Now), scope.Stores.Categories, day));
            }

            return read;
        }
        finally
        {
            _one.Release();
        }
    }
}
