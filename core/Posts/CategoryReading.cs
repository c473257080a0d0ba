namespace Solidarity.Core.Posts;

/// <summary>What a free sentence seems to be about.</summary>
public abstract record CategoryReading
{
    private CategoryReading() { }

    public sealed record Clear(Category Category) : CategoryReading;

    /// <param name="Best">The likeliest first; at least one, at most <see cref="Categories.MostToOffer"/>.</param>
    public sealed record Unclear(IReadOnlyList<Category> Best) : CategoryReading;

    /// <summary>Of nothing that is offered, but of this, which was until it was retired.</summary>
    public sealed record NoLonger(Category Category) : CategoryReading;

    public sealed record Unknown : CategoryReading;
}
