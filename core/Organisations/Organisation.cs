using System.Globalization;

namespace Solidarity.Core.Organisations;

/// <summary>What an administrator has seen that an organisation is what it says: a yes, never a copy.</summary>
public enum Proof
{
    /// <summary>The national register of associations or of companies.</summary>
    Register,

    /// <summary>Its statutes, or a letter of whoever answers for it.</summary>
    Papers,

    /// <summary>The town works with it.</summary>
    KnownToTheTown,
}

/// <summary>An association or a service that was verified, and in whose name its members publish.</summary>
/// <param name="By">The administrator who verified it.</param>
/// <param name="RetiredAt">Since when nobody publishes in its name any more.</param>
public sealed record Organisation(long Id, string Name, Proof Proof, long By, DateTimeOffset At, DateTimeOffset? RetiredAt)
{
    public const int ShortestName = 2, LongestName = 60;

    public const int MostOrganisations = 100, MostMembers = 50;

    /// <summary>The name that the team uses for it: V3, for verified.</summary>
    public string Reference => "V" + Id;

    /// <summary>Letters, digits and what stands in names of associations; nothing that an app or a spreadsheet takes for more.</summary>
    public static bool IsName(string name) =>
        name.Length is >= ShortestName and <= LongestName && char.IsLetterOrDigit(name[0]) && name.Any(char.IsLetter) && name == name.Trim()
        && name.All(c => char.IsLetterOrDigit(c) && !Posts.Blanks.Hold(c) || c is ' ' or '\'' or '’' or '-' or ',' or '.' or '&' or '(' or ')');

    /// <summary>Two names that differ in accents or case alone would be one to whoever reads them.</summary>
    public static bool AreAlike(string one, string other) => string.Compare(one, other, CultureInfo.InvariantCulture, CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreCase | CompareOptions.IgnoreSymbols) == 0;
}

/// <summary>In whose name a post is published: its organisation, as long as whoever published it is a member.</summary>
public sealed record InNameOf(long OrganisationId, string Name);
