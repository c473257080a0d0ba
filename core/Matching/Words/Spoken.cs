using System.Runtime.InteropServices;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching.Words;

/// <summary>
/// What a sentence speaks of: its telling words as stems, and the categories that its everyday words point to, so that "du pain" and
/// "la boulangerie" meet, and "masks" and "masques".
/// </summary>
/// <param name="Terms">Each once. A category stands as "=" and its id.</param>
/// <param name="Length">Of all its telling words, repetitions too.</param>
public sealed record Spoken(IReadOnlyDictionary<string, Spoken.Use> Terms, int Length)
{
    /// <param name="Times">How often it is said.</param>
    /// <param name="IsAsked">Said near a word of asking or giving: there one says what it is about.</param>
    public readonly record struct Use(int Times, bool IsAsked);

    public static readonly Spoken Nothing = new(new Dictionary<string, Use>(), 0);

    /// <summary>So many words away from "besoin", "need", "je propose" is near.</summary>
    private const int Near = 5;

    public static bool IsCategory(string term) => term[0] == '=';

    /// <param name="language">Of whoever wrote it, where the sentence itself doesn't tell.</param>
    public static Spoken Of(string? sentence, string language, Categories categories)
    {
        if (string.IsNullOrWhiteSpace(sentence)) return Nothing;
        var spelt = Folding.Words(sentence, asSpelt: true);
        var words = spelt.ConvertAll(word => word with { Text = Folding.Once(word.Text) });
        language = SmallWords.LanguageOf(words) ?? language;
        var lists = WordLists.Of(language);
        var terms = new Dictionary<string, Use>(StringComparer.Ordinal);
        var length = 0;
        var asking = words.ConvertAll(word => lists.Asking.Contains(word.Text));
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].Text;
            // How many says nothing of what: two thousand tents are not two thousand helpers.
            if (word.Length < 2 || words[i].IsNumber || asking[i] || lists.Stop.Contains(word)) continue;
            Add(lists.Term(spelt[i].Text), IsNear(asking, i));
            length++;
        }

        foreach (var category in categories.Named(words, language)) Add("=" + category.Id, isAsked: false);
        return new Spoken(terms, length);

        void Add(string term, bool isAsked)
        {
            var before = terms.GetValueOrDefault(term);
            terms[term] = new Use(before.Times + 1, before.IsAsked || isAsked);
        }
    }

    private static bool IsNear(List<bool> asking, int at) =>
        CollectionsMarshal.AsSpan(asking)[Math.Max(0, at - Near)..Math.Min(asking.Count, at + Near + 1)].Contains(true);
}
