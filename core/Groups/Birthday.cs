namespace Solidarity.Core.Groups;

/// <summary>Somebody wishes to be congratulated in a group.</summary>
/// <param name="SaidIn">The last year in which they were, or in which it couldn't be said whether they still belong there.</param>
public sealed record Birthday(long PersonId, long GroupId, YearDay Day, DateTimeOffset KeptAt, int? SaidIn)
{
    /// <summary>Not earlier, whatever the hours of the group.</summary>
    public static readonly TimeOnly Hour = new(9, 0);

    /// <summary>At which time of its day the group reads it: at nine, or when its quiet hours end.</summary>
    public static TimeOnly SaidAt(QuietHours quiet) => quiet.AreAt(Hour) ? quiet.Until : Hour;
}

/// <summary>A birthday that somebody wrote in a group: it goes on in private, and is kept for nobody before they say so there.</summary>
/// <param name="Token">In the link that leads there: 128 random bits. It opens for the one who wrote, and for nobody else.</param>
/// <param name="Day">Null where none was written, or none that can be read.</param>
public sealed record AskedBirthday(long Id, string Token, long GroupId, long PersonId, YearDay? Day, DateTimeOffset At);
