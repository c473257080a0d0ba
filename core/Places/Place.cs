namespace Solidarity.Core.Places;

/// <summary>How finely a place is known: the town (its centre stands for it), or a cell of about 500 m.</summary>
public enum Precision { Town, Cell }

/// <summary>Where a post is: what is kept, and what others may see of it. There is nothing finer.</summary>
/// <param name="Insee">The commune's INSEE code.</param>
/// <param name="Town">The commune's name.</param>
/// <param name="Department">The département's number ("94", "2A", "974").</param>
/// <param name="Cell">None for the few communes without coordinates.</param>
public sealed record Place(string Insee, string Town, string Department, Cell? Cell, Precision Precision)
{
    /// <summary>Between the two cells, never finer; null (unknown) when either place has none.</summary>
    public double? KilometresTo(Place other) => Cell is { } here && other.Cell is { } there ? here.KilometresTo(there) : null;
}
