namespace Solidarity.Core.Places;

/// <summary>
/// The 45 municipal arrondissements of Paris, Lyon and Marseille. They have INSEE codes of their own but are no communes:
/// each leads to its city, and its centre helps to tell the city's outskirts from the towns around.
/// </summary>
internal static class Arrondissements
{
    /// <summary>
    /// Centres of Paris 1 to 20 (City of Paris, open data), as the commune file has one point for most of them; for 12 and 16
    /// their town halls, since two large woods draw the centre away from where people live.
    /// </summary>
    private static readonly (double Latitude, double Longitude)[] Paris =
    [
        (48.8626, 2.3364), (48.8683, 2.3428), (48.8629, 2.3600), (48.8543, 2.3576), (48.8444, 2.3507),
        (48.8491, 2.3329), (48.8562, 2.3122), (48.8727, 2.3126), (48.8772, 2.3375), (48.8761, 2.3607),
        (48.8591, 2.3801), (48.8408, 2.3877), (48.8284, 2.3623), (48.8292, 2.3265), (48.8401, 2.2928),
        (48.8637, 2.2767), (48.8873, 2.3068), (48.8926, 2.3482), (48.8871, 2.3848), (48.8635, 2.4012),
    ];

    /// <summary>The INSEE code of the city, or null when this is a commune like any other.</summary>
    public static string? CityOf(ReadOnlySpan<char> insee)
    {
        if (!int.TryParse(insee, out var code)) return null;
        return code switch
        {
            >= 75101 and <= 75120 => "75056",
            >= 69381 and <= 69389 => "69123",
            >= 13201 and <= 13216 => "13055",
            _ => null,
        };
    }

    public static bool Divide(Commune city) => city.Insee is "75056" or "69123" or "13055";

    public static (double Latitude, double Longitude)? CentreOf(CommuneRow row) =>
        int.TryParse(row.Insee, out var code) && code is >= 75101 and <= 75120 ? Paris[code - 75101] : row.Centre;
}
