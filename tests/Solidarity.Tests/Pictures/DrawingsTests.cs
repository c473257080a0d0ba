using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.Logging.Abstractions;
using Solidarity.Bot.Pictures;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Tests.Pictures;

/// <summary>The picture of the figures: drawn by our own code, made a PNG by rsvg-convert.</summary>
public sealed class DrawingsTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    /// <summary>Made up: a town in its first autumn.</summary>
    private static readonly Statistics Figures = new(12, 19, 74, 41, 3, 31, 22, TimeSpan.FromHours(3), TimeSpan.FromHours(27),
    [
        new CategoryCount("shopping", 21, 14), new CategoryCount("transport", 15, 6), new CategoryCount("papers", 12, 4), new CategoryCount("homework", 9, 8),
        new CategoryCount("garden", 7, 5), new CategoryCount("pets", 5, 3), new CategoryCount("computers", 5, 1),
    ])
    {
        ByWeek = [.. new (int, int, int)[] { (4, 6, 1), (7, 9, 3), (6, 4, 4), (11, 5, 5), (9, 3, 6), (13, 7, 4), (15, 4, 7), (9, 3, 1) }
            .Select((n, i) => new WeekCount(Monday.AddDays(7 * (i - 7)), n.Item1, n.Item2, n.Item3))],
    };

    [Theory]
    [InlineData("fr", "Par semaine", "Courses")]
    [InlineData("en", "By week", "Shopping")]
    public void Drawing_InALanguage_HoldsItsWordsAndEachNumber(string language, string title, string category)
    {
        var drawn = XDocument.Parse(Encoding.UTF8.GetString(Draw(language, Figures)));
        var words = drawn.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToArray();
        Assert.Contains(words, w => w.StartsWith(title, StringComparison.Ordinal));
        Assert.Contains(words, w => w.Contains(category, StringComparison.Ordinal));
        Assert.Equal(3 * 8 + 2 * Figures.ByCategory.Count, words.Count(w => int.TryParse(w, out _)));
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Drawing_MadeAPicture_IsAPngOfItsSize(string language)
    {
        var drawings = Converter();
        var since = Stopwatch.GetTimestamp();
        var file = (await drawings.DrawnAsync(Drawn(Draw(language, Figures)))).File!;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(since).TotalMilliseconds:0} ms"));
        var png = file.Bytes();
        Assert.Equal(FileKind.Picture, file.Kind);
        Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], png[..8]);
        Assert.Equal((960, 864), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        Assert.InRange(png.Length, 10_000, 200_000);
        if (Environment.GetEnvironmentVariable("UPDATE_PICTURES") == "1") await File.WriteAllBytesAsync(Path.Combine(House.Repository.Root, "docs", "pictures", $"statistics-{language}.png"), png);
    }

    /// <summary>It is passed on without the message that it came with.</summary>
    [Fact]
    public void Drawing_SaysWhoseFiguresTheseAreAndOfWhichDay()
    {
        var drawn = XDocument.Parse(Encoding.UTF8.GetString(Draw("fr", Figures, "Entraide.fr <b>")));
        Assert.Contains(drawn.Descendants(), e => e.Value == "Entraide.fr <b> · 23 novembre 2026" && e.Name.LocalName == "text");
        Assert.DoesNotContain("et 1 autre", drawn.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Drawing_OfMoreKindsThanFit_SaysHowManyAreLeftOut()
    {
        var many = Figures with { ByCategory = [.. Categories.Shared.All.Select(c => new CategoryCount(c.Id, 1, 1))] };
        Assert.Contains("et 15 autres", XDocument.Parse(Encoding.UTF8.GetString(Draw("fr", many))).Root!.Value.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drawing_MadeTwice_IsTheSameFile()
    {
        var drawings = Converter();
        var drawn = Drawn(Draw("fr", Figures));
        Assert.Equal((await drawings.DrawnAsync(drawn)).File!.Bytes(), (await drawings.DrawnAsync(drawn)).File!.Bytes());
    }

    [Fact]
    public void Drawing_OfAnEmptyTown_IsDrawnAllTheSame() =>
        Assert.NotEmpty(XDocument.Parse(Encoding.UTF8.GetString(Draw("fr", Figures with { ByCategory = [], ByWeek = [.. Figures.ByWeek.Select(w => new WeekCount(w.Monday, 0, 0, 0))] }))).Descendants());

    [Theory]
    [InlineData(null)]
    [InlineData("/bin/false")]
    [InlineData("/bin/echo")]
    [InlineData("/nowhere/rsvg-convert")]
    public async Task Drawing_WithoutAProgramThatMakesAPicture_BecomesWords(string? program)
    {
        var drawings = new Drawings(NullLogger<Drawings>.Instance) { Program = program };
        var words = await drawings.DrawnAsync(Drawn("<svg/>"u8.ToArray()));
        Assert.Equal((null, "Title\n\nbars"), (words.File, words.Text));
        Assert.Equal("bars", (await drawings.DrawnAsync(Drawn("<svg/>"u8.ToArray()) with { Text = "" })).Text);
    }

    [Fact]
    public async Task Program_IsStartedWithoutOurSecrets()
    {
        const string secret = "Solidarity__Test__Secret";
        var folder = Directory.CreateTempSubdirectory("drawings").FullName;
        var (program, told) = (Path.Combine(folder, "tell"), Path.Combine(folder, "told"));
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n/usr/bin/env > '{told}'\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable(secret, "123456:token");
        try
        {
            await new Drawings(NullLogger<Drawings>.Instance) { Program = program }.DrawnAsync(Drawn("<svg/>"u8.ToArray()));
        }
        finally
        {
            Environment.SetEnvironmentVariable(secret, null);
        }

        var environment = await File.ReadAllTextAsync(told);
        Directory.Delete(folder, recursive: true);
        Assert.Contains("PATH=", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("token", environment, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, environment, StringComparison.Ordinal);
    }

    private static Drawings Converter()
    {
        var drawings = new Drawings(NullLogger<Drawings>.Instance);
        Assert.SkipWhen(drawings.Program is null, "rsvg-convert (Debian's librsvg2-bin) is not here");
        return drawings;
    }

    private static byte[] Draw(string language, Statistics stats, string service = "Solidarité") => new StatsDrawing(TextBook.Load("fr"), Categories.Shared, language).Of(stats, service, Monday);

    private static Outgoing Drawn(byte[] svg) => new(OutgoingKind.Say, "5001", "Title", File: OutgoingFile.Of("a.png", FileKind.Drawing, svg, "bars"));
}
