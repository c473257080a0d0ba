using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Posts;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Commands;

/// <summary>/category: the kinds of help; add one, rename, retire or take back, sensitive or not, things or not, words by which it is found.</summary>
internal sealed class CategoryCommand() : ChatCommand(InEnglish, InFrench, Role.Administrator)
{
    private const string InEnglish = "category", InFrench = "categorie";

    public override void Run(Turn turn, string arguments)
    {
        var (first, rest) = Split(arguments);
        if (first.Length == 0) CategoryPage.ShowAll(turn, NameIn(turn.Language));
        else if (first is "add" or "ajouter") Add(turn, rest);
        else if (Named(turn, arguments) is not ({ } category, var then)) turn.Say(How("category.no-such", turn));
        else if (then.Length == 0) CategoryPage.Show(turn, category, NameIn(turn.Language), null);
        else Change(turn, category, then);
    }

    /// <summary>The buttons of a page.</summary>
    public static void Take(Turn turn, Action.OfCategory press)
    {
        var command = turn.Language == "fr" ? InFrench : InEnglish;
        if (turn.Stores.Categories.Find(press.Id) is not { } category) turn.Toast("button.unknown");
        else if (press.Verb == "ask") AskRetire(turn, category);
        else if (press.Verb == "show") CategoryPage.Show(turn, category, command, null);
        else Tell(turn, category, command, press.Verb == "yes" ? ChangeCategory.Retire(turn.Change, turn.Speaker.Id, press.Id) : ChangeCategory.TakeBack(turn.Change, turn.Speaker.Id, press.Id));
    }

