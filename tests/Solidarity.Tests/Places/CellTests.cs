using Solidarity.Core.Places;

namespace Solidarity.Tests.Places;

public sealed class CellTests
{
    private static readonly (double Latitude, double Longitude)[] Towns =
    [
        (51.034, 2.377), // Dunkerque
        (48.788, 2.394), // Vitry-sur-Seine
        (48.390, -4.486), // Brest
        (41.919, 8.739), // Ajaccio
        (-20.879, 55.448), // Saint-Denis, La Réunion
        (4.937, -52.326), // Cayenne
        (16.241, -61.533), // Pointe-à-Pitre
    ];

    [Fact]
    public void Cell_AtFrenchLatitudes_IsAbout500MetresWide()
    {
        foreach (var (latitude, longitude) in Towns)
        {
            var cell = Cell.At(latitude, longitude);
            Assert.InRange(Metres(cell, north: false), 350, 600);
            Assert.InRange(Metres(cell, north: true), 350, 600);
        }
    }

    [Fact]
    public void Cell_OfItsOwnCentre_IsItself()
    {
        var random = new Random(94);
        for (var i = 0; i < 10_000; i++)
        {
            var cell = Cell.At(random.NextDouble() * 170 - 85, random.NextDouble() * 358 - 179);
            Assert.Equal(cell, Cell.At(cell.Latitude, cell.Longitude));
        }
    }

    /// <summary>No number of tries tells more than the cell: not by a distance, not by a town's name.</summary>
    [Fact]
    public void PlaceAt_PointMovesWithinItsCell_NothingChanges()
    {
        var random = new Random(500);
        var others = Towns.Select(town => Gazetteer.Shared.PlaceAt(town.Latitude, town.Longitude)!).ToList();
        for (var i = 0; i < 300; i++)
        {
            var (latitude, longitude) = (48.6 + 0.4 * random.NextDouble(), 2 + 0.8 * random.NextDouble());
            var place = Gazetteer.Shared.PlaceAt(latitude, longitude)!;
            var distances = others.Select(place.KilometresTo).ToList();
            for (var move = 0; move < 30; move++)
            {
                var moved = (Latitude: latitude + Shift(random), Longitude: longitude + Shift(random));
                if (Cell.At(moved.Latitude, moved.Longitude) != place.Cell) continue;
                var other = Gazetteer.Shared.PlaceAt(moved.Latitude, moved.Longitude)!;
                Assert.Equal(place, other);
                Assert.Equal(distances, others.Select(other.KilometresTo));
                Assert.Equal(distances, others.Select(there => there.KilometresTo(other)));
                Assert.Equal(0, place.KilometresTo(other));
            }
        }
    }

    [Fact]
    public void KilometresTo_BetweenTowns_IsTheGreatCircle()
    {
        var (paris, lyon) = (Gazetteer.Shared.Find("75056")!.ToPlace(), Gazetteer.Shared.Find("69123")!.ToPlace());
        Assert.InRange(paris.KilometresTo(lyon)!.Value, 388, 396);
        Assert.Equal(paris.KilometresTo(lyon), lyon.KilometresTo(paris));
    }

    [Fact]
    public void KilometresTo_APlaceWithoutCell_IsUnknown()
    {
        var (paris, miquelon) = (Gazetteer.Shared.Find("75056")!.ToPlace(), Gazetteer.Shared.Find("97501")!.ToPlace());
        Assert.Null(miquelon.Cell);
        Assert.Null(paris.KilometresTo(miquelon));
        Assert.Null(miquelon.KilometresTo(paris));
        Assert.Null(miquelon.KilometresTo(miquelon));
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(86, 0)]
    [InlineData(0, 181)]
    public void Cell_PointNotOnEarth_IsRefused(double latitude, double longitude) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Cell.At(latitude, longitude));

    private static double Shift(Random random) => (random.NextDouble() - 0.5) * 0.008;

    /// <summary>The cell's extent, found by walking metre by metre from its centre to both sides.</summary>
    private static int Metres(Cell cell, bool north)
    {
        var (latitudeStep, longitudeStep) = north ? (1 / 111_320.0, 0.0)
            : (0.0, 1 / (111_320.0 * Math.Cos(cell.Latitude * Math.PI / 180)));
        int Walk(int direction) => Enumerable.Range(1, 2_000).First(step =>
            Cell.At(cell.Latitude + direction * step * latitudeStep, cell.Longitude + direction * step * longitudeStep) != cell);
        return Walk(1) + Walk(-1) - 1;
    }
}
