using System.Collections.Frozen;
using System.Text.Json;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching.Words;

/// <summary>In how many of the open posts each term is said: what many say tells little.</summary>
/// <param name="Posts">With a sentence.</param>
/// <param name="AverageLength">Of their sentences, in telling words.</param>
public sealed record WordCounts(int Posts, double AverageLength, FrozenDictionary<string, int> Of)
{
    /// <summary>Before any were counted: every word tells as much as any other.</summary>
    public static readonly WordCounts None = new(0, 8, FrozenDictionary<string, int>.Empty);

    /// <summary>So many are kept, the commonest; a term that isn't among them is rare.</summary>
    public const int Most = 20_000;

    /// <summary>How much it tells that both say it: much where few do.</summary>
    public double Weight(string term)
    {
        var posts = Of.GetValueOrDefault(term);
        return Math.Log(1 + (Posts - posts + 0.5) / (posts + 0.5));
    }

    public string Write() => JsonSerializer.Serialize(this);

    /// <exception cref="JsonException">Written by nothing that we know.</exception>
    public static WordCounts Parse(string written)
    {
        var plain = JsonSerializer.Deserialize<Plain>(written) ?? throw new JsonException("No counts.");
        return new WordCounts(plain.Posts, plain.AverageLength, plain.Of.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private sealed record Plain(int Posts, double AverageLength, Dictionary<string, int> Of);

    /// <summary>Counts sentence by sentence.</summary>
    public sealed class Counting
    {
        private readonly Dictionary<string, int> _posts = new(StringComparer.Ordinal);
        private int _count;
        private long _words;

        public void Add(string sentence, string language, Categories categories) => Add(Spoken.Read(sentence, language, categories));

        private void Add(Spoken sentence)
        {
            if (sentence.Terms.Count == 0) return;
            _count++;
            _words += sentence.Length;
            foreach (var term in sentence.Terms.Keys) _posts[term] = _posts.GetValueOrDefault(term) + 1;
        }

        public WordCounts Done() => _count == 0 ? None : new WordCounts(
            _count, Math.Max(1, (double)_words / _count),
            _posts.OrderByDescending(term => term.Value).ThenBy(term => term.Key, StringComparer.Ordinal).Take(Most).ToFrozenDictionary(StringComparer.Ordinal));
    }
}
