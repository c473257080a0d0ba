using Solidarity.Core.Safety;
using Solidarity.Tests.House;

namespace Solidarity.Tests.Safety;

public class ContactDetailsTests
{
    [Theory]
    [InlineData("appelez-moi au 06 12 34 56 78", true)]
    [InlineData("+33 6 12 34 56 78", true)]
    [InlineData("06.12.34.56.78", true)]
    [InlineData("écrivez à @quelquun", true)]
    [InlineData("alice@exemple.test", true)]
    [InlineData("voir https://exemple.test", true)]
    [InlineData("t.me/quelquun", true)]
    [InlineData("Du pain et du lait, samedi à 10 h 30", false)]
    [InlineData("2 packs de 6 bouteilles, 94400 Vitry", false)]
    [InlineData("tous les mardis de 9h à 11h, au 3e étage", false)]
    public void In_ASentence_IsFound(string sentence, bool found) => Assert.Equal(found, ContactDetails.In(sentence));

    /// <summary>A limit on the clock fails a turn on a busy machine, whatever it reads.</summary>
    [Fact]
    public void Sources_NoExpression_HasALimitOnTheClock() =>
        Assert.DoesNotContain(Repository.Sources("core").Concat(Repository.Sources("bot")), source => HasLimit(source.Text));

    [Fact]
    public void Sources_ALimitOnTheClock_IsFound() => Assert.True(HasLimit("[GeneratedRegex(\"a\", RegexOptions.None, matchTimeoutMilliseconds: 200)]"));

    private static bool HasLimit(string source) => source.Contains("matchTimeout", StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void In_ALongRow_IsQuick() => Assert.True(ContactDetails.In(string.Concat(Enumerable.Repeat("1 ", 250))));
}
