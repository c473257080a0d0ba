using System.Globalization;
using System.Text.RegularExpressions;

namespace Solidarity.Core.Places;

/// <summary>"94400, Thiais, Grenoble 5 km": communes by postal code or name, or all whose centre lies within so many kilometres of one.</summary>
public abstract partial record AreaReading
{
    private AreaReading() { }

    public sealed record Read(IReadOnlyList<Commune> Communes) : AreaReading;

    /// <summary>This part was not understood, or means several communes.</summary>
    public sealed record Unknown(string Part) : AreaReading;

    /// <summary>More at once than is looked at: a circle looks at all communes of France, and everybody else's turn waits.</summary>
    public sealed record TooMuch : AreaReading;

    /// <summary>So many communes and circles at once, in so many letters.</summary>
    public const int MostParts = 40, LongestTyped = 500;

    /// <summary>A département is some hundred communes; more is everywhere.</summary>
    public const int MostKilometres = 50;

    private const int MostOfACode = 60;

    public static AreaReading Of(string typed)
    {
        if (typed.Length > LongestTyped) return new TooMuch();
        var parts = typed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length > MostParts) return new TooMuch();
        var found = new List<Commune>();
        foreach (var part in parts.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var around = Around().Match(part);
            var name = around.Success ? around.Groups["place"].Value : part;
            var communes = Gazetteer.Shared.Search(name, MostOfACode) switch
            {
                PlaceSearch.One one => [one.Commune],
                // A postal code means all that it serves; a name must mean one.
                PlaceSearch.Several several when !around.Success && name.All(char.IsAsciiDigit) => several.Communes,
                _ => [],
            };
            if (communes.Count == 0) return new Unknown(part);
            if (!around.Success)
            {
                found.AddRange(communes);
                continue;
            }

            if (int.Parse(around.Groups["km"].Value, CultureInfo.InvariantCulture) is var kilometres && kilometres > MostKilometres || communes[0].Cell is not { } centre) return new Unknown(part);
            found.AddRange(Gazetteer.Shared.Around(centre, kilometres));
        }

        return found.Count == 0 ? new Unknown(typed) : new Read([.. found.DistinctBy(c => c.Insee)]);
    }

    [GeneratedRegex(@"^(?<place>.+?)\s+(?<km>[0-9]{1,3})\s*km$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Around();
}
