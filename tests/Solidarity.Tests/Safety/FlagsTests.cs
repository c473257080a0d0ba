using Solidarity.Core.Safety;

namespace Solidarity.Tests.Safety;

public sealed class FlagsTests
{
    [Theory]
    [InlineData("Du pain et du lait")]
    [InlineData("10 € par Lydia", Flag.Money)]
    [InlineData("06 12 34 56 78", Flag.Contact)]
    [InlineData("sale con", Flag.Insult)]
    [InlineData("sale con, je paie 10 €, 12 rue des Lilas", Flag.Money, Flag.Contact, Flag.Insult)]
    public void In_ASentence_AreEachOnceAndInOrder(string sentence, params Flag[] flags) => Assert.Equal(flags, Flags.In(sentence));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void In_NoSentence_AreNone(string? sentence) => Assert.Empty(Flags.In(sentence));
}
