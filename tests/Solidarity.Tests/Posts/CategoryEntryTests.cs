using Solidarity.Core.Posts;

namespace Solidarity.Tests.Posts;

public sealed class CategoryEntryTests
{
    private static readonly CategoryEntry Chess = new("echecs", "♟️", "Échecs", "Chess", false, null, ["gambit"]);

    [Theory]
    [InlineData("♟️", true)]
    [InlineData("🛒", true)]
    [InlineData("☕", true)]
    [InlineData("👩‍🌾", true)]
    [InlineData("🇫🇷", true)]
    [InlineData("", false)]
    [InlineData("a", false)]
    [InlineData("1", false)]
    [InlineData("<", false)]
    [InlineData("🛒🛒", false)]
    [InlineData("🛒a", false)]
    [InlineData("\ud83d", false)]
    [InlineData("=", false)]
    [InlineData("\u2800", false)]
    [InlineData("\U0001d159", false)]
    public void Emoji_IsOneSign(string sign, bool isOne) => Assert.Equal(isOne, CategoryEntry.IsEmoji(sign));

    [Theory]
    [InlineData("Échecs", "echecs")]
    [InlineData("Jeux de société pour enfants", "jeuxdesocietepoure")]
    [InlineData("Courses", "courses")]
    [InlineData("国际象棋", "kind")]
    public void Id_OfAName_IsShortAndPlain(string name, string id)
    {
        Assert.Equal(id, CategoryEntry.IdFor(name, _ => false));
        Assert.Equal(id + "3", CategoryEntry.IdFor(name, taken => taken == id || taken == id + "2"));
        Assert.True(CategoryEntry.IsId(id + "39"));
    }

    [Fact]
    public void With_WhatWasAdded_StandsBeforeTheLast_AndIsFoundByItsNamesAndWords()
    {
        var with = Categories.BuiltIn.With([Chess]);
        Assert.Equal(["echecs", "other"], with.All.TakeLast(2).Select(c => c.Id));
        foreach (var sentence in (string[])["un gambit", "Échecs", "chess please"])
            Assert.Equal("echecs", Assert.IsType<CategoryReading.Clear>(with.Read(sentence)).Category.Id);
        Assert.Null(Categories.BuiltIn.Find("echecs"));
        Assert.IsType<CategoryReading.Unknown>(Categories.BuiltIn.Read("un gambit"));
    }

    [Fact]
    public void With_WhatIsRetired_IsFoundByItsIdAlone()
    {
        var with = Categories.BuiltIn.With([Chess with { RetiredAt = DateTimeOffset.UnixEpoch }]);
        Assert.True(with.Find("echecs")!.Retired);
        Assert.DoesNotContain(with.Find("echecs")!, with.Offered);
        Assert.Equal("echecs", Assert.IsType<CategoryReading.NoLonger>(with.Read("un gambit")).Category.Id);
        Assert.Equal("shopping", Assert.IsType<CategoryReading.Clear>(with.Read("un gambit au supermarché")).Category.Id);
    }

    /// <summary>An unchanged category that is renamed to its own name reads as before: no word counts for less.</summary>
    [Fact]
    public void With_ABuiltInOneAsItIs_ReadsTheSame()
    {
        var shopping = Categories.BuiltIn.Find("shopping")!;
        var with = Categories.BuiltIn.With([new CategoryEntry("shopping", shopping.Emoji, "Courses", "Shopping", false, null, ["pain", "pommes"])]);
        foreach (var sentence in (string[])["du pain et du lait", "mes courses au marché", "some bread", "des courses et mes papiers"])
            Assert.Equal(Said(Categories.BuiltIn.Read(sentence)), Said(with.Read(sentence)));
        Assert.Equal("shopping", Assert.IsType<CategoryReading.Clear>(with.Read("des pommes")).Category.Id);
        Assert.Equal(shopping.Related, with.Find("shopping")!.Related);
    }

    [Fact]
    public void With_WordsThatCannotBe_PassesThemOver() =>
        Assert.Equal("echecs", Assert.IsType<CategoryReading.Clear>(Categories.BuiltIn.With([Chess with { Words = ["de la", "a*", "", "gambit"] }]).Read("gambit")).Category.Id);

    /// <summary>What is let in as a word is what can be looked for: with these, every turn stopped.</summary>
    [Theory]
    [InlineData("avecs")]
    [InlineData("pours")]
    [InlineData("wants")]
    [InlineData("avec les nos")]
    public void Word_OfSmallWordsInThePlural_IsNone(string word)
    {
        Assert.False(CategoryEntry.IsWord(word));
        Assert.Equal("echecs", Assert.IsType<CategoryReading.Clear>(Categories.BuiltIn.With([Chess with { Words = [word, "gambit"] }]).Read("gambit")).Category.Id);
    }

    [Theory]
    [InlineData("\u3164\u3164b")]
    [InlineData("ab\uffa0c")]
    [InlineData("\u115f\u1160")]
    public void Name_OfWhichNothingIsSeen_IsNone(string name)
    {
        Assert.False(CategoryEntry.IsName(name));
        Assert.False(Solidarity.Core.Organisations.Organisation.IsName("A" + name));
    }

    private static string Said(CategoryReading reading) => reading switch
    {
        CategoryReading.Clear clear => clear.Category.Id,
        CategoryReading.Unclear unclear => string.Join(' ', unclear.Best.Select(c => c.Id)),
        _ => "",
    };
}
