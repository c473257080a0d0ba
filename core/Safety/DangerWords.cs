using System.Text.Json;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Safety;

/// <summary>What words may tell of that cannot wait for a neighbour; where they tell of several, the first here is spoken of first.</summary>
public enum Danger { Emergency, Fire, Suicide, Violence, Child, Elder }

/// <summary>
/// Whether somebody's words may tell of a danger. In doubt they do: a number that nobody needed does no harm. Its words are
/// data, a file for each language (danger.fr.json); all languages are looked for, since people write in any.
/// </summary>
public static class DangerWords
{
    private static readonly string[] Languages = ["fr", "en"];
    private static readonly Lazy<Phrasebook<Danger?>> Loaded = new(Load);

    /// <returns>Each danger once, in the order of <see cref="Danger"/>; none as a rule.</returns>
    public static IReadOnlyList<Danger> In(string text) =>
        [.. Loaded.Value.FindIn(Folding.Words(text)).SelectMany(found => found.Meanings).OfType<Danger>().Distinct().Order()];

    private static Phrasebook<Danger?> Load()
    {
        var book = new Phrasebook<Danger?>(leaveOutSmallWords: false);
        foreach (var language in Languages)
        {
            var lists = JsonSerializer.Deserialize<Dictionary<string, string[]>>(Resource.Text($"danger.{language}.json"))!;
            foreach (var (meaning, expressions) in lists)
            {
                // Longer expressions that take the sting away ("au Secours populaire") stand under "harmless".
                Danger? danger = meaning == "harmless" ? null : Enum.Parse<Danger>(meaning, ignoreCase: true);
                foreach (var expression in expressions)
                {
                    book.Add(expression, danger);
                    // Many leave the apostrophe out: "il ma frappée".
                    if (expression.Contains('\'')) book.Add(expression.Replace("'", "", StringComparison.Ordinal), danger);
                }
            }
        }
        return book;
    }
}
