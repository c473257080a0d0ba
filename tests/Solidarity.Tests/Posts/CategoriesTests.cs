using Solidarity.Core.Posts;

namespace Solidarity.Tests.Posts;

public class CategoriesTests
{
    private static Categories Shared => Categories.Shared;

    [Fact]
    public void Shopping_InBothLanguages_HasTheAgreedName()
    {
        var shopping = Shared.All[0];
        Assert.Equal(("shopping", "Courses", "Shopping"), (shopping.Id, shopping.Name("fr"), shopping.Name("en")));
    }

    [Fact]
    public void Categories_Each_IsFoundByItsId() => Assert.All(Shared.All, category => Assert.Same(category, Shared.Find(category.Id)));

    [Fact]
    public void Categories_UnknownId_IsNotFound() => Assert.Null(Shared.Find("nothing"));

    [Fact]
    public void Categories_Each_HasBothNamesAndFitsItsButton() => Assert.All(Shared.All, category =>
    {
        Assert.True(category.HasName("fr") && category.HasName("en"), category.Id);
        Assert.InRange(category.Name("fr").Length, 3, 24);
        Assert.InRange(category.Name("en").Length, 3, 24);
        Assert.Matches("^[a-z]+(-[a-z]+)?$", category.Id);
        Assert.InRange(category.Id.Length, 3, 16);
    });

    [Fact]
    public void Categories_All_HaveNamesAndEmojiOfTheirOwn()
    {
        Assert.Equal(Shared.All.Count, Shared.All.Select(category => category.Emoji).Distinct().Count());
        Assert.Equal(Shared.All.Count, Shared.All.Select(category => category.Name("fr")).Distinct().Count());
        Assert.Equal(Shared.All.Count, Shared.All.Select(category => category.Name("en")).Distinct().Count());
    }

    [Fact]
    public void Name_LanguageWithoutOne_IsFrench() => Assert.Equal("Courses", Shared.Find("shopping")!.Name("uk"));

    [Fact]
    public void Related_EachPair_IsWrittenOnBothSides() => Assert.All(Shared.All, category =>
        Assert.All(category.Related, id => Assert.Contains(category.Id, Shared.Find(id)!.Related)));

    [Theory]
    [InlineData("shopping", "medicines", true)]
    [InlineData("masks", "gifts-fabric", true)]
    [InlineData("shopping", "shopping", false)]
    [InlineData("shopping", "housing", false)]
    public void Related_Pair_IsSymmetric(string a, string b, bool related)
    {
        Assert.Equal(related, Shared.Related(Shared.Find(a)!, Shared.Find(b)!));
        Assert.Equal(related, Shared.Related(Shared.Find(b)!, Shared.Find(a)!));
    }

    /// <summary>Inside a home, in a car, or alone with a child or a fragile person.</summary>
    [Fact]
    public void Sensitive_Categories_AreThoseBehindTheDoor() => Assert.Equal(
        ["visits", "transport", "homework", "childcare", "repairs", "moving", "housing"],
        Shared.All.Where(category => category.Sensitive).Select(category => category.Id));

    [Theory]
    [InlineData("""[{"id":"a","emoji":"x","names":{"en":"A"},"words":{},"related":[],"sensitive":false}]""", "French")]
    [InlineData("""[{"id":"a","emoji":"x","names":{"fr":"A"},"words":{},"related":["b"],"sensitive":false}]""", "related")]
    [InlineData("""[{"id":"a","emoji":"x","names":{"fr":"A"},"words":{},"related":["a"],"sensitive":false}]""", "related")]
    [InlineData("""[{"id":"a","emoji":"x","names":{"fr":"A"},"words":{"fr":["à la"]},"related":[],"sensitive":false}]""", "look for")]
    [InlineData("""[{"id":"a","emoji":"x","names":{"fr":"A"},"words":{"fr":["a*"]},"related":[],"sensitive":false}]""", "stem")]
    public void Load_DataThatContradictsItself_IsRefused(string json, string says) =>
        Assert.Contains(says, Assert.Throws<FormatException>(() => Categories.Load(json)).Message);
}
