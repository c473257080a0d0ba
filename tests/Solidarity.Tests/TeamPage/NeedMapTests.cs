using Solidarity.Bot.Pages.Desk;
using Solidarity.Core.Places;
using Solidarity.Core.Storage;

namespace Solidarity.Tests.TeamPage;

/// <summary>The map says where help is asked for, and never where one household asks.</summary>
public sealed class NeedMapTests
{
    private static readonly Cell Vitry = Cell.At(48.7875, 2.3928);

    [Fact]
    public void Cells_WithEnough_AreShownAsTheyAre()
    {
        var map = NeedMap.Of([(Vitry, 5), (new Cell(Vitry.Row + 40, Vitry.Column), 7)]);
        Assert.Equal([(500, 7L), (500, 5L)], map.Squares.Select(square => (square.Metres, square.Needs!.Value)));
        Assert.False(map.HasUntold);
        var square = map.Squares[1];
        Assert.InRange(Vitry.Latitude, square.South, square.North);
        Assert.InRange(Vitry.Longitude, square.West, square.East);
        Assert.InRange((square.North - square.South) * 111_320, 490, 510);
    }

    [Fact]
    public void Cells_WithFew_AreTakenTogether_OrNotTold()
    {
        // Four beside one of nine: apart they would be four, so both stand in one larger square.
        var together = Assert.Single(NeedMap.Of([(Vitry, 9), (new Cell(Vitry.Row ^ 1, Vitry.Column), 4)]).Squares);
        Assert.True(together.Metres > 500);
        Assert.Equal(13, together.Needs);
        // Far apart nothing hides the small one but the next smallest, which is not told either.
        var map = NeedMap.Of([(Vitry, 2), (new Cell(Vitry.Row + 80, Vitry.Column), 6), (new Cell(Vitry.Row + 160, Vitry.Column), 50)]);
        Assert.Equal([50L, null, null], map.Squares.Select(square => square.Needs));
        Assert.True(map.HasUntold);
        Assert.Null(NeedMap.Of([(Vitry, 20), (null, 3)]).Nowhere);
    }

    /// <summary>Whatever the town: no number below five is told, none is left over from the sum, and no square is smaller than a cell.</summary>
    [Fact]
    public void AnyTown_TellsNoSmallNumber()
    {
        var random = new Random(58);
        for (var town = 0; town < 500; town++)
        {
            var cells = Enumerable.Range(0, random.Next(1, 60)).Select(_ => ((Cell?)new Cell(Vitry.Row + random.Next(30), Vitry.Column + random.Next(30)), (long)random.Next(1, 12))).DistinctBy(one => one.Item1)
                .Append((null, random.Next(8))).ToArray();
            var map = NeedMap.Of(cells);
            var told = map.Squares.Select(square => square.Needs).Append(map.Nowhere).OfType<long>().ToArray();
            Assert.DoesNotContain(told, SmallNumbers.IsSmall);
            var left = cells.Sum(one => one.Item2) - told.Sum();
            Assert.True(left == 0 || left >= SmallNumbers.Least || told.Length == 0, $"town {town}: {left} are left over");
            Assert.All(map.Squares, square => Assert.InRange(square.Metres, 500, 4000));
            // Each cell lies in exactly one square.
            foreach (var (cell, _) in cells.Where(one => one.Item1 is not null))
                Assert.Single(map.Squares, square => cell!.Value.Latitude > square.South && cell.Value.Latitude < square.North && cell.Value.Longitude >= square.West && cell.Value.Longitude < square.East);
        }
    }

    [Fact]
    public void Picture_LiesOnTheTilesOfItsMap()
    {
        var squares = NeedMap.Of([(Vitry, 5)]).Squares;
        Assert.Empty(MapPicture.Of(squares, null)!.Tiles);
        Assert.Null(MapPicture.Of([], null));
        var picture = MapPicture.Of(squares, "https://tiles.example.org/{z}/{x}/{y}.png")!;
        // Where map servers have it: https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames
        Assert.Contains("https://tiles.example.org/15/16601/11283.png", picture.Tiles.Select(tile => tile.Address));
        Assert.InRange(picture.Tiles.Count, 1, 6);
        Assert.InRange(double.Parse(picture.Width, System.Globalization.CultureInfo.InvariantCulture), 100, 800);
    }
}
