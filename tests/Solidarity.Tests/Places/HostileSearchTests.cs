using System.Diagnostics;
using System.Text;
using Solidarity.Core.Places;

namespace Solidarity.Tests.Places;

public sealed class HostileSearchTests
{
    public static TheoryData<string> Inputs() =>
    [
        new string('a', 10_000),
        new string('\0', 10_000),
        string.Concat(Enumerable.Repeat("saint denis ", 900)),
        new string('1', 10_000),
        string.Concat(Enumerable.Repeat("94400 ", 33)),
        new string('s', 200),
        string.Concat(Enumerable.Repeat("s/", 100)),
        string.Concat(Enumerable.Repeat("a ", 100)),
        string.Concat(Enumerable.Repeat("l ", 100)),
        string.Concat(Enumerable.Repeat("la ", 60)) + "é",
        "\ud83d", "\udc00Lyon\ud83d", "Paris\ud800 11", "e\u0301\u0301\u0301", "\u202eyrtiV\u202c", "''''", "- - -",
        "%s%n'; DROP TABLE communes; --", "١٢٣٤٥", "９４４００", "[a-z]*(.+)+$", "\u0131\u0130\u017f",
    ];

    [Theory]
    [MemberData(nameof(Inputs), DisableDiscoveryEnumeration = true)]
    public void Search_HostileInput_AnswersQuickly(string typed)
    {
        Gazetteer.Shared.Search("warm up");
        var clock = Stopwatch.StartNew();
        Gazetteer.Shared.Search(typed);
        Assert.True(clock.ElapsedMilliseconds < 500, $"{clock.ElapsedMilliseconds} ms");
    }

    [Theory]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("Lyon ")]
    public void Search_TenThousandCharacters_FindsNoneWhateverTheySay(string part) =>
        Assert.IsType<PlaceSearch.None>(Gazetteer.Shared.Search("Lyon" + string.Concat(Enumerable.Repeat(part, 10_000 / part.Length))));

    [Fact]
    public void Normalise_AnyUtf16Unit_GivesWordsOfLettersAndDigits()
    {
        for (var c = 0; c <= char.MaxValue; c++)
            Assert.Matches("^[a-z0-9]* ?[a-z0-9 ]*$", PlaceName.Normalise($"a{(char)c}b"));
    }

    [Fact]
    public void Search_EveryPlane_NeverThrows()
    {
        for (var point = 0; point <= 0x10FFFF; point += 97)
            if (Rune.IsValid(point)) Gazetteer.Shared.Search(new Rune(point).ToString());
    }

    [Fact]
    public void Search_RandomUnits_NeverThrows()
    {
        var random = new Random(20_240_518);
        var alphabet = "abeilnorstuy éÉœ'’-/ 0123456789\0\t\n\u0301\ud83d\ude00\uffff";
        for (var i = 0; i < 1_000; i++)
            Gazetteer.Shared.Search(string.Concat(random.GetItems<char>(alphabet, random.Next(60))));
    }
}
