using System.Security.Cryptography;
using System.Text;
using Solidarity.Core.People;

namespace Solidarity.Core.Moderation;

/// <summary>A link that gives a role, or makes a member of an organisation: for one person, once, for a day. What is kept is a fingerprint, of no use to whoever reads the database.</summary>
public sealed record Invitation(string Fingerprint, Role Role, long MadeBy, DateTimeOffset MadeAt, DateTimeOffset EndsAt)
{
    /// <summary>Whose member it makes of whoever follows it; null where it gives a role.</summary>
    public long? OrganisationId { get; init; }

    public static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    /// <summary>128 random bits, in 22 letters, digits, - and _ as a deep link may carry them.</summary>
    public static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Whether a text has the form of one.</summary>
    public static bool IsSecret(string text) => text.Length == 22 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    public static string FingerprintOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
