using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues.Questions;

/// <param name="Sentence">What they typed, when it said more than the name of a category.</param>
internal sealed record CategoryAnswer(Category Category, string? Sentence);

/// <summary>What is it about? A button, or a sentence whose words make it clear.</summary>
internal sealed class CategoryQuestion(Phrase text) : Question<Nothing, CategoryAnswer>
{
    public override Prompt Put(Nothing work, Surroundings here) => new(Lines.Of(text, new Phrase("ask.category-hint")), CategoryRows.Of(Categories.Shared.Offered, _ => null));

    public override Reading<Nothing, CategoryAnswer> Read(Nothing work, Reply reply, Surroundings here) => reply switch
    {
        Reply.Chosen chosen when Categories.Shared.Find(chosen.Token) is { Retired: false } category => Answered(new CategoryAnswer(category, null)),
        Reply.Chosen chosen when Categories.Shared.Find(chosen.Token) is { } retired => Again(CategoryRows.NoLonger(retired)),
        Reply.Written written => ByWords(written.Text),
        _ => Again(CategoryRows.Expected("expected.category")),
    };

    private static Reading<Nothing, CategoryAnswer> ByWords(string text) => Categories.Shared.Read(text) switch
    {
        CategoryReading.Clear clear => Answered(new CategoryAnswer(clear.Category, CategoryRows.Said(text, clear.Category)), new Phrase("heard.category", ("category", clear.Category))),
        CategoryReading.Unclear unclear => Again("expected.which-category", CategoryRows.Of(unclear.Best, _ => null)),
        CategoryReading.NoLonger gone => Again(CategoryRows.NoLonger(gone.Category)),
        _ => Again(CategoryRows.Expected("expected.category")),
    };
}

/// <param name="Ticked">The kinds of help so far.</param>
/// <param name="Sentence">What was typed, when it said more than the name of a category: the first such.</param>
internal sealed record CategoriesTold(IReadOnlyList<Category> Ticked, string? Sentence = null);

/// <summary>What can you do? Several, ticked and unticked, then "done".</summary>
internal sealed class CategoriesQuestion(Phrase text) : Question<CategoriesTold, CategoriesTold>
{
    /// <summary>No id of a category has two dashes.</summary>
    private const string Done = "done", OnlyGoods = "only-the-goods", OnlyServices = "only-the-services";

    public override Prompt Put(CategoriesTold told, Surroundings here)
    {
        var ticked = told.Ticked;
        var rows = CategoryRows.Of(Categories.Shared.All.Where(c => !c.Retired || ticked.Contains(c)), c => ticked.Contains(c));
        if (ticked.Count > 0) rows = [.. rows, [new Choice(Done, new Phrase("button.done"))]];
        return new Prompt(Lines.Of(text, new Phrase(ticked.Count == 0 ? "ask.categories-hint" : "ask.categories-more")), rows);
    }

    public override Reading<CategoriesTold, CategoriesTold> Read(CategoriesTold told, Reply reply, Surroundings here)
    {
        var ticked = told.Ticked;
        return reply switch
        {
            Reply.Chosen { Token: Done } => ticked.Count == 0 ? Again(CategoryRows.Expected("expected.categories")) : IsMixed(ticked) ? Again("expected.goods-or-services", Parted(ticked)) : Answered(told),
            Reply.Chosen { Token: OnlyGoods or OnlyServices } only when IsMixed(ticked) => Answered(told with { Ticked = [.. ticked.Where(c => c.Goods == (only.Token == OnlyGoods))] }),
            Reply.Chosen chosen when Categories.Shared.Find(chosen.Token) is { } category && (!category.Retired || ticked.Contains(category)) => Turned(told with { Ticked = Toggled(ticked, category) }),
            Reply.Chosen chosen when Categories.Shared.Find(chosen.Token) is { } retired => Again(CategoryRows.NoLonger(retired)),
            Reply.Written written => Categories.Shared.Read(written.Text) switch
            {
                CategoryReading.Clear clear => Turned(new CategoriesTold(ticked.Contains(clear.Category) ? ticked : [.. ticked, clear.Category], told.Sentence ?? CategoryRows.Said(written.Text, clear.Category))),
                CategoryReading.Unclear unclear => Again("expected.which-category", CategoryRows.Of(unclear.Best, c => ticked.Contains(c))),
                CategoryReading.NoLonger gone => Again(CategoryRows.NoLonger(gone.Category)),
                _ => Again(CategoryRows.Expected("expected.categories")),
            },
            _ => Again(CategoryRows.Expected("expected.categories")),
        };
    }

    /// <summary>Things are counted in pieces, and help in people: one offer can't be both.</summary>
    private static bool IsMixed(IReadOnlyList<Category> ticked) => ticked.Any(c => c.Goods) && ticked.Any(c => !c.Goods);

    private static IReadOnlyList<IReadOnlyList<Choice>> Parted(IReadOnlyList<Category> ticked)
    {
        Choice Only(string token, bool goods) => new(token, new Phrase("button.only-these", ("categories", Lines.Listed(ticked.Where(c => c.Goods == goods)))));
        return [[Only(OnlyGoods, true)], [Only(OnlyServices, false)]];
    }

    private static IReadOnlyList<Category> Toggled(IReadOnlyList<Category> ticked, Category category) =>
        ticked.Contains(category) ? [.. ticked.Where(c => !c.Equals(category))] : [.. ticked, category];
}

internal static class CategoryRows
{
    private const int MostExamples = 3;

    /// <summary>What most people would think of, as long as it is offered.</summary>
    private static readonly string[] Known = ["shopping", "garden", "papers"];

    /// <summary>What is expected, with examples of what is offered now.</summary>
    public static Phrase Expected(string key) => new(key, ("examples", Lines.Listed(Categories.Shared.Offered
        .OrderBy(category => Array.IndexOf(Known, category.Id) is >= 0 and var first ? first : category.Id == Categories.Other ? int.MaxValue : Known.Length)
        .Take(MostExamples).Select(category => new TypedName(category)))));

    /// <summary>What a text says beside the name of its category; null where that is all. "500 masques" is short, but says more.</summary>
    public static string? Said(string text, Category category) =>
        SentenceQuestion.Worth(text) ?? (category.Goods && text.Length <= Post.LongestSentence && PiecesReading.In(text, category) is not null ? text.Trim() : null);

    public static Phrase NoLonger(Category retired) => new(
        "expected.category-retired", ("retired", new TypedName(retired)), ("other", Categories.Shared.Find(Categories.Other)!));

    /// <param name="ticked">Null where nothing can be ticked.</param>
    public static IReadOnlyList<IReadOnlyList<Choice>> Of(IEnumerable<Category> categories, Func<Category, bool?> ticked) =>
    [
        .. categories
            .Select(c => new Choice(c.Id, ticked(c) == true ? Lines.Of(new Phrase("button.ticked", ("label", c))) : Lines.Of(c)))
            .Chunk(2),
    ];
}
