using System.Globalization;

namespace Solidarity.Core.Moderation;

/// <summary>What a reference can mean, each by its letter.</summary>
public enum ReferenceKind { Match, Person, Need, Offer, Report, Sanction, Announcement, Organisation, CheckIn }

/// <summary>"M31", "P7": one thing by its letter and number. Read once and written in one way, so that no other spelling gets round a check.</summary>
public readonly record struct Reference(ReferenceKind Kind, long Id)
{
    /// <summary>One a kind, in their order.</summary>
    private const string Letters = "MPNORSAVC";

    /// <returns>Null for what is no reference. Small letters and zeros in front ("p04") mean the same as "P4".</returns>
    public static Reference? Read(string? typed) =>
        typed?.Trim() is [var letter, .. var digits]
        && Letters.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal) is >= 0 and var kind
        && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new Reference((ReferenceKind)kind, id)
            : null;

    /// <param name="usual">What is meant where only the number was typed.</param>
    public static Reference? Read(string? typed, ReferenceKind usual) => Read(typed) ?? Read(Letters[(int)usual] + typed?.Trim());

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Letters[(int)Kind]}{Id}");
}
