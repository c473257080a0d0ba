using System.Globalization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Tables;

/// <summary>The figures of /stats as one table: each row says what it is about in its first two columns.</summary>
internal sealed class StatsTable(TextBook texts, Categories categories, string language)
{
    /// <param name="waiting">What has waited longest.</param>
    public CsvFile Of(Statistics stats, IReadOnlyList<LongestWaiting> waiting) => CsvTable.Write(
        language,
        [Text("part"), Text("about"), Text("needs"), Text("offers"), Text("introductions"), Text("minutes")],
        [
            Row("all", Text("about-open"), stats.OpenNeeds, stats.OpenOffers),
            Row("all", Text("about-ever"), stats.AllNeeds, stats.AllOffers, stats.Introductions),
            Row("all", Text("about-done"), introductions: stats.Done),
            Row("all", Text("about-waiting"), introductions: stats.WaitingForModerator),
            Row("all", Text("about-answers"), introductions: stats.WaitingForAnswers),
            Row("median", Text("to-decision"), span: stats.MedianToDecision),
            Row("median", Text("to-introduction"), span: stats.MedianToIntroduction),
            .. waiting.Select(one => Row("waits", texts.Plain(new Phrase(one.ForDecision ? "table.waits-decision" : "table.waits-alone", ("reference", new Markup(one.Reference))), language), span: one.Span)),
            .. stats.ByWeek.Select(week => Row("week", week.Monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), week.Needs, week.Offers, week.Introductions)),
            .. stats.ByCategory.Select(category => Row("category", categories.Find(category.Category)?.Name(language) ?? category.Category, category.Needs, category.Offers)),
            .. stats.ByArea.Select(area => (IReadOnlyList<string?>)[Text("part-area"), TownOf(area), Told(area.Needs), "", Told(area.Introductions), ""]),
        ]);

    /// <summary>What anybody may read, with the day it stands for and how it is rounded.</summary>
    public CsvFile Of(PublicFigures figures) => CsvTable.Write(
        language,
        [Text("part"), Text("about"), Text("needs"), Text("offers"), Text("introductions")],
        [
            [Text("part-until"), $"{figures.Until:yyyy-MM-dd}", "", "", ""],
            [Text("part-rounded"), Text("rounded"), "", "", ""],
            [Text("part-all"), Text("about-ever"), Told(figures.Needs), Told(figures.Offers), Told(figures.Introductions)],
            [Text("part-all"), Text("about-done"), "", "", Told(figures.Done)],
            .. figures.Weeks.Select(week => (IReadOnlyList<string?>)[Text("part-week"), week.Monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Told(week.Needs), Told(week.Offers), Told(week.Introductions)]),
            .. figures.Kinds.Select(kind => (IReadOnlyList<string?>)[Text("part-category"), categories.Find(kind.Category)?.Name(language) ?? kind.Category, Told(kind.Needs), Told(kind.Offers), ""]),
            .. figures.Areas.Select(area => (IReadOnlyList<string?>)[Text("part-area"), TownOf(area), Told(area.Needs), "", Told(area.Introductions)]),
        ]);

    private IReadOnlyList<string?> Row(string part, string about, long? needs = null, long? offers = null, long? introductions = null, TimeSpan? span = null) =>
        [Text("part-" + part), about, Whole(needs), Whole(offers), Whole(introductions), CsvTable.Number(language, span is { } known ? Math.Round(known.TotalMinutes) : null)];

    private string Told(long? count) => count is null ? texts.Plain("stats.untold", language) : Whole(count);

    public static string TownOf(AreaCount area) => Gazetteer.Shared.Find(area.Insee) is { } commune ? $"{commune.Name} ({commune.Department})" : area.Insee;

    private static string Whole(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private string Text(string name) => texts.Plain(new Phrase("table." + name), language);
}
