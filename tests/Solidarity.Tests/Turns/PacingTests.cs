using Microsoft.Extensions.Configuration;
using Solidarity.Bot;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Turns;

/// <summary>How fast notices go is a setting; unset, it is what Telegram's own server puts up with.</summary>
public sealed class PacingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Settings_ThatAreNotThere_GiveTelegramsOwnPace() => Assert.Equal(new Pacing(29, 1, 20), Read());

    [Fact]
    public void Settings_ThatAreThere_Count() =>
        Assert.Equal(new Pacing(1000, 2.5, 40), Read(("Pace:Overall", "1000"), ("Pace:Chat", "2.5"), ("Pace:Group", "40")));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("fast")]
    public void Settings_ThatCantBeMeant_AreRefusedByName(string value) =>
        Assert.Contains("Pace__Chat", Assert.Throws<BadSetting>(() => Read(("Pace:Chat", value))).Message, StringComparison.Ordinal);

    /// <summary>The first three go at once; the fourth waits for its moment.</summary>
    [Theory]
    [InlineData(1, 1000)]
    [InlineData(10, 100)]
    public void FourthNotice_ToOneChat_WaitsByTheSetting(double chat, int milliseconds)
    {
        var pacing = new Pacing(100_000, chat, 20);
        var throttle = new Throttle(new Budget(new TestClock(Now), pacing, () => 0, default), pacing);
        var line = new ChatLine();
        var waits = Enumerable.Range(1, 4).Select(id => throttle.Before(new OutboxRow(id, "telegram", "1", OutboxKind.Notice, "{}", null, Now, null), false, line)).ToArray();
        Assert.All(waits[..3], wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromMilliseconds(1)));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), waits[3]);
    }

    private static Pacing Read(params (string Key, string Value)[] settings) =>
        Pacing.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());
}
