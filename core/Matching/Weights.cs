namespace Solidarity.Core.Matching;

/// <summary>How many points each part of the score gives at most, as the town sets it; 0: it doesn't count.</summary>
/// <exception cref="ArgumentOutOfRangeException">Below 0, or above <see cref="Heaviest"/>.</exception>
public sealed record Weights
{
    public const double Heaviest = 1000;

    public static readonly Weights Usual = new();

    public double Nearness { get; init => field = Checked(value); } = 30;

    public double Category { get; init => field = Checked(value); } = 20;

    public double Times { get; init => field = Checked(value); } = 15;

    public double Wording { get; init => field = Checked(value); } = 10;

    public double Language { get; init => field = Checked(value); } = 10;

    public double Waiting { get; init => field = Checked(value); } = 10;

    public double Rested { get; init => field = Checked(value); } = 5;

    public double FairTurn { get; init => field = Checked(value); } = 10;

    public double WentWell { get; init => field = Checked(value); } = 10;

    /// <summary>Nothing, unless the town says that organisations come first.</summary>
    public double Organisation { get; init => field = Checked(value); }

    private static double Checked(double points) =>
        points is >= 0 and <= Heaviest ? points : throw new ArgumentOutOfRangeException(nameof(points), $"0 to {Heaviest} points.");
}
