using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>Whose something signed is, and for which of their browsers.</summary>
internal readonly record struct Pass(string Address, string Device);

/// <param name="Since">When it was shown last by more than a token that this browser is theirs: by its cookie, or by a code.</param>
internal readonly record struct Ticket(Pass Pass, DateTimeOffset Since);

/// <summary>
/// Who a visitor is: a signed cookie says it for a year, a signed token, which the page's script holds, for half an hour, and can be changed for the next one
/// for a day. Another one, which stands in an address, opens the stream and nothing else. All hold only as long as the browser they were made for is theirs.
/// </summary>
internal sealed class Visiting(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Cookie = "visitor";

    public static readonly TimeSpan TokenLives = TimeSpan.FromMinutes(30), CookieLives = TimeSpan.FromDays(365);

    /// <summary>So long one token is changed for the next one, without the cookie.</summary>
    public static readonly TimeSpan TicketLives = TimeSpan.FromHours(24);

    /// <summary>A page opens its stream at once.</summary>
    public static readonly TimeSpan StreamTokenLives = TimeSpan.FromMinutes(3);

    private readonly IDataProtector _tokens = protection.CreateProtector("web.token"), _streams = protection.CreateProtector("web.stream"), _cookies = protection.CreateProtector("web.visitor");

    /// <summary>128 bits drawn by lot, in signs that an address may hold.</summary>
    public static string Draw() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>For whoever has just shown that the browser is theirs.</summary>
    public Ticket Begin(Pass pass) => new(pass, clock.GetUtcNow());

    public string TokenOf(Pass pass) => TokenOf(Begin(pass));

    public string TokenOf(Ticket ticket) => Sign(_tokens, ticket, LifeOf(ticket));

    public string StreamTokenOf(Ticket ticket) => Sign(_streams, ticket, StreamTokenLives);

    public string CookieOf(Pass pass) => Sign(_cookies, Begin(pass), CookieLives);

    /// <summary>How long a token made now lasts: not beyond the end of its ticket.</summary>
    public TimeSpan LifeOf(Ticket ticket) => ticket.Since + TicketLives - clock.GetUtcNow() is var left && left < TokenLives ? left : TokenLives;

    /// <summary>Whether it can be changed for another one.</summary>
    public bool Lasts(Ticket ticket) => clock.GetUtcNow() < ticket.Since + TicketLives;

    /// <param name="cookie">Where the request bears that of the same browser, its time begins anew.</param>
    public Ticket Renew(Ticket ticket, string? cookie) => ReadCookie(cookie) == ticket.Pass ? Begin(ticket.Pass) : ticket;

    /// <returns>Whose it is; null when it is none of ours, or has ended.</returns>
    public Ticket? ReadToken(string? token) => Read(_tokens, token);

    /// <inheritdoc cref="ReadToken"/>
    public Ticket? ReadStreamToken(string? token) => Read(_streams, token);

    /// <inheritdoc cref="ReadToken"/>
    public Pass? ReadCookie(string? cookie) => Read(_cookies, cookie)?.Pass;

    private string Sign(IDataProtector by, Ticket ticket, TimeSpan lives) =>
        by.Protect($"{(clock.GetUtcNow() + lives).ToUnixTimeSeconds()} {ticket.Pass.Address} {ticket.Pass.Device} {ticket.Since.ToUnixTimeSeconds()}");

    private Ticket? Read(IDataProtector by, string? signed)
    {
        if (string.IsNullOrEmpty(signed) || signed.Length > 1024) return null;
        try
        {
            var parts = by.Unprotect(signed).Split(' ');
            if (long.Parse(parts[0]) <= clock.GetUtcNow().ToUnixTimeSeconds()) return null;
            // From before browsers were told apart: it stands for the one that there was. From before tickets ended: it is one of today.
            return new Ticket(new Pass(parts[1], parts.Length > 2 ? parts[2] : parts[1]), parts.Length > 3 ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[3])) : clock.GetUtcNow());
        }
        catch (CryptographicException)
        {
            // Forged, cut, or signed with a key that is gone.
            return null;
        }
    }
}
