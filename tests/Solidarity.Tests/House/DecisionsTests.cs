namespace Solidarity.Tests.House;

/// <summary>Each decision has a number of its own, by which it is spoken of.</summary>
public sealed class DecisionsTests
{
    [Fact]
    public void Decisions_Numbers_AreUnique() =>
        Assert.Empty(Twice(Directory.GetFiles(Path.Combine(Repository.Root, "docs", "decisions"), "*.md").Select(file => Path.GetFileName(file)!)));

    [Fact]
    public void Decisions_OfOneNumber_AreSeen() => Assert.Equal(["0002"], Twice(["0001-a.md", "0002-b.md", "0002-c.md", "README.md"]));

    private static IEnumerable<string> Twice(IEnumerable<string> files) =>
        files.Where(file => char.IsAsciiDigit(file[0])).GroupBy(file => file[..4]).Where(same => same.Count() > 1).Select(same => same.Key);
}
