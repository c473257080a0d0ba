using System.Globalization;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Pages.Desk;

/// <summary>The squares in the plane, as map servers project them (Web Mercator), in pixels from the picture's own corner.</summary>
public sealed record MapPicture(string Width, string Height, IReadOnlyList<MapPicture.Box> Boxes, IReadOnlyList<MapPicture.Tile> Tiles)
{
    /// <param name="Level">0 where the number isn't told, else 1 to 4.</param>
    public sealed record Box(string X, string Y, string Width, string Height, string MiddleX, string MiddleY, long? Needs, int Level);

    /// <summary>A picture of the map server's, 256 pixels wide and high.</summary>
    public sealed record Tile(string Address, string X, string Y);

    private const int TileSize = 256, Widest = 720, Highest = 900, Margin = 24, ClosestZoom = 15;

    /// <param name="tiles">Where they lie, by {z}, {x} and {y}; null: none.</param>
    /// <returns>Null where there is nothing to show.</returns>
    public static MapPicture? Of(IReadOnlyList<NeedMap.Square> squares, string? tiles)
    {
        if (squares.Count == 0) return null;
        var (west, east, north, south) = (squares.Min(s => s.West), squares.Max(s => s.East), squares.Max(s => s.North), squares.Min(s => s.South));
        var zoom = Enumerable.Range(0, ClosestZoom + 1).Last(z => z == 0 || Across(east, z) - Across(west, z) <= Widest && Down(south, z) - Down(north, z) <= Highest);
        var (left, top) = (Across(west, zoom) - Margin, Down(north, zoom) - Margin);
        var (width, height) = (Across(east, zoom) + Margin - left, Down(south, zoom) + Margin - top);
        return new MapPicture(Number(width), Number(height), [.. squares.Select(BoxOf)], tiles is null ? [] : [.. Under(tiles, zoom, left, top, width, height)]);

        Box BoxOf(NeedMap.Square square)
        {
            var (x, y) = (Across(square.West, zoom) - left, Down(square.North, zoom) - top);
            var (w, h) = (Across(square.East, zoom) - left - x, Down(square.South, zoom) - top - y);
            return new Box(Number(x), Number(y), Number(w), Number(h), Number(x + w / 2), Number(y + h / 2), square.Needs, LevelOf(square.Needs));
        }
    }

    private static int LevelOf(long? needs) => needs switch { null => 0, < 10 => 1, < 20 => 2, < 50 => 3, _ => 4 };

    private static IEnumerable<Tile> Under(string tiles, int zoom, double left, double top, double width, double height)
    {
        var most = (1 << zoom) - 1;
        for (var y = Math.Max(0, (int)(top / TileSize)); y <= Math.Min(most, (int)((top + height) / TileSize)); y++)
        {
            for (var x = Math.Max(0, (int)(left / TileSize)); x <= Math.Min(most, (int)((left + width) / TileSize)); x++)
                yield return new Tile(
                    tiles.Replace("{z}", Whole(zoom), StringComparison.Ordinal).Replace("{x}", Whole(x), StringComparison.Ordinal).Replace("{y}", Whole(y), StringComparison.Ordinal),
                    Number(x * TileSize - left), Number(y * TileSize - top));
        }
    }

    private static double Across(double longitude, int zoom) => (longitude + 180) / 360 * TileSize * Math.Pow(2, zoom);

    private static double Down(double latitude, int zoom) =>
        (1 - Math.Asinh(Math.Tan(latitude * Math.PI / 180)) / Math.PI) / 2 * TileSize * Math.Pow(2, zoom);

    private static string Number(double pixels) => pixels.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
