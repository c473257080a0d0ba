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

    /// <summary>A département is some hundred communes; more is everywhere.</summary>
    public const int MostKilometres = 50;

    private const int MostOfACode = 60;

    public static AreaReading Of(string typed)
    {
        var found = new List<Commune>();
        foreach (var part in typed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
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

    [GeneratedRegex(@"^(?<place>.+?)\s+(?<km>\d{1,3})\s*km$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Around();
}
