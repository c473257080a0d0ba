using System.Collections.Frozen;
using System.Text.Json;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching.Words;

/// <summary>Of a language: the words that tell nothing, and those near which somebody says what it is about; wording.json.</summary>
internal sealed record WordLists(FrozenSet<string> Stop, FrozenSet<string> Asking)
{
    private static readonly FrozenDictionary<string, WordLists> All = Load(Resource.Text("wording.json"));

    private static readonly WordLists None = new(FrozenSet<string>.Empty, FrozenSet<string>.Empty);

    /// <param name="language">Two letters; of a language without lists every word tells something.</param>
    public static WordLists Of(string language) => All.GetValueOrDefault(language) ?? None;

    private static FrozenDictionary<string, WordLists> Load(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(json)!
            .ToFrozenDictionary(language => language.Key, language => new WordLists(Set(language.Value["stop"]), Set(language.Value["asking"])), StringComparer.Ordinal);

    private static FrozenSet<string> Set(string words) => Folding.Words(words).Select(word => word.Text).ToFrozenSet(StringComparer.Ordinal);
}
