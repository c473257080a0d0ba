namespace Solidarity.Core.Places;

/// <summary>A French commune, as the official geographic code (INSEE) lists it.</summary>
/// <param name="Insee">Five characters: "94081", "2A004", "97411".</param>
/// <param name="Department">The département's number ("94", "2A", "974").</param>
/// <param name="PostalCodes">None for a few uninhabited territories.</param>
/// <param name="Population">0 where nobody lives, or nobody counted.</param>
/// <param name="Cell">The cell of its centre; none for the few communes without coordinates.</param>
public sealed record Commune(
    string Insee, string Name, string Department, IReadOnlyList<string> PostalCodes, int Population, Cell? Cell)
{
    public Place ToPlace() => new(Insee, Name, Department, Cell, Precision.Town);
}
