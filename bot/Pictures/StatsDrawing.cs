using System.Globalization;
using System.Net;
using System.Text;
using Solidarity.Bot.Texts;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Pictures;

/// <summary>
/// The figures as a picture: weeks as groups of bars, categories as rows of bars. It holds counts and words of our own, nothing that
/// anybody wrote. Each bar bears its number, so that nobody must tell colours apart (they are of Okabe and Ito's palette all the same).
/// </summary>
internal sealed class StatsDrawing(TextBook texts, Categories categories, string language)
{
    private const int Width = 960, Margin = 48, MostCategories = 8, HeaderHeight = 36, LongestName = 60;

    private const int TallestBar = 220, Base = 380, BarWidth = 26;

    private const int CategoriesTop = 490, CategoryHeight = 44, LabelWidth = 300, LongestBar = Width - 2 * Margin - LabelWidth - 50;

    private const string Needs = "#0072b2", Offers = "#e69f00", Introductions = "#009e73", Ink = "#1b1b1b", Pale = "#d0d0d0";

    private readonly StringBuilder _svg = new();

    /// <inheritdoc cref="Of(IReadOnlyList{PublicFigures.Week}, IReadOnlyList{PublicFigures.Kind}, string, DateOnly)"/>
    public byte[] Of(Statistics stats, string service, DateOnly day) => Of(
        [.. stats.ByWeek.Select(week => new PublicFigures.Week(week.Monday, week.Needs, week.Offers, week.Introductions))],
        [.. stats.ByCategory.Select(kind => new PublicFigures.Kind(kind.Category, kind.Needs, kind.Offers))],
        service, day);

    /// <summary>A number that is not told has no bar.</summary>
    /// <param name="service">What the service is called; a picture travels without the message that it came with.</param>
    /// <param name="day">Of which day the figures are.</param>
    public byte[] Of(IReadOnlyList<PublicFigures.Week> weeks, IReadOnlyList<PublicFigures.Kind> kinds, string service, DateOnly day)
    {
        var shown = kinds.Take(MostCategories).ToArray();
        var more = kinds.Count - shown.Length;
        var height = HeaderHeight + (shown.Length == 0 ? Base + 60 : CategoriesTop + shown.Length * CategoryHeight + (more > 0 ? 60 : 30));
        _svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns='http://www.w3.org/2000/svg' width='{Width}' height='{height}' font-family='DejaVu Sans, sans-serif' fill='{Ink}'>");
        _svg.Append(CultureInfo.InvariantCulture, $"<rect width='{Width}' height='{height}' fill='#ffffff'/>");
        Words(Margin, HeaderHeight, 17, Header(service, day));
        _svg.Append(CultureInfo.InvariantCulture, $"<g transform='translate(0 {HeaderHeight})'>");
        Words(Margin, 56, 28, Text("picture.by-week"), bold: true);
        var x = Margin;
        foreach (var (colour, key) in (ReadOnlySpan<(string, string)>)[(Needs, "picture.needs"), (Offers, "picture.offers"), (Introductions, "picture.introductions")])
        {
            Box(x, 78, 18, 18, colour);
            Words(x + 26, 93, 17, Text(key));
            x += 60 + 11 * Text(key).Length;
        }

        Weeks(weeks);
        if (shown.Length > 0) CategoryRows(shown);
        if (more > 0) Words(Margin, CategoriesTop + shown.Length * CategoryHeight + 24, 16, texts.Plain(new Phrase("picture.more", ("n", more)), language));
        return Encoding.UTF8.GetBytes(_svg.Append("</g></svg>").ToString());
    }

    private string Header(string service, DateOnly day) =>
        PlainText.Undefused(texts.Plain(new Phrase("picture.header", ("name", PlainText.Shorten(service, LongestName)), ("date", Dates.WithYear(day))), language));

    private void Weeks(IReadOnlyList<PublicFigures.Week> weeks)
    {
        var most = weeks.Max(week => Most(week.Needs, week.Offers, week.Introductions));
        var group = (Width - 2 * Margin) / weeks.Count;
        Box(Margin, Base, Width - 2 * Margin, 2, Pale);
        foreach (var (i, week) in weeks.Index())
        {
            var left = Margin + i * group + (group - 3 * BarWidth - 8) / 2;
            Bar(left, week.Needs, Needs);
            Bar(left + BarWidth + 4, week.Offers, Offers);
            Bar(left + 2 * (BarWidth + 4), week.Introductions, Introductions);
            Words(Margin + i * group + group / 2, Base + 28, 13, texts.Plain(Dates.InItsYear(week.Monday), language), anchor: "middle");
        }

        void Bar(int x, long? count, string colour)
        {
            var tall = (int)Math.Round((double)(count ?? 0) * TallestBar / most);
            Box(x, Base - tall, BarWidth, tall, colour);
            Words(x + BarWidth / 2, Base - tall - 6, 13, Whole(count), anchor: "middle");
        }
    }

    private void CategoryRows(IReadOnlyList<PublicFigures.Kind> counts)
    {
        Words(Margin, CategoriesTop - 28, 22, Text("picture.by-category"), bold: true);
        var most = counts.Max(count => Most(count.Needs, count.Offers));
        foreach (var (i, count) in counts.Index())
        {
            var y = CategoriesTop + i * CategoryHeight;
            Words(Margin, y + 24, 16, categories.Find(count.Category)?.Name(language) ?? count.Category);
            Bar(y + 2, count.Needs, Needs);
            Bar(y + 19, count.Offers, Offers);
        }

        void Bar(int y, long? count, string colour)
        {
            var length = (int)Math.Round((double)(count ?? 0) * LongestBar / most);
            Box(Margin + LabelWidth, y, Math.Max(1, length), 15, colour);
            Words(Margin + LabelWidth + length + 8, y + 13, 13, Whole(count));
        }
    }

    private void Box(int x, int y, int width, int height, string colour) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<rect x='{x}' y='{y}' width='{width}' height='{height}' fill='{colour}'/>");

    private void Words(int x, int y, int size, string words, bool bold = false, string anchor = "start") =>
        _svg.Append(CultureInfo.InvariantCulture, $"<text x='{x}' y='{y}' font-size='{size}' font-weight='{(bold ? "bold" : "normal")}' text-anchor='{anchor}'>{WebUtility.HtmlEncode(words)}</text>");

    private string Text(string key) => texts.Plain(new Phrase(key), language);

    private static long Most(params ReadOnlySpan<long?> counts)
    {
        var most = 1L;
        foreach (var count in counts) most = Math.Max(most, count ?? 0);
        return most;
    }

    private static string Whole(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "…";
}
