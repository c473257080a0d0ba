using System.Globalization;
using System.Text;
using Solidarity.Core.Simulating;

namespace Solidarity.Bot.Maintenance;

/// <summary>What a simulation found, as a table of fixed width: the same bytes for the same numbers.</summary>
internal sealed class TownReport(SimulateTown.Request request, IReadOnlyList<IReadOnlyList<Tally>> tallies)
{
    private const int NameWidth = 31, Column = 15;

    private const string Blocks = " ▁▂▃▄▅▆▇█";

    private readonly StringBuilder _text = new();

    private bool Compares => tallies.Count > 1;

    public string Write()
    {
        Head();
        foreach (var (heading, measures) in TownMeasures.All)
        {
            Line();
            Line(heading);
            foreach (var measure in measures) Row(measure);
        }

        Weeks();
        Foot();
        return _text.ToString();
    }

    private void Head()
    {
        var towns = request.Towns == 1 ? "One town" : $"{request.Towns} towns, each with other people and other luck";
        Line(string.Create(CultureInfo.InvariantCulture, $"A simulated town like {Name}: {request.People:N0} people, {request.Days} days, {request.Team} in the team, seed {request.Seed}."));
        if (request.Scenario.Activity != 1) Line(string.Create(CultureInfo.InvariantCulture, $"{request.Scenario.Activity:0.##} times as much is asked and offered as was reported."));
        Line(request.Towns == 1 ? $"{towns}; counts are as they came." : $"{towns}; counts are means of a town, waiting and ways are of all of them together.");
        if (Compares) Line("Both sets of rules meet the same people, requests, offers and moods.");
        Line();
        _text.Append("".PadRight(NameWidth));
        foreach (var rules in request.Rules) _text.Append(Cut(rules.Name).PadLeft(Column));
        if (Compares) _text.Append("difference".PadLeft(Column));
        Line();
    }

    private void Row(TownMeasure measure)
    {
        _text.Append("  ").Append(measure.Name.PadRight(NameWidth - 2));
        var values = tallies.Select(measure.Of).ToArray();
        foreach (var value in values) _text.Append(measure.Written(value).PadLeft(Column));
        if (Compares && !measure.Fixed)
        {
            _text.Append(measure.Written(values[1] - values[0], signed: true).PadLeft(Column));
            if (Comparison.IsClear(ByTown(measure))) _text.Append("  clear");
        }

        Line();
    }

    /// <summary>The difference in each town by itself, where both could be reckoned.</summary>
    private IEnumerable<double> ByTown(TownMeasure measure) =>
        tallies[0].Zip(tallies[1]).Select(town => measure.Of([town.Second]) - measure.Of([town.First])).OfType<double>();

    private void Weeks()
    {
        var byWeek = tallies.Select(towns => Enumerable.Range(0, towns[0].Weeks.Count).Select(week => towns.Average(town => town.Weeks[week])).ToArray()).ToArray();
        var most = Math.Max(byWeek.Max(weeks => weeks.Max()), 1e-9);
        Line();
        Line("Requests served, week by week");
        foreach (var (rules, weeks) in request.Rules.Zip(byWeek))
        {
            var bars = string.Concat(weeks.Select(count => Blocks[count == 0 ? 0 : Math.Max(1, (int)Math.Round(count / most * (Blocks.Length - 1)))]));
            Line(string.Create(CultureInfo.InvariantCulture, $"  {Cut(rules.Name),-Column}|{bars}|  at most {weeks.Max():0.0} a week"));
        }

        if (request.Days % 7 is not 0 and var rest) Line(rest == 1 ? "  (the last week is one day long)" : $"  (the last week is {rest} days long)");
    }

    private void Foot()
    {
        Line();
        if (Compares && request.Towns < Comparison.FewestTowns) Line($"With so few towns nothing can be told from luck: --towns {Comparison.FewestTowns} or more.");
        else if (Compares) Line("clear: luck alone would make the towns agree so much on one line of a hundred. Without that word it may be luck; more towns (--towns) tell more.");
        if (Compares && request.Rules[0].Weights.Wording != request.Rules[1].Weights.Wording) Line("Wording: people of this town write no sentences, so that its points change nothing here.");
        Line("What is reported and what is assumed: docs/simulation.md");
    }

    private string Name => char.ToUpperInvariant(request.Scenario.Name[0]) + request.Scenario.Name[1..];

    private static string Cut(string name) => name.Length < Column ? name : name[..(Column - 2)] + "…";

    private void Line(string words = "") => _text.Append(words).Append('\n');
}
