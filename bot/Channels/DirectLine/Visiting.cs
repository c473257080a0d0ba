using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>Who a visitor is: a signed cookie says it for a year, a signed token, which the page's script holds, for half an hour.</summary>
internal sealed class Visiting(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Cookie = "visitor";

    public static readonly TimeSpan TokenLives = TimeSpan.FromMinutes(30), CookieLives = TimeSpan.FromDays(365);

    private readonly IDataProtector _tokens = protection.CreateProtector("web.token"), _cookies = protection.CreateProtector("web.visitor");

    /// <summary>128 bits drawn by lot, in signs that an address may hold.</summary>
    public static string Draw() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public string TokenOf(string address) => Sign(_tokens, address, TokenLives);

    public string CookieOf(string address) => Sign(_cookies, address, CookieLives);

    /// <returns>Whose it is; null when it is none of ours, or has ended.</returns>
    public string? ReadToken(string? token) => Read(_tokens, token);

    /// <inheritdoc cref="ReadToken"/>
    public string? ReadCookie(string? cookie) => Read(_cookies, cookie);

    private string Sign(IDataProtector by, string address, TimeSpan lives) => by.Protect($"{(clock.GetUtcNow() + lives).ToUnixTimeSeconds()} {address}");

    private string? Read(IDataProtector by, string? signed)
    {
        if (string.IsNullOrEmpty(signed) || signed.Length > 1024) return null;
        try
        {
            var parts = by.Unprotect(signed).Split(' ');
            return long.Parse(parts[0]) > clock.GetUtcNow().ToUnixTimeSeconds() ? parts[1] : null;
        }
        catch (CryptographicException)
        {
            // Forged, cut, or signed with a key that is gone.
            return null;
        }
    }
}
