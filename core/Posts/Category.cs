using System.Collections.Frozen;

namespace Solidarity.Core.Posts;

/// <summary>What a post is about. Categories are data (categories.json, and what administrators change); two are equal when their ids are.</summary>
public sealed record Category
{
    private readonly FrozenDictionary<string, string> names;

    internal Category(string id, string emoji, IReadOnlyDictionary<string, string> names, IEnumerable<string> related, bool sensitive, bool withChildren, bool goods = false, bool retired = false)
    {
        Id = id;
        Emoji = emoji;
        this.names = names.ToFrozenDictionary(StringComparer.Ordinal);
        Related = related.ToFrozenSet(StringComparer.Ordinal);
        Sensitive = sensitive;
        WithChildren = withChildren;
        Goods = goods;
        Retired = retired;
    }

    /// <summary>Short, lower-case ASCII; stored, and carried by buttons: it never changes.</summary>
    public string Id { get; }

    public string Emoji { get; }

    /// <summary>Ids of the categories whose offers may serve this one's needs.</summary>
    public IReadOnlySet<string> Related { get; }

    /// <summary>
    /// Only trusted volunteers. The rule: whatever usually brings a stranger inside a home, into a car, or alone with a child
    /// is sensitive. Help at the door, in the street, in a public place or on the telephone isn't, nor is "something else": a
    /// moderator reads each of those before anybody is put in touch.
    /// </summary>
    public bool Sensitive { get; }

    /// <summary>Leads to being alone with a child: the law wants an attestation for it.</summary>
    public bool WithChildren { get; }

    /// <summary>Things, which are counted in pieces and gone once they are given; anything else is a service.</summary>
    public bool Goods { get; }

    /// <summary>No new posts are about it; those that are go on.</summary>
    public bool Retired { get; }

    /// <summary>The words on its button; French when the language has none.</summary>
    public string Name(string language) => names.GetValueOrDefault(language) ?? names["fr"];

    internal bool HasName(string language) => names.ContainsKey(language);

    public bool Equals(Category? other) => other is not null && other.Id == Id;

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Id;
}
