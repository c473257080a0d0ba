using Solidarity.Bot.Channels.DirectLine;
using Solidarity.Core.People;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.DirectLine;

/// <summary>The code on the paper: what it looks like, how it may be typed, and how often it may be tried.</summary>
public sealed class ReturnCodeTests
{
    [Fact]
    public void Codes_AreDrawnByLot_AndHoldNothingThatLooksLikeSomethingElse()
    {
        var codes = Enumerable.Range(0, 500).Select(_ => ReturnCode.Draw()).ToHashSet();
        Assert.Equal(500, codes.Count);
        Assert.All(codes, code => Assert.Matches("^[2-9]{3}( [2-9]{3}){4}$", code));
        Assert.Equal(8, codes.SelectMany(code => code).Where(char.IsDigit).Distinct().Count());
        // 8 digits in 15 places.
        Assert.True(Math.Log2(8) * ReturnCode.Length >= 40);
    }

    /// <summary>However it is typed, it must not get among what was said, and brings its person back.</summary>
    [Theory]
    [InlineData("/code 482 936 647 254 839")]
    [InlineData(" /code 482 936 647 254 839")]
    [InlineData("482 936 647 254 839")]
    [InlineData("code 482 936 647 254 839")]
    [InlineData("/code482936647254839")]
    [InlineData("／code 482-936-647-254-839")]
    [InlineData("/retour 482 936 647 254 839")]
    [InlineData("Mon code est le 482 936 647 254 839, merci")]
    public void Code_InTheChat_IsOne(string text) =>
        Assert.Equal("482936647254839", ReturnCode.Bare(Returning.CodeIn(new Activity("message", Text: text))!));

    [Theory]
    [InlineData("Appelez-moi au 06 12 34 56 78")]
    [InlineData("06 12 34 56 78 ou 01 23 4")]
    [InlineData("il me faut 482 masques")]
    [InlineData("/code")]
    [InlineData("")]
    public void OtherWords_AreNone(string text) => Assert.Null(Returning.CodeIn(new Activity("message", Text: text)));

    [Theory]
    [InlineData("482936647254839")]
    [InlineData(" 482-936-647-254-839. ")]
    [InlineData("482 936\u00a0647\n254 839")]
    [InlineData("Mon code : 482 936 647 254 839 !")]
    [InlineData("482 936 641 254 839")]
    [InlineData("٤٨٢ ٩٣٦ ٦٤٧ ٢٥٤ ٨٣٩")]
    [InlineData("４８２ ９３６ ６４７ ２５４ ８３９")]
    public void Code_HoweverItIsTyped_IsTheSame(string typed)
    {
        Assert.Equal("482936647254839", ReturnCode.Bare(typed));
        Assert.Equal(ReturnCode.FingerprintOf("482 936 647 254 839"), ReturnCode.FingerprintOf(typed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("482 936 647 254 838")]
    [InlineData("482 936 647 254 83")]
    [InlineData("482 936 647 254 839 2")]
    public void Code_ThatIsAnother_IsNotTheSame(string typed) => Assert.NotEqual(ReturnCode.FingerprintOf("482 936 647 254 839"), ReturnCode.FingerprintOf(typed));

    [Fact]
    public void Tries_OfOneSource_EndForAnHour_AndDontStandInTheWayOfOthers()
    {
        var clock = new TestClock(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var tries = new CodeTries(clock);
        Assert.All(Enumerable.Range(0, CodeTries.MostOfOneSource), _ => Assert.True(tries.Begin("a")));
        Assert.False(tries.Begin("a"));
        Assert.True(tries.Begin("b"));
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.False(tries.Begin("a"));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(tries.Begin("a"));
    }

    [Fact]
    public void Tries_FromEverywhere_EndTogether()
    {
        var tries = new CodeTries(new TestClock(DateTimeOffset.UnixEpoch));
        Assert.All(Enumerable.Range(0, CodeTries.MostOfAll), number => Assert.True(tries.Begin($"{number}")));
        Assert.False(tries.Begin("another"));
    }

    [Fact]
    public void Tries_ThatWereGood_DontCount()
    {
        var tries = new CodeTries(new TestClock(DateTimeOffset.UnixEpoch));
        for (var i = 0; i < 3 * CodeTries.MostOfOneSource; i++)
        {
            Assert.True(tries.Begin("town hall"));
            tries.WasGood("town hall");
        }
    }
}
