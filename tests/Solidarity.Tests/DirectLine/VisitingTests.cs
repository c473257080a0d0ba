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
        Assert.Equal(Somebody, _visiting.ReadToken(token)?.Pass);
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

    /// <summary>One token after the other, as a page that is open does it, or whoever has got hold of one.</summary>
    [Fact]
    public void Token_IsChangedForTheNextOne_ForADay_AndLongerWithTheCookieAlone()
    {
        var (cookie, others) = (_visiting.CookieOf(Somebody), _visiting.CookieOf(new Pass("somebody", "another-browser")));
        var token = _visiting.TokenOf(Somebody);
        var lived = TimeSpan.Zero;
        while (lived < TimeSpan.FromDays(3) && _visiting.ReadToken(token) is { } ticket)
        {
            Assert.True(_visiting.Lasts(ticket));
            token = _visiting.TokenOf(_visiting.Renew(ticket, others));
            lived += TimeSpan.FromMinutes(15);
            _clock.Advance(TimeSpan.FromMinutes(15));
        }

        Assert.Equal(Visiting.TicketLives, lived);

        token = _visiting.TokenOf(Somebody);
        for (var i = 0; i < 200; i++)
        {
            token = _visiting.TokenOf(_visiting.Renew(_visiting.ReadToken(token)!.Value, cookie));
            _clock.Advance(TimeSpan.FromMinutes(15));
        }

        Assert.Equal(Somebody, _visiting.ReadToken(token)?.Pass);
    }

    [Fact]
    public void Token_SaysHowLongItLasts_AlsoTheLastOne()
    {
        var ticket = _visiting.Begin(Somebody);
        Assert.Equal(Visiting.TokenLives, _visiting.LifeOf(ticket));
        _clock.Advance(Visiting.TicketLives - TimeSpan.FromMinutes(7));
        Assert.Equal(TimeSpan.FromMinutes(7), _visiting.LifeOf(ticket));
        Assert.True(_visiting.Lasts(ticket));
        _clock.Advance(TimeSpan.FromMinutes(7));
        Assert.False(_visiting.Lasts(ticket));
        Assert.Null(_visiting.ReadToken(_visiting.TokenOf(ticket)));
    }

    [Fact]
    public void TokenOfTheStream_IsNoOther_AndEndsSoon()
    {
        var stream = _visiting.StreamTokenOf(_visiting.Begin(Somebody));
        Assert.Null(_visiting.ReadToken(stream));
        Assert.Null(_visiting.ReadCookie(stream));
        Assert.Null(_visiting.ReadStreamToken(_visiting.TokenOf(Somebody)));
        Assert.Equal(Somebody, _visiting.ReadStreamToken(stream)?.Pass);
        _clock.Advance(Visiting.StreamTokenLives);
        Assert.Null(_visiting.ReadStreamToken(stream));
    }

    [Fact]
    public void Token_FromBeforeTicketsEnded_IsOneOfToday()
    {
        var protection = new EphemeralDataProtectionProvider();
        var old = protection.CreateProtector("web.token").Protect($"{(_clock.GetUtcNow() + TimeSpan.FromMinutes(9)).ToUnixTimeSeconds()} somebody a-browser");
        Assert.Equal(new Ticket(Somebody, _clock.GetUtcNow()), new Visiting(protection, _clock).ReadToken(old));
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
