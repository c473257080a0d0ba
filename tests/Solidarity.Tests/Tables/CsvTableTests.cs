using System.Text;
using Solidarity.Bot.Tables;

namespace Solidarity.Tests.Tables;

/// <summary>What a spreadsheet opens, and what it must not take for a formula.</summary>
public sealed class CsvTableTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+33611111111", "\"'+33611111111\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(1)", "\"'@SUM(1)\"")]
    [InlineData("\t=1", "\"'\t'=1\"")]
    [InlineData("\r=1", "\"'\r'=1\"")]
    [InlineData("\n=1", "\"'\n'=1\"")]
    [InlineData(" =1", "' =1")]
    [InlineData("\u200b=1", "'\u200b=1")]
    [InlineData("\u00a0+1", "'\u00a0+1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＠x", "'＠x")]
    [InlineData("a;=1", "\"a;'=1\"")]
    [InlineData("a\";=1;\"", "\"a\"\";'=1;\"\"\"")]
    [InlineData("a\r\n=1", "\"a\r\n'=1\"")]
    [InlineData("é 1 - 2 = x", "é 1 - 2 = x")]
    public void Cell_ThatCouldBeAFormula_IsDisarmedOrStaysInside(string cell, string expected) =>
        Assert.Equal($"x;y\r\n{expected};b\r\n", Text(CsvTable.Write("fr", ["x", "y"], [[cell, "b"]])));

    /// <summary>Whatever separates cells where the file is opened, and whether or not quotes are seen there.</summary>
    [Theory]
    [InlineData("Jean;@SUM(1)")]
    [InlineData("Jean,=1+1")]
    [InlineData("Jean|=cmd")]
    [InlineData("Jean\t-1")]
    [InlineData("Jean; \u200b\u00a0＝1")]
    [InlineData("Jean;\"=1")]
    [InlineData("Jean;\r\n+1")]
    [InlineData("a;;=1,|@x")]
    public void Cell_CutElsewhere_BeginsNoFormula(string cell)
    {
        foreach (var language in (string[])["fr", "en"])
        {
            var table = Text(CsvTable.Write(language, ["x", "y"], [["b", cell]]));
            foreach (var cut in table.Split([';', ',', '|', '\t', '\r', '\n']))
                Assert.DoesNotMatch("^[\"\\s\u200b]*[=+@＝＋－＠-]", cut);
            Assert.Contains('\'', table);
        }
    }

    [Theory]
    [InlineData("Marie-Claire, 1 - 2")]
    [InlineData("Papiers, Courses; etc.")]
    public void Cell_WithSeparatorsButNoFormula_StaysAsItIs(string cell) =>
        Assert.DoesNotContain('\'', Text(CsvTable.Write("en", ["x"], [[cell]])));

    [Theory]
    [InlineData("fr", "a;b\r\n1,5;\"x;y\"\r\n")]
    [InlineData("en", "a,b\r\n1.5,x;y\r\n")]
    public void Table_ByLanguage_HasTheSeparatorThatSpreadsheetsExpectThere(string language, string expected) =>
        Assert.Equal(expected, Text(CsvTable.Write(language, ["a", "b"], [[CsvTable.Number(language, 1.5), "x;y"]])));

    [Fact]
    public void Table_BeginsWithTheMarkOfUtf8() =>
        Assert.Equal([0xef, 0xbb, 0xbf], CsvTable.Write("fr", ["é"], []).Bytes[..3]);

    [Fact]
    public void Table_TooLong_LeavesOutTheLastRowsAndSaysSo()
    {
        var file = CsvTable.Write("fr", ["a"], Enumerable.Range(0, 100_000).Select(i => (IReadOnlyList<string?>)[$"row {i}"]), longest: 200_000);
        Assert.InRange(file.Bytes.Length, 200_000, 300_000);
        Assert.True(file.IsCut);
        Assert.StartsWith("a\r\nrow 0\r\nrow 1\r\n", Text(file), StringComparison.Ordinal);
        Assert.EndsWith($"row {file.Rows - 1}\r\n", Text(file), StringComparison.Ordinal);
    }

    private static string Text(CsvFile file) => Encoding.UTF8.GetString(file.Bytes[3..]);
}
