using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching.Criteria;

/// <summary>
/// By the minutes that the way takes whoever helps: half an hour gives a third of the points. Roads are about 1.3 times as long as the
/// straight line; a bicycle has to be fetched, a car to be parked, a bus to be waited for, and whoever has one may still walk.
/// </summary>
public sealed record Nearness(double Most) : Preference(Most)
{
    private const double Detour = 1.3, MinutesToAThird = 30;

    public override IReadOnlyList<string> Says { get; } = ["reason.same-town", "reason.very-near", "reason.distance", "reason.on-foot", "reason.by-bike", "reason.by-car", "reason.by-transit"];

    public override Reason? Judge(Pair pair, DateTimeOffset now)
    {
        // A centre stands for the whole town: "0 km" would claim more than is known.
        var byTown = pair.Need.Place.Precision == Precision.Town || pair.Offer.Place.Precision == Precision.Town;
        if (pair.Kilometres is not { } km || byTown && pair.Need.Place.Insee == pair.Offer.Place.Insee) return Gives("reason.same-town", 0.5);
        var share = Math.Exp(-Minutes(km, pair.Offer.Travel) / MinutesToAThird);
        if (km < 0.5) return Gives("reason.very-near", share);
        var key = pair.Offer.Travel switch { Travel.ByBike => "reason.by-bike", Travel.ByCar => "reason.by-car", Travel.ByTransit => "reason.by-transit", _ => "reason.on-foot" };
        return Gives(key, share, Math.Round(km, 1));
    }

    /// <param name="km">As the crow flies.</param>
    public static double Minutes(double km, Travel travel)
    {
        var onFoot = 60 * Detour * km / 4.5;
        return travel switch
        {
            Travel.ByBike => Math.Min(onFoot, 2 + 60 * Detour * km / 14),
            Travel.ByTransit => Math.Min(onFoot, 10 + 60 * Detour * km / 15),
            Travel.ByCar => Math.Min(onFoot, 6 + 60 * Detour * km / 25),
            _ => onFoot,
        };
    }
}
