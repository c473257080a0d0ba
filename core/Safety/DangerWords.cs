using Solidarity.Core.Posts;

namespace Solidarity.Core.Safety;

/// <summary>What words may tell of that cannot wait for a neighbour; where they tell of several, the first here is spoken of first.</summary>
public enum Danger { Emergency, Fire, Suicide, Violence, Child, Elder }

/// <summary>
/// Whether somebody's words may tell of a danger. In doubt they do: a number that nobody needed does no harm. Its words are
/// data, a file for each language (danger.fr.json).
/// </summary>
public static class DangerWords
{
    private static readonly Lazy<Phrasebook<Danger?>> Loaded = new(Load);

    /// <returns>Each danger once, in the order of <see cref="Danger"/>; none as a rule.</returns>
    public static IReadOnlyList<Danger> In(string text)
    {
        // Everything that anybody sends comes through here, and nearly all of it tells of nothing.
        if (text.Length == 0) return [];
        List<Danger>? dangers = null;
        foreach (var found in Loaded.Value.FindIn(Folding.Words(text)))
        {
            foreach (var meaning in found.Meanings)
            {
                if (meaning is { } danger) (dangers ??= []).Add(danger);
            }
        }

        return dangers is null ? [] : [.. dangers.Distinct().Order()];
    }

    private static Phrasebook<Danger?> Load() =>
        WordFiles.Book<Danger?>("danger", meaning => meaning == WordFiles.Harmless ? null : Enum.Parse<Danger>(meaning, ignoreCase: true));
}
