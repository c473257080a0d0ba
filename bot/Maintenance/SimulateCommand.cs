using System.CommandLine;
using System.Globalization;
using Solidarity.Bot.Pictures;
using Solidarity.Core.Simulating;

namespace Solidarity.Bot.Maintenance;

/// <summary>"simulate": what a set of rules would do to a town, before a real one has to live with it. Touches no data, and reads no clock.</summary>
internal static class SimulateCommand
{
    private const int Malformed = 2;

    // Numbers are read here and not by the library, so that what is wrong is said in one way.
    private static readonly Option<string> People = Text("--people", "How many people live there; by default 20000.");
    private static readonly Option<string> Days = Text("--days", "How many days; by default 60.");
    private static readonly Option<string> Seed = Text("--seed", "The luck of the towns: the same number, the same towns; by default 1.");
    private static readonly Option<string> Rules = Text("--rules", "The rules to try out: a file like appsettings.json (Matching:Weights, Consents, Posts, Moderation:OpeningHours…).");
    private static readonly Option<string> Against = Text("--against", "The rules to compare them with; by default the usual ones.");
    private static readonly Option<string> Scene = Text("--scenario", $"How often people ask and offer: {string.Join(", ", Scenario.All.Select(one => one.Name))}; by default {Scenario.Vitry.Name}.");
    private static readonly Option<string> Towns = Text("--towns", "So many towns of this kind, to tell a difference from luck; by default 20.");
    private static readonly Option<string> Activity = Text("--activity", "As if so many times more were asked and offered than was reported; by default 1.");
    private static readonly Option<string> Agents = Text("--agents", "How many people the team has; by default as many as in Vitry for so many people, and two at least.");
    private static readonly Option<string> Plot = Text("--plot", "Also draws it, into this file (SVG).");

    public static Command Make()
    {
        var command = new Command("simulate", "Simulates a town of any size under one or two sets of rules, and prints what came of it. Touches no data.");
        foreach (var option in (Option[])[People, Days, Seed, Rules, Against, Scene, Towns, Activity, Agents, Plot]) command.Options.Add(option);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        try
        {
            var (request, plot) = Read(parsed);
            IReadOnlyList<IReadOnlyList<Tally>> tallies;
            using (var bar = ProgressBar.OnError()) tallies = SimulateTown.Run(request, bar.Show);
            var report = new TownReport(request, tallies).Write();
            if (plot is not null) File.WriteAllText(plot, new TownDrawing().Of(request, tallies));
            Console.Out.Write(report);
            return 0;
        }
        catch (Exception e) when (e is InvalidDataException or BadSetting or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return Malformed;
        }
    }

    private static (SimulateTown.Request Request, string? Plot) Read(ParseResult parsed)
    {
        var name = parsed.GetValue(Scene) ?? Scenario.Vitry.Name;
        var scenario = Scenario.All.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidDataException($"{Scene.Name} is \"{name}\"; there are {string.Join(", ", Scenario.All.Select(one => one.Name))}.");
        var activity = parsed.GetValue(Activity) is not { } text ? 1
            : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var times) && times is >= SimulateTown.LeastActivity and <= SimulateTown.MostActivity ? times
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{Activity.Name} is \"{text}\"; a number from {SimulateTown.LeastActivity} to {SimulateTown.MostActivity} is expected, such as 1 or 2.5."));
        var plot = parsed.GetValue(Plot);
        if (plot?.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) == false) throw new InvalidDataException($"{Plot.Name} is \"{plot}\"; a name that ends in .svg is expected.");
        if (plot is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(plot)))) throw new InvalidDataException($"{Plot.Name} is \"{plot}\"; there is no such folder.");
        return (new SimulateTown.Request(
            activity == 1 ? scenario : scenario.Times(activity),
            (int)Whole(parsed, People, SimulateTown.FewestPeople, SimulateTown.MostPeople, 20_000),
            (int)Whole(parsed, Days, 1, SimulateTown.MostDays, 60),
            Whole(parsed, Seed, 0, int.MaxValue, 1),
            (int)Whole(parsed, Towns, 1, SimulateTown.MostTowns, 20),
            parsed.GetValue(Agents) is null ? null : (int)Whole(parsed, Agents, 1, SimulateTown.MostAgents, 0),
            RuleSets(parsed)), plot);
    }

    /// <returns>What is compared with first; one set where there is nothing to compare.</returns>
    private static IReadOnlyList<TownRules> RuleSets(ParseResult parsed)
    {
        var (rules, against) = (parsed.GetValue(Rules), parsed.GetValue(Against));
        if (rules is null && against is null) return [RulesFile.Usual];
        TownRules[] both = [FromFile(against), FromFile(rules)];
        // The file's name alone would not tell which is which.
        return both[0].Name == both[1].Name ? [both[0] with { Name = "against" }, both[1] with { Name = "rules" }] : both;
    }

    private static TownRules FromFile(string? path)
    {
        if (path is null) return RulesFile.Usual;
        try
        {
            return RulesFile.Read(path);
        }
        catch (Exception e) when (e is InvalidDataException or BadSetting or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    private static long Whole(ParseResult parsed, Option<string> option, int least, int most, int usual)
    {
        if (parsed.GetValue(option) is not { } text) return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{option.Name} is \"{text}\"; a whole number from {least} to {most} is expected."));
    }

    private static Option<string> Text(string name, string what) => new(name) { Description = what };
}
