using Solidarity.Bot.Cards;
using Solidarity.Bot.Tables;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Commands;

/// <summary>/export: posts and matches as two tables, without anything that tells who; "contacts" and a reason: with names and phones, for administrators.</summary>
internal sealed class ExportCommand() : ChatCommand("export", "exporter", Role.Moderator)
{
    private const string WithContacts = "contacts";

    /// <summary>So many rows of each are read at most: the turns of others wait meanwhile.</summary>
    public const int MostRows = 20_000;

    public override void Run(Turn turn, string arguments)
    {
        if (!turn.Incoming.Private)
        {
            turn.Say(new Phrase("export.in-private"));
            return;
        }

        var parts = arguments.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var contacts = parts.Length > 0 && parts[0].Equals(WithContacts, StringComparison.OrdinalIgnoreCase);
        if (parts.Length > 0 && !contacts)
        {
            turn.Say(How("export.how", turn));
            return;
        }

        if (contacts && turn.Role < Role.Administrator)
        {
            turn.Say(How("export.administrators-only", turn));
            return;
        }

        var outcome = contacts
            ? TakeExport.WithContacts(turn.Change, turn.Speaker.Id, parts.ElementAtOrDefault(1) ?? "")
            : TakeExport.Plain(turn.Change, turn.Speaker.Id);
        switch (outcome)
        {
            case TakeExport.Outcome.TooOften: turn.Say(new Phrase("export.too-often", ("most", TakeExport.MostAnHour))); break;
            case TakeExport.Outcome.ReasonTooShort: turn.Say(new Phrase("export.reason", ("command", new Markup(NameIn(turn.Language))), ("least", TakeExport.ShortestReason))); break;
            default: Send(turn, contacts); break;
        }
    }

    private static void Send(Turn turn, bool contacts)
    {
        // Administrators decide everywhere.
        var area = turn.Role == Role.Administrator ? Area.Everywhere : Team.AreaOf(turn.Stores, turn.Speaker, Team.All(turn.Stores, turn.Settings));
        var tables = new ExportTables(turn.Mail.Texts, turn.Stores.Categories, turn.Change.Timings, turn.Language);
        var posts = turn.Stores.Exports.Posts(area, contacts, MostRows + 1);
        // What the others decide about one's own matches is theirs.
        var matches = turn.Stores.Exports.Matches(area, Team.AnotherCould(turn.Stores, turn.Settings, turn.Speaker) ? turn.Speaker.Id : 0, MostRows + 1);
        turn.Say(Under("export.posts", "export.posts-file", tables.Posts(posts.Take(MostRows), contacts), posts.Count > MostRows, !area.IsEverywhere, contacts, turn));
        turn.Say(Under("export.matches", "export.matches-file", tables.Matches(matches.Take(MostRows)), matches.Count > MostRows, !area.IsEverywhere, contacts: false, turn));
    }

    private static Message Under(string key, string name, CsvFile table, bool more, bool inArea, bool contacts, Turn turn) =>
        Message.Of(Lines.Of(
            new Phrase(key, ("n", table.Rows)),
            inArea ? new Phrase("export.in-area") : null,
            more || table.IsCut ? new Phrase("export.cut") : null,
            contacts ? new Phrase("export.contacts") : null)) with
        {
            File = new Attachment($"{turn.Mail.Texts.Plain(new Phrase(name), turn.Language)}-{turn.Change.Today:yyyy-MM-dd}.csv", FileKind.Document, table.Bytes),
        };

    private Phrase How(string key, Turn turn) => new(key, ("command", new Markup(NameIn(turn.Language))));
}
