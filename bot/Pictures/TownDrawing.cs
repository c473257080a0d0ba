using System.Globalization;
using System.Net;
using System.Text;
using Solidarity.Core.Simulating;

namespace Solidarity.Bot.Pictures;

/// <summary>A simulation as a picture: requests served week by week, how long they waited, how often helpers were called. Each set of rules has a colour of Okabe and Ito's palette.</summary>
internal sealed class TownDrawing
{
    private const int Width = 960, Margin = 60, Top = 130, Tallest = 150, Apart = 250, MostDays = 15, MostCalls = 6;

    private const string Ink = "#1b1b1b", Pale = "#d0d0d0";

    private static readonly string[] Colours = ["#0072b2", "#e69f00"];

    private readonly StringBuilder _svg = new();

    /// <returns>SVG; the same for the same numbers.</returns>
    public string Of(SimulateTown.Request request, IReadOnlyList<IReadOnlyList<Tally>> tallies)
    {
        var height = Top + 3 * Apart;
        _svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns='http://www.w3.org/2000/svg' width='{Width}' height='{height}' font-family='DejaVu Sans, sans-serif' fill='{Ink}'>\n");
        _svg.Append(CultureInfo.InvariantCulture, $"<rect width='{Width}' height='{height}' fill='#ffffff'/>\n");
        Words(Margin, 40, 20, string.Create(CultureInfo.InvariantCulture, $"A simulated town ({request.Scenario.Name}): {request.People:N0} people, {request.Days} days, seed {request.Seed}, towns: {request.Towns}"));
        var x = Margin;
        foreach (var (colour, rules) in Colours.Zip(request.Rules))
        {
            Box(x, 58, 18, 18, colour);
            Words(x + 26, 73, 16, rules.Name);
            x += 60 + 10 * rules.Name.Length;
        }

        var weeks = tallies[0][0].Weeks.Count;
        Bars(0, "Requests served, by week (a town)", Enumerable.Range(1, weeks).Select(week => $"{week}"), tallies.Select(towns => Range(weeks, week => towns.Average(town => town.Weeks[week]))));
        Bars(1, "Of all requests: introduced within so many days (%)", Enumerable.Range(1, MostDays).Select(day => $"{day}"),
            tallies.Select(towns => Range(MostDays, day => 100.0 * towns.Sum(town => town.Days.Count(waited => waited <= day + 1)) / Math.Max(1, towns.Sum(town => town.Needs)))));
        Bars(2, "Of helpers who could be called: called so often (%)", Enumerable.Range(0, MostCalls + 1).Select(calls => calls == MostCalls ? $"{calls}+" : $"{calls}"),
            tallies.Select(towns => Range(MostCalls + 1, calls => 100.0 * towns.Sum(town => town.Calls.Count(called => Math.Min(called, MostCalls) == calls)) / Math.Max(1, towns.Sum(town => town.Calls.Count)))));
        return _svg.Append("</svg>\n").ToString();
    }

    private static double[] Range(int count, Func<int, double> of) => [.. Enumerable.Range(0, count).Select(of)];

    private void Bars(int row, string title, IEnumerable<string> labels, IEnumerable<double[]> sets)
    {
        var (columns, all, ground) = (labels.ToArray(), sets.ToArray(), Top + row * Apart + 30 + Tallest);
        var most = Math.Max(all.Max(values => values.Max()), 1e-9);
        var group = (Width - 2.0 * Margin) / columns.Length;
        var bar = Math.Min(40, group * 0.8 / all.Length);
        Words(Margin, Top + row * Apart, 17, title);
        Box(Margin, ground, Width - 2 * Margin, 1, Pale);
        Words(Margin - 8, ground - Tallest + 5, 12, most.ToString("0.#", CultureInfo.InvariantCulture), "end");
        Words(Margin - 8, ground + 4, 12, "0", "end");
        foreach (var (i, label) in columns.Index())
        {
            var left = Margin + i * group + (group - bar * all.Length) / 2;
            foreach (var (set, values) in all.Index()) Box(left + set * bar, ground - values[i] / most * Tallest, bar - 1, values[i] / most * Tallest, Colours[set]);
            // Where there are many, every few bear a label.
            if (i % (columns.Length / 30 + 1) == 0) Words(Margin + (i + 0.5) * group, ground + 18, 12, label, "middle");
        }
    }

    private void Box(double x, double y, double width, double height, string colour) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<rect x='{x:0.#}' y='{y:0.#}' width='{width:0.#}' height='{height:0.#}' fill='{colour}'/>\n");

    private void Words(double x, double y, int size, string words, string anchor = "start") =>
        _svg.Append(CultureInfo.InvariantCulture, $"<text x='{x:0.#}' y='{y:0.#}' font-size='{size}' text-anchor='{anchor}'>{WebUtility.HtmlEncode(words)}</text>\n");
}
