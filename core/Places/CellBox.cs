namespace Solidarity.Core.Places;

/// <summary>A box of cells, for a search by their numbers.</summary>
internal readonly record struct CellBox(int Bottom, int Top, int Left, int Right)
{
    /// <summary>So many cells of 500 m cover the widest radius of 10 km.</summary>
    public const int Widest = 21;

    /// <summary>How many cells a circle reaches: cells are a little narrower than 500 m in places, and circles are stretched by half a one.</summary>
    public static int Reaching(int metres) => metres / 450 + 2;

    public bool Holds(Cell cell) => cell.Row >= Bottom && cell.Row <= Top && cell.Column >= Left && cell.Column <= Right;

    /// <summary>A column has another number of degrees in each row, so that the numbers of a meridian drift from row to row.</summary>
    public static CellBox Around(Cell cell, int cells)
    {
        var (west, east) = (cell.West(cells), cell.East(cells));
        int[] rows = [cell.Row - cells, cell.Row, cell.Row + cells];
        return new CellBox(rows[0], rows[2], rows.Min(r => Cell.ColumnAt(r, west)), rows.Max(r => Cell.ColumnAt(r, east)));
    }
}
