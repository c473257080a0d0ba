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
        // What isn't kept was said by one or two at most.
        var posts = Of.GetValueOrDefault(term, Math.Min(1, Posts));
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

    /// <summary>
    /// Counts sentence by sentence. Only what several people say is kept: a name or a street would stand here long after its post has gone. Numbers
    /// never do, they are no terms.
    /// </summary>
    public sealed class Counting
    {
        private const int FewestPeople = 3;

        private readonly Dictionary<string, Said> _said = new(StringComparer.Ordinal);
        private int _count;
        private long _words;

        /// <param name="personId">Who wrote it.</param>
        public void Add(long personId, string sentence, string language, Categories categories)
        {
            var spoken = Spoken.Of(sentence, language, categories);
            if (spoken.Terms.Count == 0) return;
            _count++;
            _words += spoken.Length;
            foreach (var term in spoken.Terms.Keys) _said[term] = _said.GetValueOrDefault(term).By(personId);
        }

        public WordCounts Done() => _count == 0 ? None : new WordCounts(
            _count, Math.Max(1, (double)_words / _count),
            _said.Where(term => term.Value.People >= FewestPeople)
                .Select(term => KeyValuePair.Create(term.Key, term.Value.Posts))
                .OrderByDescending(term => term.Value).ThenBy(term => term.Key, StringComparer.Ordinal).Take(Most).ToFrozenDictionary(StringComparer.Ordinal));

        /// <param name="First">The first two who said it: whoever says it beside them is the third.</param>
        private readonly record struct Said(int Posts, int People, long First, long Second)
        {
            public Said By(long person) => this switch
            {
                { People: 0 } => new Said(1, 1, person, 0),
                { People: 1 } when First != person => new Said(Posts + 1, 2, First, person),
                { People: 2 } when First != person && Second != person => new Said(Posts + 1, 3, First, Second),
                _ => this with { Posts = Posts + 1 },
            };
        }
    }
}
