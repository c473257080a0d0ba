using System.Text.Json;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Safety;

/// <summary>Whom to call in which danger, by country (numbers.json): those of France are the state's, see service-public.fr.</summary>
public static class EmergencyNumbers
{
    private static readonly Lazy<Dictionary<string, Dictionary<string, string[]>>> Loaded =
        new(() => JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string[]>>>(Resource.Text("numbers.json"))!);

    /// <summary>Countries by their two letters (ISO 3166-1).</summary>
    public static IReadOnlyCollection<string> Countries => Loaded.Value.Keys;

    /// <returns>Each number once, the most fitting first.</returns>
    /// <exception cref="KeyNotFoundException">Nothing is known of the country.</exception>
    public static IReadOnlyList<string> For(string country, IReadOnlyList<Danger> dangers) =>
        [.. dangers.SelectMany(danger => Loaded.Value[country][danger.ToString().ToLowerInvariant()]).Distinct()];
}
