namespace Solidarity.Core.Places;

/// <summary>
/// A square of a fixed grid, about 500 m wide: the finest place that is ever kept of anybody.
/// Rows are 0.0045° of latitude (500 m); columns are as many degrees of longitude as 500 m are in that row.
/// </summary>
public readonly record struct Cell(int Row, int Column)
{
    private const double RowDegrees = 0.0045;
    private const double KilometresPerDegree = 111.32;

    /// <exception cref="ArgumentOutOfRangeException">The point is not on earth (WGS 84 degrees, latitude up to 85).</exception>
    public static Cell At(double latitude, double longitude)
    {
        if (!(Math.Abs(latitude) <= 85)) throw new ArgumentOutOfRangeException(nameof(latitude));
        if (!(Math.Abs(longitude) <= 180)) throw new ArgumentOutOfRangeException(nameof(longitude));
        var row = (int)Math.Floor(latitude / RowDegrees);
        return new Cell(row, (int)Math.Floor(longitude / ColumnDegrees(row)));
    }

    public double Latitude => (Row + 0.5) * RowDegrees;

    public double Longitude => (Column + 0.5) * ColumnDegrees(Row);

    /// <summary>Great-circle distance between the centres of two cells; 0 within one cell.</summary>
    public double KilometresTo(Cell other)
    {
        static double Radians(double degrees) => degrees * Math.PI / 180;
        var (a, b) = (Radians(Latitude), Radians(other.Latitude));
        var sin = Math.Sin((b - a) / 2);
        var cross = Math.Sin(Radians(other.Longitude - Longitude) / 2);
        var h = sin * sin + Math.Cos(a) * Math.Cos(b) * cross * cross;
        return 2 * 6371.0 * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    /// <summary>The column of a longitude in a given row.</summary>
    public static int ColumnAt(int row, double longitude) => (int)Math.Floor(longitude / ColumnDegrees(row));

    /// <summary>The longitude so many cells to the west of this one's centre.</summary>
    public double West(int cells) => Longitude - cells * ColumnDegrees(Row);

    /// <summary>The longitude so many cells to the east of this one's centre.</summary>
    public double East(int cells) => Longitude + cells * ColumnDegrees(Row);

    private static double ColumnDegrees(int row) =>
        0.5 / (KilometresPerDegree * Math.Cos((row + 0.5) * RowDegrees * Math.PI / 180));
}
