using System.Text.Json;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Safety;

/// <summary>
/// What sentences are looked at for is data: a file for each subject and language (danger.fr.json), in it lists of expressions,
/// each under what it means. Whatever language somebody has chosen, all are looked for, since people write in any.
/// </summary>
internal static class WordFiles
{
    /// <summary>Stands above longer expressions that take the sting away ("au Secours populaire").</summary>
    public const string Harmless = "harmless";

    private static readonly string[] Languages = ["fr", "en"];

    /// <returns>The lists of all languages.</returns>
    public static IEnumerable<(string Meaning, string[] Expressions)> Of(string subject) =>
        Languages.SelectMany(language => Read($"{subject}.{language}.json"));

    public static IEnumerable<(string Meaning, string[] Expressions)> Read(string file) =>
        JsonSerializer.Deserialize<Dictionary<string, string[]>>(Resource.Text(file))!.Select(list => (list.Key, list.Value));

    /// <returns>Of each expression whether it stings: all lists do but the harmless one.</returns>
    public static Phrasebook<bool> Stings(string subject) => Book(subject, meaning => meaning != Harmless);

    /// <summary>Whether some expression is found that stands in no harmless list.</summary>
    public static bool StingIn(this Phrasebook<bool> book, IEnumerable<Word> words) => book.FindIn(words).Any(found => found.Meanings.TrueForAll(stings => stings));

    /// <returns>Each expression with what its list means.</returns>
    public static Phrasebook<TMeaning> Book<TMeaning>(string subject, Func<string, TMeaning> meaningOf)
    {
        var book = new Phrasebook<TMeaning>(leaveOutSmallWords: false);
        foreach (var (meaning, expressions) in Of(subject))
        {
            foreach (var expression in expressions)
            {
                book.Add(expression, meaningOf(meaning));
                // Many leave the apostrophe out: "il ma frappée".
                if (expression.Contains('\'')) book.Add(expression.Replace("'", "", StringComparison.Ordinal), meaningOf(meaning));
            }
        }
        return book;
    }
}
