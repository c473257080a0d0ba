using System.Collections.Frozen;
using System.Text.Json;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching.Words;

/// <summary>What a language has of its own to read a sentence by: wording.json, and its endings.</summary>
/// <param name="Stop">The words that tell nothing.</param>
/// <param name="Asking">Near these somebody says what it is about.</param>
/// <param name="Short">From the stem of a long word to that of its short one: "television" is "tv", "vélo" and "bicyclette" are one.</param>
internal sealed record WordLists(FrozenSet<string> Stop, FrozenSet<string> Asking, FrozenDictionary<string, string> Short, Func<string, string> Ending)
{
    private static readonly FrozenDictionary<string, WordLists> All = Load(Resource.Text("wording.json"));

    private static readonly WordLists None = new(FrozenSet<string>.Empty, FrozenSet<string>.Empty, FrozenDictionary<string, string>.Empty, word => word);

    /// <param name="language">Two letters; of a language without lists every word tells something.</param>
    public static WordLists Of(string language) => All.GetValueOrDefault(language) ?? None;

    /// <summary>What a word is counted and compared as: without its ending, short where it has a short form, doubled consonants once.</summary>
    /// <param name="spelt">Lower case, without accents.</param>
    public string Term(string spelt)
    {
        var stem = Folding.Once(Ending(spelt));
        return Short.GetValueOrDefault(stem, stem);
    }

    private static FrozenDictionary<string, WordLists> Load(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(json)!
            .ToFrozenDictionary(language => language.Key, language => Read(language.Value, EndingsOf(language.Key)), StringComparer.Ordinal);

    private static WordLists Read(Dictionary<string, string> lists, Func<string, string> ending)
    {
        var plain = new WordLists(Set(lists["stop"]), Set(lists["asking"]), FrozenDictionary<string, string>.Empty, ending);
        return plain with
        {
            Short = lists["short"].Split(", ").Select(forms => forms.Split(' ').Select(plain.Term).ToArray())
                .SelectMany(forms => forms[1..].Where(form => form != forms[0]).Select(form => KeyValuePair.Create(form, forms[0])))
                .ToFrozenDictionary(StringComparer.Ordinal),
        };
    }

    private static Func<string, string> EndingsOf(string language) => language switch
    {
        "fr" => FrenchStems.Of,
        "en" => EnglishStems.Of,
        _ => word => word,
    };

    private static FrozenSet<string> Set(string words) => Folding.Words(words).Select(word => word.Text).ToFrozenSet(StringComparer.Ordinal);
}
