using Solidarity.Core.Moderation;
using Solidarity.Core.Posts;

namespace Solidarity.Core.CheckIns;

/// <summary>On which days somebody is asked how they are, and at which full hour of their day.</summary>
public readonly record struct Rhythm(Days Days, int Hour)
{
    /// <summary>A hello comes by day, and early enough for somebody to look after it.</summary>
    public const int FirstHour = 8, LastHour = 19;

    public bool IsPossible => Days != Days.None && (Days & ~Days.All) == 0 && Hour is >= FirstHour and <= LastHour;
}

/// <summary>Who agreed that somebody is asked: they themselves in chat, they or whoever speaks for them in law, on the phone.</summary>
public enum Agreed { InChat, OnThePhone, ByGuardian }

/// <summary>Somebody wishes to be asked how they are.</summary>
/// <param name="NextAt">Null where they paused without an end.</param>
/// <param name="PausedUntil">Null: not paused. See <see cref="WithoutEnd"/>.</param>
/// <param name="BuddyId">Who hears of it first where no answer comes; null: the team does.</param>
/// <param name="HeardBy">Who of the team heard them agree; null where they did so in chat.</param>
public sealed record CheckIn(long PersonId, Rhythm Rhythm, DateTimeOffset? NextAt, DateTimeOffset? PausedUntil, long? BuddyId, Agreed Agreed, DateTimeOffset AgreedAt, long? HeardBy)
{
    /// <summary>The end of a pause that has none.</summary>
    public static readonly DateTimeOffset WithoutEnd = Sanction.ForEver;

    /// <summary>So many people are one person's to look after: who has more can't see to all.</summary>
    public const int MostOfOneBuddy = 5;

    /// <summary>A link to become somebody's buddy works so long, and once.</summary>
    public static readonly TimeSpan LinkLasts = TimeSpan.FromDays(7);

    /// <summary>What somebody answered is forgotten after so long.</summary>
    public static readonly TimeSpan AnswersKept = TimeSpan.FromDays(90);

    public bool IsPausedAt(DateTimeOffset now) => PausedUntil > now;
}
