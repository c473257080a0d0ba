using Solidarity.Core.Places;

namespace Solidarity.Core.Storage;

/// <summary>Where help is asked for, in squares of 500 m to 4 km: each as small as it can be without telling of one household.</summary>
/// <param name="Squares">North to south, then west to east.</param>
/// <param name="Nowhere">Needs of which no more than the commune is known; null: too few to tell, or it would tell of a square.</param>
/// <param name="HasUntold">Whether a number is kept back.</param>
public sealed record NeedMap(IReadOnlyList<NeedMap.Square> Squares, long? Nowhere, bool HasUntold)
{
    /// <summary>In degrees (WGS 84).</summary>
    /// <param name="Metres">How wide, about: 500, 1000, 2000 or 4000.</param>
    /// <param name="Needs">Null: too few to tell.</param>
    public sealed record Square(double South, double North, double West, double East, int Metres, long? Needs)
    {
        public double Latitude => (South + North) / 2;

        public double Longitude => (West + East) / 2;
    }

    /// <summary>The largest squares are so many times halved: 8 cells wide.</summary>
    private const int Halvings = 3;

    private const int CellMetres = 500;

    /// <summary>
    /// A square is cut in four only where none of the four comes out small: what is told of the parts then says no more than each part. Columns
    /// are those of the middle row of the largest square, so that squares fit into one another although cells of other rows are of another width.
    /// </summary>
    public static NeedMap Of(IReadOnlyList<(Cell? Cell, long Needs)> cells)
    {
        var placed = cells.Where(one => one.Cell is not null).Select(one => Placed(one.Cell!.Value, one.Needs));
        var leaves = placed.GroupBy(one => (Row: one.Row >> Halvings, Column: one.Column >> Halvings)).SelectMany(group => Cut([.. group], Halvings)).ToArray();
        var nowhere = cells.Where(one => one.Cell is null).Sum(one => one.Needs);
        var untold = SmallNumbers.Untold([.. leaves.Select(leaf => leaf.Needs), nowhere]);
        return new NeedMap(
            [.. leaves.Select((leaf, i) => SquareOf(leaf, untold.Contains(i))).OrderByDescending(square => square.North).ThenBy(square => square.West)],
            untold.Contains(leaves.Length) ? null : nowhere,
            untold.Count > 0);
    }

    /// <param name="Column">As the middle row of the largest square around it counts.</param>
    private readonly record struct At(int Row, int Column, long Needs);

    private readonly record struct Leaf(int Row, int Column, int Size, long Needs);

    private static At Placed(Cell cell, long needs) => new(cell.Row, Cell.ColumnAt(Middle(cell.Row), cell.Longitude), needs);

    private static int Middle(int row) => ((row >> Halvings) << Halvings) + (1 << Halvings) / 2;

    private static IEnumerable<Leaf> Cut(IReadOnlyList<At> within, int size)
    {
        if (size > 0)
        {
            var parts = within.GroupBy(one => (Row: one.Row >> (size - 1), Column: one.Column >> (size - 1))).Select(part => part.ToArray()).ToArray();
            if (parts.All(part => part.Sum(one => one.Needs) >= SmallNumbers.Least)) return parts.SelectMany(part => Cut(part, size - 1));
        }

        return [new Leaf(within[0].Row >> size, within[0].Column >> size, size, within.Sum(one => one.Needs))];
    }

    private static Square SquareOf(Leaf leaf, bool untold)
    {
        var (row, column, wide) = (leaf.Row << leaf.Size, leaf.Column << leaf.Size, 1 << leaf.Size);
        var middle = Middle(row);
        // The edge before a row or column lies half-way between its middle and the one before.
        double South(int at) => (new Cell(at - 1, 0).Latitude + new Cell(at, 0).Latitude) / 2;
        double West(int at) => (new Cell(middle, at - 1).Longitude + new Cell(middle, at).Longitude) / 2;
        return new Square(South(row), South(row + wide), West(column), West(column + wide), wide * CellMetres, untold ? null : leaf.Needs);
    }
}
