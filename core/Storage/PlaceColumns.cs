using Solidarity.Core.Places;

namespace Solidarity.Core.Storage;

/// <summary>The columns in which a table keeps a place.</summary>
internal abstract class PlaceColumns
{
    public string? Insee { get; init; }

    public string? Town { get; init; }

    public string? Department { get; init; }

    public long? Cell_Row { get; init; }

    public long? Cell_Column { get; init; }

    public string? Precision { get; init; }

    public Place? ToPlace()
    {
        if (Insee is null) return null;
        Cell? cell = Cell_Row is { } row && Cell_Column is { } column ? new Cell((int)row, (int)column) : null;
        return new Place(Insee, Town!, Department!, cell, Enum.Parse<Precision>(Precision!));
    }
}