    /// <summary>By its name in either language, as long as it may be ("papiers" for "Papiers, démarches"), before its id; and what stands behind that.</summary>
    private static (Category? Category, string Then) Named(Turn turn, string typed)
    {
        var words = typed.Split([' ', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var all = turn.Stores.Categories;
        // Copied from a list, it begins with its emoji.
        var begin = CategoryEntry.IsEmoji(words[0]) ? 1 : 0;
        for (var end = words.Length; end > begin; end--)
        {
            var name = string.Join(' ', words[begin..end]);
            if ((Called(whole => whole) ?? Called(whole => whole.Split(',')[0])) is { } category) return (category, string.Join(' ', words[end..]));

            Category? Called(Func<string, string> part) => all.All.FirstOrDefault(one => CategoryEntry.AreAlike(name, part(one.Name("fr"))) || CategoryEntry.AreAlike(name, part(one.Name("en"))));
        }

        return begin < words.Length ? (all.Find(words[begin].ToLowerInvariant()) ?? all.All.FirstOrDefault(one => CategoryEntry.AreAlike(words[begin], one.Id)), string.Join(' ', words[(begin + 1)..])) : (all.All.FirstOrDefault(one => one.Emoji == words[0]), "");
    }

    private void Add(Turn turn, string typed)
    {
        var (emoji, names) = Split(typed);
        if (BothNames(names) is ({ } french, { } english)) Tell(turn, null, NameIn(turn.Language), ChangeCategory.Add(turn.Change, turn.Speaker.Id, emoji, french, english));
        else turn.Say(How("category.how-add", turn));
    }

    private void Change(Turn turn, Category category, string typed)
    {
        var (change, by, id) = (turn.Change, turn.Speaker.Id, category.Id);
        var (verb, rest) = Split(typed);
        // One word more and a whole town chooses something else: it is asked first, where it can be.
        if (verb is "retire" or "retirer" && category is { Retired: false, Id: not Categories.Other })
        {
            AskRetire(turn, category);
            return;
        }

        ChangeCategory.Outcome? outcome = verb switch
        {
            "rename" or "renommer" => Rename(turn, category, rest),
            "retire" or "retirer" => ChangeCategory.Retire(change, by, id),
            "back" or "remettre" => ChangeCategory.TakeBack(change, by, id),
            "sensitive" or "sensible" when YesOrNo(rest) is { } sensitive => ChangeCategory.SetSensitive(change, by, id, sensitive),
            "goods" or "objets" when YesOrNo(rest) is { } goods => ChangeCategory.SetGoods(change, by, id, goods),
            "words" or "mots" when rest.StartsWith('-') => ChangeCategory.TakeWord(change, by, id, rest[1..].Trim()),
            "words" or "mots" when rest.Length > 0 => ChangeCategory.AddWords(change, by, id, rest.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
            _ => null,
        };
        if (outcome is null && verb is "sensitive" or "sensible") CategoryPage.ShowSensitive(turn, category, NameIn(turn.Language));
        else if (outcome is null && verb is "goods" or "objets") CategoryPage.ShowGoods(turn, category, NameIn(turn.Language));
        else if (outcome is null) CategoryPage.Show(turn, category, NameIn(turn.Language), "category.how");
        else Tell(turn, category, NameIn(turn.Language), outcome);
    }

    /// <summary>"♟️ Échecs / Chess": with an emoji before the names it is the new one.</summary>
    private static ChangeCategory.Outcome Rename(Turn turn, Category category, string typed)
    {
        var (first, then) = Split(typed);
        // A word without a letter is meant as an emoji, and refused as one where it is none.
        var emoji = first.Length > 0 && !first.Any(char.IsLetterOrDigit) ? first : null;
        return BothNames(emoji is null ? typed : then) is ({ } french, { } english)
            ? ChangeCategory.Rename(turn.Change, turn.Speaker.Id, category.Id, french, english, emoji)
            : new ChangeCategory.Outcome.NotOneEmoji(first);
    }

    private static void AskRetire(Turn turn, Category category) => turn.Answer(Message.Of(
        turn.Stores.CategoryChanges.OpenPosts().GetValueOrDefault(category.Id) is > 0 and var open
            ? new Phrase("category.ask-retire", ("category", category), ("n", open))
            : new Phrase("category.ask-retire-unused", ("category", category)),
        [new Button("category.button-retire", new Action.OfCategory("yes", category.Id))],
        [new Button("category.button-keep", new Action.OfCategory("show", category.Id))]));

    /// <param name="category">Null: one that was to be added.</param>
    private static void Tell(Turn turn, Category? category, string command, ChangeCategory.Outcome outcome)
    {
        switch (outcome)
        {
            case ChangeCategory.Outcome.Done done: CategoryPage.Show(turn, done.Category, command, "category.done"); break;
            case ChangeCategory.Outcome.IsSoAlready so: CategoryPage.Show(turn, so.Category, command, "category.is-so"); break;
            case ChangeCategory.Outcome.BadWords bad: turn.Say(new Phrase("category.bad-words", ("words", bad.Words), ("least", CategoryEntry.ShortestName), ("most", CategoryEntry.LongestName))); break;
            case ChangeCategory.Outcome.NotOneEmoji when category is not null: turn.Say(new Phrase("category.how-rename", ("command", new Markup(command)), ("id", new Markup(category.Id)))); break;
            case ChangeCategory.Outcome.NotOneEmoji: turn.Say(new Phrase("category.how-add", ("command", new Markup(command)))); break;
            case ChangeCategory.Outcome.IsTaken taken: turn.Say(new Phrase("category.is-taken", ("category", taken.By), ("id", new Markup(taken.By.Id)))); break;
            case ChangeCategory.Outcome.Enough enough: turn.Say(new Phrase("category.enough", ("most", enough.Most))); break;
            case ChangeCategory.Outcome.MustStay: turn.Say("category.must-stay"); break;
            default: turn.Say(new Phrase("category.no-such", ("command", new Markup(command)))); break;
        }
    }

    private Phrase How(string key, Turn turn) => new(key, ("command", new Markup(NameIn(turn.Language))));

    /// <summary>"Échecs / Chess": the French name and the English one; nothing where it is not so.</summary>
    private static (string? French, string? English) BothNames(string typed) =>
        typed.Split('/', StringSplitOptions.TrimEntries) is [{ Length: > 0 } french, { Length: > 0 } english] ? (Curly(french), Curly(english)) : (null, null);

    /// <summary>The apostrophe of the names that the program comes with, whichever a keyboard has.</summary>
    private static string Curly(string name) => name.Replace('\'', '’');

    /// <summary>As a person types it in either language; null where they have not said which.</summary>
    private static bool? YesOrNo(string typed) => typed.ToLowerInvariant() switch { "yes" or "oui" => true, "no" or "non" => false, _ => null };

    private static (string First, string Then) Split(string typed)
    {
        var parts = typed.Split([' ', '\n'], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (parts.ElementAtOrDefault(0)?.ToLowerInvariant() ?? "", parts.ElementAtOrDefault(1) ?? "");
    }
}
