using Solidarity.Core.Moderation;

namespace Solidarity.Core.Storage;

/// <summary>An area as a condition: its codes were looked at when it was made, and so can stand in a statement.</summary>
internal static class AreaClause
{
    /// <param name="column">Of the commune's INSEE code, as in "n.insee".</param>
    /// <returns>Empty for everywhere; else it begins with "and".</returns>
    public static string In(Area area, string column) =>
        area.IsEverywhere ? "" : $" and {column} {(area.IsAllBut ? "not in" : "in")} ('{string.Join("', '", area.Communes.Order(StringComparer.Ordinal))}')";
}
