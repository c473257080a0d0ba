using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Solidarity.Core.People;

/// <summary>
/// What somebody writes down to come back to the town's page from another device: fifteen digits in threes, without 0 and 1. That is 45 bits,
/// and nothing that looks like something else; every keyboard has them, and they can be read out on the phone in any language.
/// </summary>
public static class ReturnCode
{
    public const int Length = 15;

    /// <summary>As long as the cookie of a browser; longer with each use.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    private const string Digits = "23456789";

    private const int GroupOf = 3;

    /// <summary>So that whoever has a copy of the database can't try out all codes: each takes some hundredths of a second.</summary>
    private const int Rounds = 100_000;

    /// <summary>The code alone has to find whose it is, so that there can't be another salt for each.</summary>
    private static readonly byte[] Salt = Encoding.UTF8.GetBytes("solidarity.return-code");

    /// <summary>Whether somebody typed a code, with whatever words around it: fifteen digits, none of them 0. It must not be kept among what was said.</summary>
    public static bool IsIn(string typed) => Bare(typed) is { Length: Length } bare && !bare.Contains('0');

    /// <returns>As it is shown: "482 936 647 254 839".</returns>
    public static string Draw() => string.Join(' ', RandomNumberGenerator.GetString(Digits, Length).Chunk(GroupOf).Select(group => new string(group)));

    /// <summary>As it was typed, without blanks, hyphens, full stops and whatever else stands between; a 1 is a 7 that was written by hand.</summary>
    public static string Bare(string typed)
    {
        var bare = new StringBuilder(Length);
        foreach (var rune in typed.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.DecimalDigitNumber) continue;
            var digit = (int)Rune.GetNumericValue(rune);
            bare.Append(digit == 1 ? 7 : digit);
            if (bare.Length > Length) break;
        }

        return bare.ToString();
    }

    /// <summary>What is kept of it. As slow for what can't be a code as for one.</summary>
    public static string FingerprintOf(string typed) =>
        Convert.ToHexString(Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(Bare(typed)), Salt, Rounds, HashAlgorithmName.SHA256, 32));
}
