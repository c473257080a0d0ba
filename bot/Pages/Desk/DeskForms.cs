using System.Globalization;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Places;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Pages.Desk;

/// <summary>What a form of the page means: a button or a command of chat, or the closing of the service, which chat asks about in a dialogue.</summary>
internal static class DeskForms
{
    public const string Once = "once", Press = "press", Do = "do", Match = "match", Words = "words", Person = "person", Category = "category", Verb = "verb", Instead = "instead";

    /// <summary>What an administrator may do to a kind of help there, as the command has it.</summary>
    public static readonly IReadOnlyList<string> CategoryVerbs = ["rename", "words", "sensitive", "goods", "retire", "back"];

    /// <returns>Null for what no form of ours sends.</returns>
    public static Doing? Read(IFormCollection form)
    {
        if (!long.TryParse(form[Once], NumberStyles.None, CultureInfo.InvariantCulture, out var once)) return null;
        var words = form[Words].ToString().Trim();
        if (form[Press].ToString() is { Length: > 0 } data) return Action.Read(data) is { } action && DeskActs.Does(action) ? new Doing(once, new Press(data, 0, "")) : null;
        return form[Do].ToString() switch
        {
            "reject" when long.TryParse(form[Match], NumberStyles.None, CultureInfo.InvariantCulture, out var match) => new Doing(once, new Command("reject", $"M{match} {words}".Trim(), 0)),
            "open" => new Doing(once, new Command("open", "", 0)),
            "close" => new Doing(once, new Command("close", "", 0), turn => Close(turn, words, form[Instead])),
            "area" when Reference.Read(form[Person]) is { Kind: ReferenceKind.Person } person => Area(once, $"{person} {words}", words),
            "category-add" => new Doing(once, new Command("category", $"add {words}", 0)),
            "category" when CategoryVerbs.Contains(form[Verb].ToString()) && IsId(form[Category].ToString()) => new Doing(once, new Command("category", $"{form[Category]} {form[Verb]} {words}".Trim(), 0)),
            _ => null,
        };
    }

    private static bool IsId(string text) => text.Length is > 0 and <= 40 && text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_');

    /// <summary>Where chat would ask which place is meant, the page says what it expects.</summary>
    private static Doing Area(long once, string arguments, string places)
    {
        var command = new Command("area", arguments, 0);
        return places.ToLowerInvariant() is not ("all" or "tout" or "partout") && (places.Length == 0 || AreaReading.Of(places) is AreaReading.Unknown)
            ? new Doing(once, command, turn => turn.Say("teampage.area-unknown"))
            : new Doing(once, command);
    }

    /// <param name="instead">Since when it was closed when the form was made, in Unix milliseconds; empty: it was open.</param>
    private static void Close(Turn turn, string typed, string? instead)
    {
        var words = Storable.Of(typed.ReplaceLineEndings("\n"));
        if (turn.Role < Role.Administrator) turn.Say("command.administrators-only");
        else if (PlainText.Defuse(words).Length == 0) turn.Say("expected.words");
        else if (words.Length > Closure.LongestWords) turn.Say(new Phrase("expected.shorter", ("most", Closure.LongestWords)));
        // Nobody's message is replaced that was not read.
        else if ((turn.Stores.Closure.Now()?.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? "") != (instead ?? "")) turn.Say("teampage.changed-meanwhile");
        else
        {
            var anew = turn.Stores.Closure.Now() is not null;
            ClosePlatform.Close(turn.Change, turn.Speaker.Id, words);
            turn.Say(anew ? "close.changed" : "close.done");
        }
    }
}
