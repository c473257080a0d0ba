using Solidarity.Core.Posts;

namespace Solidarity.Core.Simulating;

/// <summary>
/// How often things happen in a kind of town. Each number says where it comes from: "reported" is what the towns themselves told of spring 2020;
/// "assumption" is ours, and nobody counted it. They are here and nowhere else; docs/simulation.md tells them in words.
/// </summary>
public sealed record Scenario(string Name)
{
    /// <summary>The commune at whose centre the town begins (INSEE); it spreads to the next ones of the département as people need room.</summary>
    public required string Centre { get; init; }

    /// <summary>How densely people live where they live, a square kilometre. Vitry: 93,963 on 11.7 km²; Bordeaux: 267,991 on 49.4 km². The middle of a village: assumption.</summary>
    public required double Density { get; init; }

    /// <summary>Offers a person and day.</summary>
    public required double Offers { get; init; }

    /// <summary>Needs a person and day.</summary>
    public required double Needs { get; init; }

    /// <summary>So many times as much as was reported.</summary>
    public double Activity { get; private init; } = 1;

    /// <summary>So long offers come at that rate; afterwards at <see cref="OffersLater"/> of it.</summary>
    public int WaveDays { get; init; } = int.MaxValue;

    public double OffersLater { get; init; } = 1;

    /// <summary>Assumption: how helpers get about.</summary>
    public IReadOnlyList<(double Share, Travel How)> Travels { get; init; } = [(0.50, Travel.OnFoot), (0.20, Travel.ByBike), (0.30, Travel.ByCar)];

    /// <summary>Assumption: how far helpers say they go, in metres; null: the whole town.</summary>
    public IReadOnlyList<(double Share, int? Metres)> Radii { get; init; } = [(0.05, 500), (0.25, 1000), (0.35, 3000), (0.10, 10_000), (0.25, null)];

    /// <summary>
    /// Reported: "Vitry: two agents, 52 offers and 28 introductions in 55 days". For how many needs nobody reported; assumption: 33, with which 28 introductions come about here.
    /// </summary>
    public static readonly Scenario Vitry = new("vitry")
    {
        Centre = "94081",
        Density = 8_000,
        Offers = 52 / (VitryPeople * VitryDays),
        Needs = 33 / (VitryPeople * VitryDays),
    };

    /// <summary>
    /// Reported: "Bordeaux: 600 volunteers in six days and hardly a need". Assumption: after six days a twentieth as many come, and needs are half as frequent as in Vitry.
    /// </summary>
    public static readonly Scenario Bordeaux = new("bordeaux")
    {
        Centre = "33063",
        Density = 5_400,
        Offers = 600 / (267_991.0 * 6),
        WaveDays = 6,
        OffersLater = 0.05,
        Needs = Vitry.Needs / 2,
    };

    /// <summary>
    /// Reported: "Orne: 350 helpers". Not reported: in how long, and for how many needs; assumption: within the 55 days of Vitry, and needs as frequent as there.
    /// A country of villages: nearly everybody goes by car, and says that they go far.
    /// </summary>
    public static readonly Scenario Orne = new("orne")
    {
        Centre = "61001",
        Density = 1_000,
        Offers = 350 / (275_201.0 * VitryDays),
        Needs = Vitry.Needs,
        Travels = [(0.10, Travel.OnFoot), (0.05, Travel.ByBike), (0.85, Travel.ByCar)],
        Radii = [(0.05, 1000), (0.25, 3000), (0.55, 10_000), (0.15, null)],
    };

    public static readonly IReadOnlyList<Scenario> All = [Vitry, Bordeaux, Orne];

    /// <summary>Those of the census that the gazetteer holds.</summary>
    private const double VitryPeople = 93_963;

    private const double VitryDays = 55;

    /// <summary>Reported: two agents in Vitry. Elsewhere as many to so many people, and never fewer than two.</summary>
    public static int AgentsFor(int people) => Math.Max(2, (int)Math.Round(2 * people / VitryPeople));

    /// <summary>The same, busier: as if so many times more had been asked and offered than was reported.</summary>
    public Scenario Times(double activity) => this with { Offers = Offers * activity, Needs = Needs * activity, Activity = Activity * activity };
}
