using Solidarity.Core.Places;

namespace Solidarity.Tests.Places;

public sealed class NearestTests
{
    [Theory]
    [InlineData(48.7876, 2.3929, "Vitry-sur-Seine")] // town hall
    [InlineData(48.8131, 2.3880, "Ivry-sur-Seine")] // town hall
    [InlineData(48.7904, 2.4556, "Créteil")] // prefecture area
    [InlineData(48.8618, 2.4437, "Montreuil")] // town hall
    [InlineData(48.9362, 2.3574, "Saint-Denis")] // basilica
    [InlineData(48.8049, 2.1204, "Versailles")] // palace
    [InlineData(48.8924, 2.2360, "Courbevoie|Puteaux")] // La Défense
    [InlineData(48.8566, 2.3522, "Paris")] // town hall
    [InlineData(48.8584, 2.2945, "Paris")] // Eiffel tower
    [InlineData(48.8484, 2.3960, "Paris")] // Place de la Nation
    [InlineData(48.8867, 2.3431, "Paris")] // Sacré-Cœur
    [InlineData(48.8414, 2.2530, "Paris|Boulogne-Billancourt")] // Parc des Princes, on the border
    [InlineData(48.8650, 2.3985, "Paris")] // Place Gambetta
    [InlineData(48.8318, 2.3556, "Paris")] // Place d'Italie
    [InlineData(48.8897, 2.3933, "Paris")] // La Villette
    [InlineData(48.8394, 2.3958, "Paris")] // Place Félix-Éboué, nearer to Saint-Mandé's centre than to that of Paris
    [InlineData(48.8220, 2.3255, "Paris")] // Porte d'Orléans
    [InlineData(45.7676, 4.8344, "Lyon")] // town hall
    [InlineData(45.7606, 4.8595, "Lyon")] // Part-Dieu station
    [InlineData(45.7666, 4.8797, "Villeurbanne")] // town hall
    [InlineData(43.2951, 5.3740, "Marseille")] // Vieux-Port
    [InlineData(43.2148, 5.4400, "Marseille")] // Calanques, 9e
    [InlineData(48.1113, -1.6800, "Rennes")] // town hall
    [InlineData(43.6045, 1.4440, "Toulouse")] // Capitole
    [InlineData(44.8378, -0.5795, "Bordeaux")]
    [InlineData(48.5839, 7.7455, "Strasbourg")]
    [InlineData(41.9192, 8.7386, "Ajaccio")]
    [InlineData(-20.8789, 55.4481, "Saint-Denis")] // La Réunion, town hall
    public void Nearest_KnownPoint_IsItsCommune(double latitude, double longitude, string names) =>
        Assert.Contains(Gazetteer.Shared.Nearest(latitude, longitude)?.Name, names.Split('|'));

    [Theory]
    [InlineData(51.5074, -0.1278)] // London
    [InlineData(0, 0)]
    [InlineData(46.0, -5.0)] // Atlantic
    [InlineData(90, 0)]
    [InlineData(-90, 180)]
    [InlineData(0, -180)]
    [InlineData(48, 361)]
    [InlineData(200, 2)]
    [InlineData(double.NaN, 2)]
    [InlineData(48, double.NaN)]
    [InlineData(double.PositiveInfinity, 2)]
    [InlineData(48, double.NegativeInfinity)]
    [InlineData(double.MaxValue, double.MinValue)]
    public void Nearest_FarFromFranceOrNotOnEarth_IsNone(double latitude, double longitude)
    {
        Assert.Null(Gazetteer.Shared.Nearest(latitude, longitude));
        Assert.Null(Gazetteer.Shared.PlaceAt(latitude, longitude));
    }

    [Fact]
    public void Nearest_AnyPoint_AgreesWithAScanOfAllCentres()
    {
        var random = new Random(75);
        var grid = new CentreGrid();
        var rows = CommuneFile.Read().Where(row => row.Centre is not null).ToList();
        for (var i = 0; i < rows.Count; i++)
            grid.Add(rows[i].Centre!.Value.Latitude, rows[i].Centre!.Value.Longitude, rows[i].Population, i);
        for (var i = 0; i < 200; i++)
        {
            var (latitude, longitude) = (42 + 9 * random.NextDouble(), -5 + 13 * random.NextDouble());
            var best = rows.MinBy(row => Score(row, latitude, longitude));
            var nearest = grid.Nearest(latitude, longitude);
            if (nearest is null) Assert.True(rows.Min(row => Kilometres(row, latitude, longitude)) > 39.9);
            else Assert.Equal(Score(best, latitude, longitude), Score(rows[nearest.Value], latitude, longitude), 0.01);
        }
    }

    [Fact]
    public void PlaceAt_APoint_KeepsItsCellAndCommune()
    {
        var place = Gazetteer.Shared.PlaceAt(48.7876, 2.3929);
        Assert.Equal(new Place("94081", "Vitry-sur-Seine", "94", Cell.At(48.7876, 2.3929), Precision.Cell), place);
    }

    private static double Score(CommuneRow row, double latitude, double longitude) =>
        Kilometres(row, latitude, longitude) - 0.3 * Math.Log10(Math.Max(1, row.Population));

    private static double Kilometres(CommuneRow row, double latitude, double longitude)
    {
        var (y, x) = (row.Centre!.Value.Latitude - latitude, row.Centre.Value.Longitude - longitude);
        x *= Math.Cos(latitude * Math.PI / 180);
        return 111.32 * Math.Sqrt(x * x + y * y);
    }
}
