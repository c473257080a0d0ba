using System.Globalization;
using Solidarity.Core.Matching;

namespace Solidarity.Bot;

/// <summary>How many points each part of a score gives at most: the section Matching:Weights.</summary>
internal static class WeightSettings
{
    private static readonly IReadOnlyDictionary<string, Func<Weights, double, Weights>> Parts = new Dictionary<string, Func<Weights, double, Weights>>(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(Weights.Nearness)] = (weights, points) => weights with { Nearness = points },
        [nameof(Weights.Category)] = (weights, points) => weights with { Category = points },
        [nameof(Weights.Times)] = (weights, points) => weights with { Times = points },
        [nameof(Weights.Wording)] = (weights, points) => weights with { Wording = points },
        [nameof(Weights.Language)] = (weights, points) => weights with { Language = points },
        [nameof(Weights.Waiting)] = (weights, points) => weights with { Waiting = points },
        [nameof(Weights.Rested)] = (weights, points) => weights with { Rested = points },
        [nameof(Weights.FairTurn)] = (weights, points) => weights with { FairTurn = points },
        [nameof(Weights.WentWell)] = (weights, points) => weights with { WentWell = points },
        [nameof(Weights.Organisation)] = (weights, points) => weights with { Organisation = points },
    };

    /// <exception cref="BadSetting">No number, out of bounds, or of a part that there isn't: a misspelt name would be passed over, and nobody would see why nothing changed.</exception>
    public static Weights Read(IConfiguration from)
    {
        var matching = from.GetSection("Matching");
        if (matching.GetChildren().FirstOrDefault(child => !child.Key.Equals("Weights", StringComparison.OrdinalIgnoreCase)) is { } other)
            throw new BadSetting($"Matching__{other.Key} is no setting; Matching__Weights__Nearness and the like are.");
        return matching.GetSection("Weights").GetChildren().Aggregate(Weights.Usual, (weights, child) => Parts.TryGetValue(child.Key, out var with)
            ? child.Value is { Length: > 0 } text ? with(weights, Points(child.Key, text)) : weights
            : throw new BadSetting($"Matching__Weights__{child.Key} is no part of the score; there are {string.Join(", ", Parts.Keys)}."));
    }

    private static double Points(string name, string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) && points is >= 0 and <= Weights.Heaviest
            ? points
            : throw new BadSetting($"Matching__Weights__{name} is \"{text}\"; points from 0 to {Weights.Heaviest} are expected, such as 10 or 7.5.");
}
