using Solidarity.Core.Places;

namespace Solidarity.Tests.Places;

public sealed class GazetteerTests
{
    [Fact]
    public void Find_KnownCode_GivesTheWholeCommune()
    {
        var commune = Gazetteer.Shared.Find("94081")!;
        Assert.Equal(("Vitry-sur-Seine", "94", 93963), (commune.Name, commune.Department, commune.Population));
        Assert.Equal(["94400"], commune.PostalCodes);
        Assert.Equal(new Place("94081", "Vitry-sur-Seine", "94", Cell.At(48.78814, 2.39448), Precision.Town), commune.ToPlace());
    }

    [Theory]
    [InlineData("75111", "Paris")]
    [InlineData("69383", "Lyon")]
    [InlineData("13208", "Marseille")]
    public void Find_Arrondissement_LeadsToItsCity(string insee, string name) =>
        Assert.Equal(name, Gazetteer.Shared.Find(insee)?.Name);

    [Theory]
    [InlineData("")]
    [InlineData("99999")]
    [InlineData("94081 ")]
    public void Find_UnknownCode_IsNone(string insee) => Assert.Null(Gazetteer.Shared.Find(insee));

    [Fact]
    public void CommuneFile_EveryLine_IsReadWhole()
    {
        var rows = CommuneFile.Read().ToList();
        Assert.Equal(35_014, rows.Count);
        Assert.Equal(rows.Count, rows.Select(row => row.Insee).Distinct().Count());
        Assert.All(rows, row => Assert.Equal(5, row.Insee.Length));
        Assert.All(rows, row => Assert.All(row.PostalCodes, code => Assert.Equal(5, code.Length)));
        Assert.All(rows, row => Assert.InRange(row.Department.Length, 2, 3));
    }

    [Theory]
    [InlineData("vitri", "vitry", 1)]
    [InlineData("grenbole", "grenoble", 1)]
    [InlineData("parris", "paris", 1)]
    [InlineData("marseile", "marseille", 1)]
    [InlineData("vitri sur sene", "vitry sur seine", 2)]
    [InlineData("lyon", "lyon", 0)]
    [InlineData("lyon", "nice", 3)]
    [InlineData("", "ab", 2)]
    public void Typos_BetweenTwoWords_AreCountedUpToTwo(string a, string b, int slips)
    {
        Assert.Equal(slips, Typos.Between(a, b, 2));
        Assert.Equal(slips, Typos.Between(b, a, 2));
    }
}
