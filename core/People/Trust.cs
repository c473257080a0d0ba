namespace Solidarity.Core.People;

/// <summary>What a moderator has seen of a volunteer: yes or no, never a copy of it.</summary>
[Flags]
public enum Seen
{
    Nothing = 0,
    Identity = 1,
    Training = 2,

    /// <summary>What the law asks of whoever minds children; asked for that alone.</summary>
    Attestation = 4,
}

/// <summary>A moderator vouches for a volunteer, for a while.</summary>
/// <param name="By">Who vouched.</param>
public sealed record Trust(long By, DateTimeOffset Until, Seen Seen);
