using Solidarity.Core.Moderation;

namespace Solidarity.Tests.Moderation;

/// <summary>"M31", "P7": read in every spelling, written in one.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData("M31", "M31")]
    [InlineData(" p04 ", "P4")]
    [InlineData("n000", "N0")]
    [InlineData("o7", "O7")]
    [InlineData("R3", "R3")]
    [InlineData("s2", "S2")]
    [InlineData("a9223372036854775807", "A9223372036854775807")]
    [InlineData("V1", "V1")]
    public void Read_OfAnySpelling_IsWrittenInOne(string typed, string written) => Assert.Equal(written, Reference.Read(typed).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("M")]
    [InlineData("31")]
    [InlineData("X3")]
    [InlineData("MM3")]
    [InlineData("P-4")]
    [InlineData("P+4")]
    [InlineData("P 4")]
    [InlineData("P4 4")]
    [InlineData("P4.0")]
    [InlineData("P\uff14")]
    [InlineData("P9223372036854775808")]
    public void Read_OfAnythingElse_IsNothing(string? typed) => Assert.Null(Reference.Read(typed));

    [Theory]
    [InlineData("31", "M31")]
    [InlineData("m031", "M31")]
    [InlineData("P31", "P31")]
    [InlineData("", "")]
    [InlineData("MM31", "")]
    [InlineData("-1", "")]
    public void Read_WhereOneKindIsUsual_TakesTheNumberAlone(string typed, string written) => Assert.Equal(written, Reference.Read(typed, ReferenceKind.Match).ToString());

    /// <summary>What a row of the audit stands under is what its reference is read to.</summary>
    [Fact]
    public void Kinds_AreWrittenAsWhatTheyMeanWritesItself()
    {
        var sanction = new Sanction(4, Penalty.Week, 1, 2, default, null, "");
        var report = new Report(5, ReportKind.Other, 1, 2, 3, null, default);
        Assert.Equal([sanction.Reference, report.Reference], [$"{new Reference(ReferenceKind.Sanction, 4)}", $"{new Reference(ReferenceKind.Report, 5)}"]);
        Assert.Equal("MPNORSAVC", string.Concat(Enum.GetValues<ReferenceKind>().Select(kind => $"{new Reference(kind, 1)}"[0])));
    }
}
