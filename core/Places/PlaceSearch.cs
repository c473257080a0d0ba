namespace Solidarity.Core.Places;

/// <summary>What a typed place turned out to be.</summary>
public abstract record PlaceSearch
{
    private PlaceSearch() { }

    /// <summary>Certain: nothing to ask.</summary>
    public sealed record One(Commune Commune) : PlaceSearch;

    /// <summary>To be chosen from, best first; a single one is a guess that wants a yes.</summary>
    public sealed record Several(IReadOnlyList<Commune> Communes) : PlaceSearch;

    public sealed record None : PlaceSearch;
}
