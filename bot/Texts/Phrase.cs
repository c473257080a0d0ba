using Solidarity.Core.Posts;

namespace Solidarity.Bot.Texts;

/// <summary>
/// A text by its key, with what goes into its places; it becomes words only in the language of its reader.
/// What may go in: a string (somebody's own words: shown as plain text, never as markup or command), a whole number,
/// another phrase, a <see cref="Lines"/>, a <see cref="DateOnly"/>, a <see cref="Category"/>.
/// </summary>
internal sealed record Phrase(string Key, params (string Name, object Value)[] Arguments)
{
    public static implicit operator Phrase(string key) => new(key);
}

/// <summary>Phrases one after another, joined by a separator; empty ones are left out.</summary>
internal sealed record Lines(string Separator, IReadOnlyList<object?> Parts)
{
    /// <summary>An empty line between two others.</summary>
    public static readonly Markup Blank = new("");

    /// <summary>One under the other. A string is the key of a text here, never somebody's words.</summary>
    public static Lines Of(params object?[] parts) => new("\n", Array.ConvertAll(parts, static p => p is string key ? new Phrase(key) : p));

    public static Lines Listed(IEnumerable<object?> parts) => new(", ", [.. parts]);

    public static Lines Dotted(params object?[] parts) => new(" · ", parts);
}

/// <summary>The name of a kind of help as somebody could type it: in small letters, and of "Papiers, démarches" the first part.</summary>
internal sealed record TypedName(Category Category);

/// <summary>What the town itself says to everybody, in somebody of the team's words: shown as written, with links that can be tapped, never as markup.</summary>
internal sealed record TownWords(string Text);

/// <summary>Markup made by the program itself, such as a link to a person; never of anybody's words.</summary>
internal sealed record Markup(string Html);
