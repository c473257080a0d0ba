namespace Solidarity.Core.Posts;

/// <summary>What a typed answer to "when?" says.</summary>
public abstract record WhenReading
{
    private WhenReading() { }

    public sealed record Understood(When When) : WhenReading;

    /// <summary>Several days of the week, and not which is meant, nor whether each week: "mardi et vendredi".</summary>
    /// <param name="First">The next date of the day that is named first.</param>
    public sealed record SeveralDays(Days Days, When First) : WhenReading;

    /// <summary>A date more than <see cref="When.FurthestDays"/> days ahead.</summary>
    public sealed record TooFar : WhenReading;

    /// <summary>A date that has been.</summary>
    public sealed record Past : WhenReading;

    /// <summary>No date in it, one that doesn't exist (31/02), or a weekday that contradicts its date.</summary>
    public sealed record NotUnderstood : WhenReading;

    internal static WhenReading Of(DateOnly date, DateOnly today) =>
        date < today ? new Past()
        : date.DayNumber - today.DayNumber > When.FurthestDays ? new TooFar()
        : new Understood(When.OnDate(date, today));
}
