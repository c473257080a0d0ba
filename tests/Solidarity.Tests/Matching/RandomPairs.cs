using Solidarity.Core.Matching;
using Solidarity.Core.Organisations;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Tests.Matching;

/// <summary>Pairs of all sorts, most of which fit.</summary>
internal static class RandomPairs
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly Cell Here = Cell.At(48.7876, 2.3928);
    private static readonly string?[] Sentences = [null, "Du pain et du lait", "Je passe à la boulangerie", "Porter des packs d'eau", "I carry heavy bags", "Samedi matin si possible"];

    public static IEnumerable<Pair> Pairs(this Random random, int count) => Enumerable.Range(1, count).Select(number =>
    {
        Place At() => new("94081", "Town", "94", new Cell(Here.Row + random.Next(-4, 5), Here.Column + random.Next(-4, 5)), random.Next(4) == 0 ? Precision.Town : Precision.Cell);
        Category Some() => Categories.BuiltIn.All[random.Next(4)];
        When[] whens = [When.Soonest, When.Weekly(Days.Saturday), When.Weekly(Days.Monday | Days.Thursday), When.OnDate(new DateOnly(2026, 11, 28), new DateOnly(2026, 11, 23))];
        InNameOf? InName() => random.Next(5) == 0 ? new InNameOf(1, "Les Voisins") : null;
        var published = Now.AddHours(-random.Next(0, 600));
        var need = new Need(random.Next(1, 6), 1, PostState.Open, Sentences[random.Next(6)], At(), 1, published, Now.AddDays(30), null, 1, Some(), whens[random.Next(4)], Beneficiary.Self) { InNameOf = InName() };
        var offer = new Offer(
            100 + number, 2 + random.Next(20), PostState.Open, Sentences[random.Next(6)], At(), 1, published, Now.AddDays(30), null, 1,
            [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Some()).Distinct()], new Radius(Radius.Choices[random.Next(4)]), WeeklyTimes.FromBits(random.Next(1, WeeklyTimes.Any.Bits + 1)))
        { InNameOf = InName(), Travel = (Travel)random.Next(3) };
        return new Pair(
            need, offer, need.Place.KilometresTo(offer.Place), "fr", random.Next(4) == 0 ? "en" : "fr", true, true, 0, 0, random.Next(2) == 0 ? null : Now.AddHours(-random.Next(0, 3000)), null,
            HelperCalls: random.Next(4), DoneTogether: random.Next(3));
    });
}
