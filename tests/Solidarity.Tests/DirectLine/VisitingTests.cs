using Microsoft.AspNetCore.DataProtection;
using Solidarity.Bot.Channels.DirectLine;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.DirectLine;

/// <summary>Tokens and cookies: whose they are, and when they end.</summary>
public sealed class VisitingTests
{
    private readonly TestClock _clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly Visiting _visiting;

    private static readonly Pass Somebody = new("somebody", "a-browser");

    public VisitingTests() => _visiting = new Visiting(new EphemeralDataProtectionProvider(), _clock);

    [Fact]
    public void Token_SaysWhoseItIs_UntilItEnds()
    {
        var token = _visiting.TokenOf(Somebody);
        Assert.Equal(Somebody, _visiting.ReadToken(token));
        _clock.Advance(Visiting.TokenLives);
        Assert.Null(_visiting.ReadToken(token));
    }

    [Fact]
    public void Cookie_IsNoToken_NorTheOtherWayRound()
    {
        Assert.Null(_visiting.ReadToken(_visiting.CookieOf(Somebody)));
        Assert.Null(_visiting.ReadCookie(_visiting.TokenOf(Somebody)));
        Assert.Equal(Somebody, _visiting.ReadCookie(_visiting.CookieOf(Somebody)));
    }

    [Fact]
    public void Cookie_FromBeforeBrowsersWereToldApart_StandsForTheOneThatThereWas()
    {
        var protection = new EphemeralDataProtectionProvider();
        var old = protection.CreateProtector("web.visitor").Protect($"{(_clock.GetUtcNow() + TimeSpan.FromDays(1)).ToUnixTimeSeconds()} somebody");
        Assert.Equal(new Pass("somebody", "somebody"), new Visiting(protection, _clock).ReadCookie(old));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("\0")]
    public void Nonsense_IsNobodys(string? token) => Assert.Null(_visiting.ReadToken(token));

    [Fact]
    public void Signed_ByAnotherKey_IsNobodys() =>
        Assert.Null(_visiting.ReadToken(new Visiting(new EphemeralDataProtectionProvider(), _clock).TokenOf(Somebody)));

    [Fact]
    public void Addresses_AreDrawnByLot() => Assert.Equal(100, Enumerable.Range(0, 100).Select(_ => Visiting.Draw()).Distinct().Count(address => address.Length == 32));
}
