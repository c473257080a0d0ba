using System.Globalization;
using Solidarity.Core.Posts;
using Solidarity.Core.Simulating;

namespace Solidarity.Bot.Maintenance;

/// <summary>One line of the report: a number of one or several towns under one set of rules.</summary>
/// <param name="Of">Null where there is nothing to reckon it from.</param>
/// <param name="Digits">Behind the point.</param>
/// <param name="Fixed">The same for all rules, for the town itself says it.</param>
internal sealed record TownMeasure(string Name, Func<IReadOnlyList<Tally>, double?> Of, int Digits = 0, string Unit = "", bool Fixed = false)
{
    public string Written(double? value, bool signed = false)
    {
        if (value is not { } number) return "-";
        // Nothing is added to what rounds to nothing from below, so that it bears no sign.
        var rounded = Math.Round(number, Digits) + 0.0;
        return (signed && rounded > 0 ? "+" : "") + rounded.ToString("N" + Digits, CultureInfo.InvariantCulture) + Unit;
    }
}

/// <summary>What the report tells, from top to bottom.</summary>
internal static class TownMeasures
{
    public static readonly IReadOnlyList<(string Heading, IReadOnlyList<TownMeasure> Measures)> All =
    [
        ("Requests and help",
        [
            new("Offers published", Mean(t => t.Offers), 1, Fixed: true),
            new("Requests published", Mean(t => t.Needs), 1, Fixed: true),
            new("Introductions", Mean(t => t.Introductions), 1),
            new("Requests served (introduced)", Mean(t => t.Served), 1),
            new("  of all requests", Share(t => t.Served, t => t.Needs), 1, " %"),
            new("  of organisations' requests", Share(t => t.ServedOfOrganisations, t => t.OfOrganisations), 1, " %"),
            new("  of neighbours' requests", Share(t => t.Served - t.ServedOfOrganisations, t => t.Needs - t.OfOrganisations), 1, " %"),
            new("Help that took place", Share(t => t.Done, t => t.Needs), 1, " %"),
        ]),
        ("Days until the introduction",
        [
            new("Half wait at most", towns => Comparison.Quantile(towns.SelectMany(t => t.Days), 0.5), 1),
            new("Nine of ten wait at most", towns => Comparison.Quantile(towns.SelectMany(t => t.Days), 0.9), 1),
        ]),
        ("Kilometres between the two",
        [
            new("Half at most", Way(0.5), 1),
            new("Nine of ten at most", Way(0.9), 1),
            new("  on foot: half at most", Way(0.5, Travel.OnFoot), 1),
            new("  by bike: half at most", Way(0.5, Travel.ByBike), 1),
            new("  by car: half at most", Way(0.5, Travel.ByCar), 1),
        ]),
        ("How evenly helpers are called",
        [
            new("Helpers who could be called", Mean(t => t.Calls.Count), 1, Fixed: true),
            new("  never called", Share(t => t.Calls.Count(calls => calls == 0), t => t.Calls.Count), 1, " %"),
            new("Most calls of one helper", Mean(t => t.MostCalls), 1),
            new("Unevenness (Gini, 0 = even)", Mean(t => t.Gini), 2),
        ]),
        ("The team",
        [
            new("Minutes in all", Mean(t => t.Minutes)),
            new("  a day", Mean(t => t.Minutes / t.TownDays), 1),
            new("  a request served", towns => towns.Sum(t => t.Served) is > 0 and var served ? towns.Sum(t => t.Minutes) / served : null, 1),
            new("Proposals made", Mean(t => t.Proposals), 1),
            new("  rejected by the team", Share(t => t.Rejected, t => t.Proposals), 1, " %"),
            new("  declined by one side", Share(t => t.Declined, t => t.Proposals), 1, " %"),
            new("  nobody answered in time", Share(t => t.TimedOut, t => t.Proposals), 1, " %"),
        ]),
    ];

    private static Func<IReadOnlyList<Tally>, double?> Mean(Func<Tally, double> what) => towns => towns.Average(what);

    private static Func<IReadOnlyList<Tally>, double?> Share(Func<Tally, int> part, Func<Tally, int> whole) =>
        towns => towns.Sum(whole) is > 0 and var all ? 100.0 * towns.Sum(part) / all : null;

    private static Func<IReadOnlyList<Tally>, double?> Way(double share, Travel? by = null) =>
        towns => Comparison.Quantile(towns.SelectMany(t => t.Ways).Where(way => by is null || way.Travel == by).Select(way => way.Kilometres), share);
}
