using Solidarity.Core.Places;

namespace Solidarity.Core.Simulating;

/// <summary>Where people live: in cells around the centres of real communes, the nearest communes to the town's middle first, each as full as it is in truth.</summary>
internal sealed class Homes
{
    private const double CellKilometres = 0.5;

    private readonly List<Place> _places = [];
    private readonly List<double> _upTo = [];

    public Homes(Scenario scenario, int people, Luck luck)
    {
        var centre = Gazetteer.Shared.Find(scenario.Centre)!;
        var communes = Gazetteer.Shared.Around(centre.Cell!.Value, Farthest).Where(c => c.Department == centre.Department && c.Population > 0)
            .OrderBy(c => c.Cell!.Value.KilometresTo(centre.Cell!.Value)).ThenBy(c => c.Insee, StringComparer.Ordinal).ToArray();
        // More people than the département has live closer together than in truth.
        var crowding = Math.Max(1, people / (double)communes.Sum(c => (long)c.Population));
        var left = (double)people;
        foreach (var commune in communes)
        {
            var here = Math.Min(left, commune.Population * crowding);
            if (here <= 0) break;
            left -= here;
            Settle(commune, here, scenario.Density * crowding, luck);
        }
    }

    private const double Farthest = 150;

    public Place Of(double drawn)
    {
        var at = _upTo.BinarySearch(drawn * _upTo[^1]);
        return _places[at < 0 ? Math.Min(~at, _places.Count - 1) : at];
    }

    /// <summary>A disc of cells, as wide as so many people need; some cells are full of houses, some of workshops and fields.</summary>
    private void Settle(Commune commune, double people, double density, Luck luck)
    {
        var middle = commune.Cell!.Value;
        var reach = Math.Sqrt(people / density / Math.PI);
        var cells = (int)Math.Ceiling(reach / CellKilometres);
        var around = CellBox.Around(middle, cells);
        var found =
            from row in Enumerable.Range(around.Bottom, around.Top - around.Bottom + 1)
            from column in Enumerable.Range(around.Left, around.Right - around.Left + 1)
            let cell = new Cell(row, column)
            where cell == middle || cell.KilometresTo(middle) <= reach
            select (Cell: cell, Full: 0.25 + 1.5 * luck.Of(Chance.Crowd, row, column));
        var all = found.ToArray();
        var share = people / all.Sum(cell => cell.Full);
        foreach (var (cell, full) in all)
        {
            _places.Add(commune.ToPlace() with { Cell = cell, Precision = Precision.Cell });
            _upTo.Add((_upTo is [.., var last] ? last : 0) + share * full);
        }
    }
}
