using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Posts;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>The kinds of help as administrators see them: all in a list, one with what can be done about it, and what became of one.</summary>
internal static class CategoryPage
{
    public static void ShowAll(Turn turn, string command)
    {
        var open = turn.Stores.CategoryChanges.OpenPosts();
        var all = turn.Stores.Categories.All;
        turn.Say(Message.Of(new Lines("\n",
        [
            new Phrase("category.title", ("n", all.Count), ("most", CategoryEntry.MostCategories)),
            .. all.Select(category => Line(category, open)),
            new Phrase("category.list-how", ("command", new Markup(command))),
        ])));
    }

    /// <param name="first">What has just happened, or why nothing has.</param>
    public static void Show(Turn turn, Category category, string command, Phrase? first)
    {
        // Also right after it was made in this turn.
        var words = turn.Stores.CategoryChanges.All().FirstOrDefault(entry => entry.Id == category.Id)?.Words ?? [];
        var text = new Lines("\n\n",
        [
            first,
            new Lines("\n",
            [
                new Phrase("category.names", ("emoji", category.Emoji), ("french", category.Name("fr")), ("english", category.Name("en"))),
                Line(category, turn.Stores.CategoryChanges.OpenPosts()),
                words.Any(CategoryEntry.IsWord) ? new Phrase("category.words", ("words", Lines.Listed(words.Where(CategoryEntry.IsWord)))) : null,
                words.All(CategoryEntry.IsWord) ? null : new Phrase("category.words-unused", ("words", Lines.Listed(words.Where(word => !CategoryEntry.IsWord(word))))),
            ]),
            new Phrase(category.Retired ? "category.can-retired" : "category.can", ("command", new Markup(command)), ("id", new Markup(category.Id))),
        ]);
        turn.Answer(category.Retired ? Message.Of(text, [new Button("category.button-restore", new Action.OfCategory("back", category.Id))]) : Message.Of(text));
    }

    /// <summary>How it stands, and what can be written.</summary>
    public static void ShowSensitive(Turn turn, Category category, string command) => turn.Say(new Phrase(
        category.Sensitive ? "category.how-sensitive" : "category.how-not-sensitive",
        ("category", category), ("command", new Markup(command)), ("id", new Markup(category.Id))));

    /// <inheritdoc cref="ShowSensitive"/>
    public static void ShowGoods(Turn turn, Category category, string command) => turn.Say(new Phrase(
        category.Goods ? "category.how-goods" : "category.how-not-goods",
        ("category", category), ("command", new Markup(command)), ("id", new Markup(category.Id))));

    /// <summary>To an administrator who did not do it.</summary>
    public static Message News(Happening.CategoryChanged changed, string by) => Message.Of(new Phrase(
        changed.What switch
        {
            "category-sensitive" => changed.Category.Sensitive ? "category.news-sensitive" : "category.news-not-sensitive",
            "category-goods" => changed.Category.Goods ? "category.news-goods" : "category.news-not-goods",
            "category-add" => "category.news-add",
            "category-rename" => "category.news-rename",
            "category-retire" => "category.news-retire",
            "category-back" => "category.news-back",
            _ => "category.news-words",
        },
        ("by", by), ("category", changed.Category), ("id", new Markup(changed.Category.Id))));

    private static Lines Line(Category category, IReadOnlyDictionary<string, int> open) => Lines.Dotted(
        new Phrase("category.line", ("category", category), ("id", new Markup(category.Id)), ("n", open.GetValueOrDefault(category.Id))),
        category.Sensitive ? new Phrase("category.sensitive") : null,
        category.Goods ? new Phrase("category.goods") : null,
        category.Retired ? new Phrase("category.retired") : null);
}
