using Solidarity.Core.Posts;

namespace Solidarity.Core.Moderation;

/// <summary>An administrator adds a kind of help, or changes one. Posts of one that is retired go on.</summary>
public static class ChangeCategory
{
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Done(Category Category) : Outcome;

        public sealed record NoSuch : Outcome;

        public sealed record IsSoAlready(Category Category) : Outcome;

        /// <summary>This is no name, or no word to be found by.</summary>
        public sealed record BadWords(string Words) : Outcome;

        public sealed record NotOneEmoji(string Sign) : Outcome;

        /// <summary>Another is called so already, or has this emoji.</summary>
        public sealed record IsTaken(Category By) : Outcome;

        /// <summary>As many as may be: categories, or words of one.</summary>
        public sealed record Enough(int Most) : Outcome;

        /// <summary>What fits nowhere else must have its place.</summary>
        public sealed record MustStay : Outcome;
    }

    public static Outcome Add(Change change, long by, string emoji, string french, string english)
    {
        var now = Now(change);
        if (!CategoryEntry.IsEmoji(emoji)) return new Outcome.NotOneEmoji(emoji);
        if (BadName(french, english) is { } bad) return bad;
        if (now.All.FirstOrDefault(other => other.Emoji == emoji || IsCalled(other, french, english)) is { } taken) return new Outcome.IsTaken(taken);
        if (now.All.Count >= CategoryEntry.MostCategories) return new Outcome.Enough(CategoryEntry.MostCategories);
        var id = CategoryEntry.IdFor(french, id => now.Find(id) is not null);
        return Save(change, by, new CategoryEntry(id, emoji, french, english, Sensitive: false, RetiredAt: null, []), "category-add", $"{emoji} {french} / {english}");
    }

    /// <param name="emoji">Null: the one it has.</param>
    public static Outcome Rename(Change change, long by, string id, string french, string english, string? emoji = null) =>
        Change(change, by, id, "category-rename", emoji is null ? $"{french} / {english}" : $"{emoji} {french} / {english}", (entry, now) =>
            emoji is not null && !CategoryEntry.IsEmoji(emoji) ? (entry, new Outcome.NotOneEmoji(emoji))
            : BadName(french, english) is { } bad ? (entry, bad)
            : now.All.FirstOrDefault(other => other.Id != id && (other.Emoji == emoji || IsCalled(other, french, english))) is { } taken ? (entry, new Outcome.IsTaken(taken))
            : (entry with { Emoji = emoji ?? entry.Emoji, French = french, English = english }, null));

    public static Outcome Retire(Change change, long by, string id) => Change(change, by, id, "category-retire", null, (entry, _) =>
        id == Categories.Other ? (entry, new Outcome.MustStay()) : (entry with { RetiredAt = entry.RetiredAt ?? change.Now }, null));

    public static Outcome TakeBack(Change change, long by, string id) => Change(change, by, id, "category-back", null, (entry, _) => (entry with { RetiredAt = null }, null));

    /// <summary>Only trusted volunteers from here on, or anybody again. Which is said, so that two who want the same don't undo each other's.</summary>
    public static Outcome SetSensitive(Change change, long by, string id, bool sensitive) =>
        Change(change, by, id, "category-sensitive", sensitive ? "yes" : "no", (entry, _) => (entry with { Sensitive = sensitive }, null));

    /// <summary>Counted in pieces from here on, or not; what was put together before stays as it was counted.</summary>
    public static Outcome SetGoods(Change change, long by, string id, bool goods) =>
        Change(change, by, id, "category-goods", goods ? "yes" : "no", (entry, now) => (now.Find(id)!.Goods == goods ? entry : entry with { Goods = goods }, null));

    public static Outcome AddWords(Change change, long by, string id, IReadOnlyList<string> words) => Change(change, by, id, "category-words", string.Join(", ", words), (entry, _) =>
    {
        if (words.FirstOrDefault(word => !CategoryEntry.IsWord(word)) is { } bad) return (entry, new Outcome.BadWords(bad));
        string[] all = [.. entry.Words.Union(words.Select(word => word.ToLowerInvariant()))];
        if (all.Length > CategoryEntry.MostWords) return (entry, new Outcome.Enough(CategoryEntry.MostWords));
        return (all.Length == entry.Words.Count ? entry : entry with { Words = all }, null);
    });

    /// <summary>Only a word that was added; those that the program comes with stay.</summary>
    public static Outcome TakeWord(Change change, long by, string id, string word) => Change(change, by, id, "category-words", "- " + word, (entry, _) =>
        entry.Words.Contains(word.ToLowerInvariant()) ? (entry with { Words = [.. entry.Words.Where(one => one != word.ToLowerInvariant())] }, null) : (entry, null));

    /// <param name="changed">The entry as it is to be, the same one where it is so already, or why it can't be.</param>
    private static Outcome Change(Change change, long by, string id, string action, string? detail, Func<CategoryEntry, Categories, (CategoryEntry Entry, Outcome? Refusal)> changed)
    {
        var now = Now(change);
        if (now.Find(id) is not { } category) return new Outcome.NoSuch();
        var entry = change.Stores.CategoryChanges.All().FirstOrDefault(one => one.Id == id)
            ?? new CategoryEntry(id, category.Emoji, category.Name("fr"), category.Name("en"), category.Sensitive, null, []);
        var (next, refusal) = changed(entry, now);
        return refusal ?? (next == entry ? new Outcome.IsSoAlready(category) : Save(change, by, next, action, detail));
    }

    private static Outcome.Done Save(Change change, long by, CategoryEntry entry, string action, string? detail)
    {
        change.Stores.CategoryChanges.Save(entry, change.Now);
        change.Stores.Audit.Write(change.Now, by, action, entry.Id, detail);
        var category = Now(change).Find(entry.Id)!;
        change.Happened(new Happening.CategoryChanged(category, action, by));
        return new Outcome.Done(category);
    }

    /// <summary>As they are now, and stay until the end of the transaction but for what this change does.</summary>
    private static Categories Now(Change change)
    {
        change.Stores.CategoryChanges.Latch();
        return Categories.BuiltIn.With(change.Stores.CategoryChanges.All());
    }

    private static Outcome.BadWords? BadName(params IEnumerable<string> names) => names.FirstOrDefault(name => !CategoryEntry.IsName(name)) is { } bad ? new Outcome.BadWords(bad) : null;

    private static bool IsCalled(Category category, params IEnumerable<string> names) =>
        names.Any(name => CategoryEntry.AreAlike(name, category.Name("fr")) || CategoryEntry.AreAlike(name, category.Name("en")));
}
