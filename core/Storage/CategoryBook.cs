using Solidarity.Core.Posts;

namespace Solidarity.Core.Storage;

/// <summary>
/// The categories as they stand in the database, read anew only when their stamp is another: whoever changed them, and on whichever
/// instance. A change that was rolled back leaves a stamp here that nobody will ever see again.
/// </summary>
public sealed class CategoryBook
{
    private volatile Edition _read = new("", Categories.BuiltIn);

    private sealed record Edition(string Stamp, Categories Categories);

    public Categories Read(CategoryStore store)
    {
        var stamp = store.Stamp();
        if (_read is { } known && known.Stamp == stamp) return known.Categories;
        return (_read = new Edition(stamp, Categories.BuiltIn.With(store.All()))).Categories;
    }
}
