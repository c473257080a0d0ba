using System.Collections.Frozen;
using System.Text.Json;

namespace Solidarity.Core.Posts;

/// <summary>All categories, in the order in which they are shown, and the everyday words that point to each.</summary>
public sealed class Categories
{
    /// <summary>How many categories an unclear sentence offers at most.</summary>
    public const int MostToOffer = 4;

    private const double ClearLead = 1.5, ClearLeast = 0.75, OfferedShare = 0.5;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowTrailingCommas = true };
    private static readonly Lazy<Categories> Loaded = new(() => Load(Resource.Text("categories.json")));

    private readonly FrozenDictionary<string, Category> byId;
    private readonly Phrasebook<Pointer> words = new(leaveOutSmallWords: true);

    private Categories(IReadOnlyList<Entry> entries)
    {
        All = [.. entries.Select(e => new Category(e.Id, e.Emoji, e.Names, e.Related, e.Sensitive, e.WithChildren))];
        byId = All.ToFrozenDictionary(category => category.Id, StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            foreach (var (language, list) in entries[i].Words)
            {
                // "médicament*!": a word that decides against ordinary ones.
                foreach (var word in list) words.Add(word.TrimEnd('!'), new Pointer(i, language, word.EndsWith('!')));
            }
        }
    }

    public static Categories Shared => Loaded.Value;

    public IReadOnlyList<Category> All { get; }

    public Category? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Whether an offer of one may serve a need of the other; a category isn't related to itself.</summary>
    public bool Related(Category a, Category b) => a.Related.Contains(b.Id) || b.Related.Contains(a.Id);

    /// <summary>
    /// Reads a free sentence by its everyday words, in any language that has words. Each word found counts once; a longer
    /// expression counts more, a word that several categories claim is shared out, and a word of the language in which the
    /// sentence isn't written counts half ("chat" is a cat in French only).
    /// </summary>
    public CategoryReading Read(string sentence)
    {
        var typed = Folding.Words(sentence);
        var scores = Score(typed, SmallWords.LanguageOf(typed));
        var best = Enumerable.Range(0, All.Count).Where(i => scores[i] > 0).OrderByDescending(i => scores[i]).ToList();
        if (best.Count == 0) return new CategoryReading.Unknown();
        var top = scores[best[0]];
        var second = best.Count > 1 ? scores[best[1]] : 0;
        if (top >= ClearLeast && top >= second * ClearLead) return new CategoryReading.Clear(All[best[0]]);
        return new CategoryReading.Unclear(
            [.. best.Where(i => scores[i] >= top * OfferedShare).Take(MostToOffer).Select(i => All[i])]);
    }

    private double[] Score(List<Word> typed, string? language)
    {
        var scores = new double[All.Count];
        foreach (var found in words.FindIn(typed).Distinct())
        {
            foreach (var pointer in found.Meanings)
            {
                var claims = found.Meanings.Count(other => other.Language == pointer.Language);
                var weight = pointer.Decides ? Math.Max(2, found.Parts.Length) : found.Parts.Length;
                var foreign = language is not null && pointer.Language != language
                    && !found.Meanings.Any(other => other.Category == pointer.Category && other.Language == language);
                // A word that both languages share counts once for its category.
                var twins = found.Meanings.Count(other => other.Category == pointer.Category);
                scores[pointer.Category] += (double)weight / claims / twins * (foreign ? 0.5 : 1);
            }
        }
        return scores;
    }

    /// <exception cref="FormatException">The data contradicts itself; the message says where.</exception>
    internal static Categories Load(string json)
    {
        var entries = JsonSerializer.Deserialize<Entry[]>(json, Json) ?? [];
        var ids = entries.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        if (ids.Count != entries.Length) throw new FormatException("Two categories have the same id.");
        foreach (var entry in entries)
        {
            if (!entry.Names.ContainsKey("fr")) throw new FormatException($"{entry.Id} has no French name.");
            if (entry.Related.FirstOrDefault(id => id == entry.Id || !ids.Contains(id)) is { } stray)
                throw new FormatException($"{entry.Id} can't be related to {stray}.");
        }
        return new Categories(entries);
    }

    private readonly record struct Pointer(int Category, string Language, bool Decides);

    private sealed record Entry(
        string Id, string Emoji, Dictionary<string, string> Names, Dictionary<string, string[]> Words, string[] Related,
        bool Sensitive,
        bool WithChildren = false);
}
