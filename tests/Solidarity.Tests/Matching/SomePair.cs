using Solidarity.Core.Matching;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Tests.Matching;

/// <summary>A need and an offer side by side that fit, but for what a test says otherwise.</summary>
internal static class SomePair
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 11, 23);
    public static readonly Cell Here = Cell.At(48.7876, 2.3928);
    public static readonly Category Shopping = Categories.Shared.Find("shopping")!;

    public static Pair Beside(
        Category? need = null, Category[]? offers = null, When? when = null, WeeklyTimes? times = null, Cell? needAt = null, Cell? offerAt = null,
        Radius? radius = null, string needTown = "94081", string offerTown = "94081", long asker = 1, long helper = 2, Precision precision = Precision.Cell,
        Travel travel = Travel.OnFoot, string? request = "Du pain", string? words = null, int places = 1, int capacity = 1)
    {
        var one = new Need(1, asker, PostState.Open, request, At(needTown, needAt ?? Here, precision), places, Now, Now.AddDays(30), null, 1, need ?? Shopping, when ?? When.Soonest, Beneficiary.Self);
        var other = new Offer(2, helper, PostState.Open, words, At(offerTown, offerAt ?? Here, precision), capacity, Now, Now.AddDays(30), null, 1, offers ?? [Shopping], radius ?? new Radius(1000), times ?? WeeklyTimes.Any)
        { Travel = travel };
        return new Pair(one, other, one.Place.KilometresTo(other.Place), "fr", "fr", false, true, 0, 0, null, null);
    }

    public static Place At(string insee, Cell? cell, Precision precision) => new(insee, "Town", insee[..2], cell, precision);
}
