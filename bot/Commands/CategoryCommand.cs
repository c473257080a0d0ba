using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Commands;

/// <summary>/category: the kinds of help; add one, rename, retire or take back, sensitive or not, words by which it is found.</summary>
internal sealed class CategoryCommand() : ChatCommand("category", "categorie", Role.Administrator)
{
    public override void Run(Turn turn, string arguments)
    {
        var (first, rest) = Split(arguments);
        if (first.Length == 0) CategoryPage.ShowAll(turn, NameIn(turn.Language));
        else if (first is "add" or "ajouter") Add(turn, rest);
        else if (turn.Stores.Categories.Find(first) is not { } category) turn.Say(How("category.no-such", turn));
        else if (rest.Length == 0) CategoryPage.Show(turn, category, NameIn(turn.Language), null);
        else Change(turn, first, rest);
    }

    private void Add(Turn turn, string typed)
    {
        var (emoji, names) = Split(typed);
        if (BothNames(names) is ({ } french, { } english)) Tell(turn, ChangeCategory.Add(turn.Change, turn.Speaker.Id, emoji, french, english));
        else turn.Say(How("category.how-add", turn));
    }

    private void Change(Turn turn, string id, string typed)
    {
        var (change, by) = (turn.Change, turn.Speaker.Id);
        var (verb, rest) = Split(typed);
        ChangeCategory.Outcome? outcome = verb switch
        {
            "rename" or "renommer" when BothNames(rest) is ({ } french, { } english) => ChangeCategory.Rename(change, by, id, french, english),
            "retire" or "retirer" => ChangeCategory.Retire(change, by, id),
            "back" or "remettre" => ChangeCategory.TakeBack(change, by, id),
            "sensitive" or "sensible" when YesOrNo(rest) is { } sensitive => ChangeCategory.SetSensitive(change, by, id, sensitive),
            "words" or "mots" when rest.StartsWith('-') => ChangeCategory.TakeWord(change, by, id, rest[1..].Trim()),
            "words" or "mots" when rest.Length > 0 => ChangeCategory.AddWords(change, by, id, rest.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
            _ => null,
        };
        if (outcome is null && verb is "sensitive" or "sensible") CategoryPage.ShowSensitive(turn, turn.Stores.Categories.Find(id)!, NameIn(turn.Language));
        else if (outcome is null) CategoryPage.Show(turn, turn.Stores.Categories.Find(id)!, NameIn(turn.Language), "category.how");
        else Tell(turn, outcome);
    }

    private void Tell(Turn turn, ChangeCategory.Outcome outcome)
    {
        switch (outcome)
        {
            case ChangeCategory.Outcome.Done done: CategoryPage.Show(turn, done.Category, NameIn(turn.Language), "category.done"); break;
            case ChangeCategory.Outcome.IsSoAlready so: CategoryPage.Show(turn, so.Category, NameIn(turn.Language), "category.is-so"); break;
            case ChangeCategory.Outcome.BadWords bad: turn.Say(new Phrase("category.bad-words", ("words", bad.Words), ("least", CategoryEntry.ShortestName), ("most", CategoryEntry.LongestName))); break;
            case ChangeCategory.Outcome.NotOneEmoji: turn.Say(How("category.how-add", turn)); break;
            case ChangeCategory.Outcome.IsTaken taken: turn.Say(new Phrase("category.is-taken", ("category", taken.By), ("id", new Markup(taken.By.Id)))); break;
            case ChangeCategory.Outcome.Enough enough: turn.Say(new Phrase("category.enough", ("most", enough.Most))); break;
            case ChangeCategory.Outcome.MustStay: turn.Say("category.must-stay"); break;
            default: turn.Say(How("category.no-such", turn)); break;
        }
    }

    private Phrase How(string key, Turn turn) => new(key, ("command", new Markup(NameIn(turn.Language))));

    /// <summary>"Échecs / Chess": the French name and the English one; nothing where it is not so.</summary>
    private static (string? French, string? English) BothNames(string typed) =>
        typed.Split('/', StringSplitOptions.TrimEntries) is [{ Length: > 0 } french, { Length: > 0 } english] ? (french, english) : (null, null);

    /// <summary>As a person types it in either language; null where they have not said which.</summary>
    private static bool? YesOrNo(string typed) => typed.ToLowerInvariant() switch { "yes" or "oui" => true, "no" or "non" => false, _ => null };

    private static (string First, string Then) Split(string typed)
    {
        var parts = typed.Split([' ', '\n'], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (parts.ElementAtOrDefault(0)?.ToLowerInvariant() ?? "", parts.ElementAtOrDefault(1) ?? "");
    }
}
