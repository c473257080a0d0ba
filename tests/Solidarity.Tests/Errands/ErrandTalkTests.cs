using Solidarity.Core.Errands;
using Solidarity.Core.Posts;

namespace Solidarity.Tests.Errands;

/// <summary>What is a wish and what is a word to whoever goes; whom a sentence asks for.</summary>
public sealed class ErrandTalkTests
{
    [Theory]
    [InlineData("merci, trop gentil !", true)]
    [InlineData("Thanks a lot", true)]
    [InlineData("👍", true)]
    [InlineData("super", true)]
    [InlineData("merci de me prendre du pain", false)]
    [InlineData("une baguette", false)]
    public void Reply_OfThanks_IsNoWish(string text, bool thanks) => Assert.Equal(thanks, ErrandTalk.IsThanks(text));

    [Theory]
    [InlineData("tu rentres à quelle heure ?", true)]
    [InlineData("deux croissants", false)]
    public void Reply_ThatAsks_IsAQuestion(string text, bool question) => Assert.Equal(question, ErrandTalk.IsQuestion(text));

    [Theory]
    [InlineData("courses pour ma mère", true)]
    [InlineData("du pain pour ma chère vieille voisine", true)]
    [InlineData("a lift for Mrs Martin", true)]
    [InlineData("du pain pour demain", false)]
    [InlineData("ma mère aime le pain", false)]
    [InlineData("groceries for the week", false)]
    public void Sentence_ForSomebodyElse_IsHeard(string sentence, bool somebody) => Assert.Equal(somebody, ForSomebody.IsMeant(sentence));
}
