using Solidarity.Bot.Cards;
using Solidarity.Bot.Pictures;
using Solidarity.Bot.Tables;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;

namespace Solidarity.Bot.Commands;

/// <summary>The figures in words and as a picture; "csv": the same as a table.</summary>
internal sealed class StatsCommand() : ChatCommand("stats", "chiffres", Role.Moderator)
{
    private const string AsTable = "csv";

    public override void Run(Turn turn, string arguments)
    {
        var asTable = arguments.Equals(AsTable, StringComparison.OrdinalIgnoreCase);
        if (arguments.Length > 0 && !asTable)
        {
            turn.Say(new Phrase("stats.how", ("command", new Markup(NameIn(turn.Language)))));
            return;
        }

        var stats = turn.Stores.Statistics.Read(turn.Change.Timings, turn.Now);
        var (texts, categories, language) = (turn.Mail.Texts, turn.Stores.Categories, turn.Language);
        if (asTable)
        {
            var table = new StatsTable(texts, categories, language).Of(stats, LongestWaiting.Of(turn));
            turn.Say(Message.Of("stats.table") with { File = new Attachment(NameOf(turn, "csv"), FileKind.Document, table.Bytes) });
            return;
        }

        turn.Say(Message.Of(StatsPage.Words(turn, stats, $"{NameIn(language)} {AsTable}")) with
        {
            File = new Attachment(NameOf(turn, "png"), FileKind.Drawing, new StatsDrawing(texts, categories, language).Of(stats, turn.Settings.BotName, turn.Change.Today), StatsPage.Bars(stats)),
        });
    }

    private static string NameOf(Turn turn, string ending) => $"{turn.Mail.Texts.Plain(new Phrase("stats.file"), turn.Language)}-{turn.Change.Today:yyyy-MM-dd}.{ending}";
}
