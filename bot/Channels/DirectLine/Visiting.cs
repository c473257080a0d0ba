using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>Whose something signed is, and for which of their browsers.</summary>
internal readonly record struct Pass(string Address, string Device);

/// <summary>
/// Who a visitor is: a signed cookie says it for a year, a signed token, which the page's script holds, for half an hour. Either holds only as long as the
/// browser it was made for is theirs.
/// </summary>
internal sealed class Visiting(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Cookie = "visitor";

    public static readonly TimeSpan TokenLives = TimeSpan.FromMinutes(30), CookieLives = TimeSpan.FromDays(365);

    private readonly IDataProtector _tokens = protection.CreateProtector("web.token"), _cookies = protection.CreateProtector("web.visitor");

    /// <summary>128 bits drawn by lot, in signs that an address may hold.</summary>
    public static string Draw() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public string TokenOf(Pass pass) => Sign(_tokens, pass, TokenLives);

    public string CookieOf(Pass pass) => Sign(_cookies, pass, CookieLives);

    /// <returns>Whose it is; null when it is none of ours, or has ended.</returns>
    public Pass? ReadToken(string? token) => Read(_tokens, token);

    /// <inheritdoc cref="ReadToken"/>
    public Pass? ReadCookie(string? cookie) => Read(_cookies, cookie);

    private string Sign(IDataProtector by, Pass pass, TimeSpan lives) => by.Protect($"{(clock.GetUtcNow() + lives).ToUnixTimeSeconds()} {pass.Address} {pass.Device}");

    private Pass? Read(IDataProtector by, string? signed)
    {
        if (string.IsNullOrEmpty(signed) || signed.Length > 1024) return null;
        try
        {
            var parts = by.Unprotect(signed).Split(' ');
            if (long.Parse(parts[0]) <= clock.GetUtcNow().ToUnixTimeSeconds()) return null;
            // From before browsers were told apart: it stands for the one that there was.
            return new Pass(parts[1], parts.Length > 2 ? parts[2] : parts[1]);
        }
        catch (CryptographicException)
        {
            // Forged, cut, or signed with a key that is gone.
            return null;
        }
    }
}
