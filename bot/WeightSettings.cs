using System.Globalization;
using Solidarity.Core.Matching;

namespace Solidarity.Bot;

/// <summary>How many points each part of a score gives at most: the section Matching:Weights.</summary>
internal static class WeightSettings
{
    private static readonly IReadOnlyList<string> Names =
    [
        nameof(Weights.Nearness), nameof(Weights.Category), nameof(Weights.Times), nameof(Weights.Wording), nameof(Weights.Language), nameof(Weights.Waiting),
        nameof(Weights.Rested), nameof(Weights.FairTurn), nameof(Weights.WentWell), nameof(Weights.Organisation),
    ];

    /// <exception cref="BadSetting">No number, out of bounds, or of a part that there isn't.</exception>
    public static Weights Read(IConfiguration from)
    {
        if (from.GetSection("Matching").GetChildren().FirstOrDefault(child => !child.Key.Equals("Weights", StringComparison.OrdinalIgnoreCase)) is { } other)
            throw new BadSetting($"Matching__{other.Key} is no setting; Matching__Weights__Nearness and the like are.");
        var section = from.GetSection("Matching:Weights");
        // A misspelt name would be passed over, and nobody would see why nothing changed.
        if (section.GetChildren().FirstOrDefault(child => !Names.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new BadSetting($"Matching__Weights__{unknown.Key} is no part of the score; there are {string.Join(", ", Names)}.");
        var usual = Weights.Usual;
        return new Weights
        {
            Nearness = Points(section, nameof(Weights.Nearness), usual.Nearness),
            Category = Points(section, nameof(Weights.Category), usual.Category),
            Times = Points(section, nameof(Weights.Times), usual.Times),
            Wording = Points(section, nameof(Weights.Wording), usual.Wording),
            Language = Points(section, nameof(Weights.Language), usual.Language),
            Waiting = Points(section, nameof(Weights.Waiting), usual.Waiting),
            Rested = Points(section, nameof(Weights.Rested), usual.Rested),
            FairTurn = Points(section, nameof(Weights.FairTurn), usual.FairTurn),
            WentWell = Points(section, nameof(Weights.WentWell), usual.WentWell),
            Organisation = Points(section, nameof(Weights.Organisation), usual.Organisation),
        };
    }

    private static double Points(IConfigurationSection section, string name, double usual)
    {
        if (section[name] is not { Length: > 0 } text) return usual;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) && points is >= 0 and <= Weights.Heaviest
            ? points
            : throw new BadSetting($"Matching__Weights__{name} is \"{text}\"; points from 0 to {Weights.Heaviest} are expected, such as 10 or 7.5.");
    }
}
