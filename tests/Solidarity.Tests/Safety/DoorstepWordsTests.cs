using System.Text.RegularExpressions;
using Solidarity.Core.Matching;
using Solidarity.Core.Safety;
using Solidarity.Tests.Chats;
using Solidarity.Tests.Moderation;

namespace Solidarity.Tests.Safety;

/// <summary>Two words by which the right person opens the right door.</summary>
public sealed partial class DoorstepWordsTests
{
    [GeneratedRegex("« ([a-z]+) ».*« ([a-z]+) »")]
    private static partial Regex Said();

    private static (string, string) In(string text) =>
        Said().Match(text.Replace('\u00a0', ' ').Split('\n').Last(line => line.Contains("Pour vous reconnaître", StringComparison.Ordinal))) is { Success: true } said
            ? (said.Groups[1].Value, said.Groups[2].Value)
            : throw new InvalidOperationException("no words in: " + text);

    [Fact]
    public async Task BothSides_ReadTheSameTwoWords_AndFindThemAgain_AndNobodyElseDoes()
    {
        await using var desk = await ReportTests.IntroducedAsync();
        var words = In(desk.Alice.Everything);
        Assert.Equal(words, In(desk.Bob.Everything));
        Assert.NotEqual(words.Item1, words.Item2);
        foreach (var one in (Resident[])[desk.Alice, desk.Bob])
        {
            await one.Say("/mes");
            Assert.Equal(words, In(one.Last.Text));
        }

        foreach (var one in (Resident[])[desk.Mona, desk.Nora]) Assert.DoesNotContain("Pour vous reconnaître", one.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_OfManyIntroductions_DifferFromEachOtherAndAreAllUsed()
    {
        await using var desk = await ReportTests.IntroducedAsync();
        var match = await desk.Match();
        var all = Enumerable.Range(0, 4000).Select(i => DoorstepWords.Of(match with { IntroducedAt = match.IntroducedAt!.Value.AddMilliseconds(i) })).ToArray();
        Assert.All(all, pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.Equal(DoorstepWords.Count, all.Select(pair => pair.First).Distinct().Count());
        Assert.Equal(DoorstepWords.Count, all.Select(pair => pair.Second).Distinct().Count());
        Assert.InRange(all.Distinct().Count(), 2000, 4000);
    }

    [Fact]
    public async Task Words_BeforeBothHaveSaidYes_AreNone()
    {
        await using var desk = await Desk.OpenAsync();
        var match = await desk.Match();
        Assert.Throws<ArgumentException>(() => DoorstepWords.Of(match));
        Assert.DoesNotContain("Pour vous reconnaître", desk.Alice.Everything + desk.Bob.Everything, StringComparison.Ordinal);
    }
}
