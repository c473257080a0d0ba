namespace Solidarity.Core.Places;

/// <summary>Which communes a postal code serves, as ranks by population, the largest first.</summary>
internal sealed class PostalCodes
{
    private readonly Dictionary<string, int[]> _ranks = [];

    /// <summary>Ranks must come in ascending order.</summary>
    public void Add(IEnumerable<string> codes, int rank)
    {
        foreach (var code in codes)
            _ranks[code] = _ranks.TryGetValue(code, out var known) ? [.. known, rank] : [rank];
    }

    public IReadOnlyList<int> Of(string code) => _ranks.GetValueOrDefault(code, []);
}
