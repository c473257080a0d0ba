using System.Globalization;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Groups;

/// <summary>How the bot stands in a group: it may write, it is in it but may not, it is not in it (any more).</summary>
public enum GroupStanding { Present, Muted, Gone }

public enum GroupKind { Street, Building, Neighbourhood, Association }

/// <summary>Who decides about introductions that begin in a group: the town's team, or the group's own keepers where nothing is sensitive.</summary>
public enum Approver { Town, Group }

/// <summary>A group of neighbours that let the bot in.</summary>
/// <param name="Chat">Its number in the channel; another one once it has become a supergroup.</param>
/// <param name="Title">As the channel told it last; shown to those who administer it, and on its poster.</param>
/// <param name="Token">In links that name the group: 128 random bits. It grants nothing by itself.</param>
/// <param name="Setup">Null until one of its administrators has tied it to a place.</param>
public sealed record Group(long Id, string Channel, string Chat, string Title, GroupStanding Standing, string Token, GroupSetup? Setup)
{
    /// <summary>The forum topic to write in; null: wherever the channel puts it.</summary>
    public long? Topic { get; init; }

    /// <summary>Whether the bot may remove what others wrote.</summary>
    public bool MayRemove { get; init; }

    public bool MayPin { get; init; }

    /// <summary>The digest that stands in the group now.</summary>
    public SentDigest? LastDigest { get; init; }

    /// <summary>In the audit: "G7".</summary>
    public string Reference => ReferenceTo(Id);

    /// <inheritdoc cref="Reference"/>
    public static string ReferenceTo(long id) => "G" + id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Takes part: it is set up, and the bot can write there.</summary>
    public bool IsActive => Setup is not null && Standing == GroupStanding.Present;

    /// <summary>Whether the bot may not write there of its own accord now.</summary>
    public bool IsQuietAt(DateTimeOffset now, TimeZoneInfo zone) => Setup?.Quiet.AreAt(WallClock.TimeOf(now, zone)) == true;
}

/// <summary>A digest that arrived in its group.</summary>
public sealed record SentDigest(long MessageId, DateTimeOffset At);

/// <summary>What the administrators of a group chose for it.</summary>
/// <param name="Circle">How far around the place a post may be to be shown here.</param>
/// <param name="Errands">Whether neighbours may shop for each other here without anybody's approval.</param>
/// <param name="Language">Two letters: the one in which the bot speaks in the group.</param>
public sealed record GroupSetup(
    GroupKind Kind, Place Place, Radius Circle, Approver Approver, QuietHours Quiet, Digest Digest, bool Errands, string Language)
{
    /// <summary>Where this is unknown it is outside.</summary>
    public bool Covers(Place place) => Circle.Covers(Place, place);

    /// <summary>With these quiet hours; a digest that would fall into them comes when they end.</summary>
    public GroupSetup With(QuietHours quiet) => (this with { Quiet = quiet }).Fitting();

    /// <inheritdoc cref="With(QuietHours)"/>
    public GroupSetup With(Digest digest) => (this with { Digest = digest }).Fitting();

    /// <summary>Whether a digest comes when the group may be spoken to.</summary>
    public bool IsFitting => Digest.Rhythm == DigestRhythm.Never || !Quiet.AreAt(Digest.At);

    private GroupSetup Fitting() => IsFitting ? this : this with { Digest = Digest with { At = Quiet.Until } };
}

/// <summary>When the bot says nothing in a group of its own accord; from a time of day until another, over midnight too.</summary>
public readonly record struct QuietHours(TimeOnly From, TimeOnly Until)
{
    public static readonly QuietHours None = new(TimeOnly.MinValue, TimeOnly.MinValue);

    public bool AreAt(TimeOnly time) => From <= Until ? time >= From && time < Until : time >= From || time < Until;
}

public enum DigestRhythm { Never, Daily, Weekly }

/// <summary>The message that tells what is open nearby.</summary>
/// <param name="Pinned">Whether it is pinned when it comes, where the bot may.</param>
public sealed record Digest(DigestRhythm Rhythm, TimeOnly At, bool Pinned)
{
    /// <summary>On which day the weekly one comes.</summary>
    public const DayOfWeek WeeklyOn = DayOfWeek.Monday;

    /// <summary>The first moment after this one at which it comes; null: never.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset moment, TimeZoneInfo zone)
    {
        if (Rhythm == DigestRhythm.Never) return null;
        var next = WallClock.Next(At, moment, zone);
        while (Rhythm == DigestRhythm.Weekly && WallClock.DayOf(next, zone).DayOfWeek != WeeklyOn) next = WallClock.Next(At, next, zone);
        return next;
    }
}
