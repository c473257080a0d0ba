using Solidarity.Core.Organisations;
using Solidarity.Core.Places;
using Solidarity.Core.States;

namespace Solidarity.Core.Posts;

public enum PostKind { Need, Offer }

/// <summary><see cref="Held"/>: somebody of the team looks at it before anybody else reads it.</summary>
public enum PostState { Draft, Open, Filled, Paused, Held, Closed }

public enum PostTrigger { Publish, Fill, Free, Pause, Resume, Hold, Release, Close, Renew }

/// <summary>Why a post is closed.</summary>
public enum Closing { Fulfilled, Withdrawn, Expired, Removed }

/// <summary>How a post is shown in groups of neighbours: without a name, with its person's first name, in none.</summary>
public enum Showing { Unnamed, FirstName, Nowhere }

/// <summary>How a helper gets about.</summary>
public enum Travel { OnFoot, ByBike, ByCar, ByTransit }

/// <summary>For whom a need is: oneself, or someone else who agreed to it.</summary>
public enum Beneficiary { Self, SomeoneElse }

/// <summary>A need or an offer that a person published.</summary>
/// <param name="Sentence">What they wrote, as they wrote it; to be shown as text only.</param>
/// <param name="Places">A need: how many helpers it wants. An offer: how many needs it serves at a time. Of things: how many pieces are wanted, or there are.</param>
/// <param name="ExpiresAt">When it closes by itself if nobody renews it.</param>
/// <param name="Version">Goes up by one with every change; buttons carry the version they expect.</param>
public abstract record Post(
    long Id,
    long PersonId,
    PostState State,
    string? Sentence,
    Place Place,
    int Places,
    DateTimeOffset PublishedAt,
    DateTimeOffset ExpiresAt,
    Closing? Closing,
    int Version)
{
    public const int MostPlaces = 20;

    /// <summary>The most pieces that one need of things wants, or one offer has.</summary>
    public const int MostPieces = 10_000;

    public const int LongestSentence = 500;

    /// <summary>So many of each kind one person can have open at a time.</summary>
    public const int MostOpen = 10;

    /// <summary>So many, of both kinds together, one person can publish within a day, those closed in between too.</summary>
    public const int MostADay = 20;

    public abstract PostKind Kind { get; }

    /// <summary>The name people use for it: N12, O7.</summary>
    public string Reference => (Kind == PostKind.Need ? "N" : "O") + Id;

    /// <summary>Since when it waits for the team; null where it doesn't, or where its person is to change it first.</summary>
    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>Whether the team has read its sentence as it stands now.</summary>
    public bool WasRead { get; init; }

    /// <summary>Who of the team wrote it as it stands, for a person with a phone only; null: the person.</summary>
    public long? WrittenBy { get; init; }

    /// <summary>In the name of which organisation; null: in the person's own.</summary>
    public InNameOf? InNameOf { get; init; }

    public Showing Showing { get; init; }

    /// <summary>Whether groups may show it at all: what is sensitive is whispered, whatever its person chose.</summary>
    public bool MayBeShown => Showing != Showing.Nowhere && !IsSensitive && this is not (Offer { ForNeed: not null } or Need { GoesByDate: true });

    public abstract bool IsSensitive { get; }

    /// <summary>Of things, which are counted in pieces. An offer that is of services too counts as one of services.</summary>
    public abstract bool IsOfGoods { get; }

    /// <summary>Looks for partners, or would as soon as a place is free or the team has looked at it.</summary>
    public bool IsLive => State is not (PostState.Draft or PostState.Closed);

    /// <summary>Looks for partners now.</summary>
    public bool IsLooking => State is PostState.Open or PostState.Filled;
}

public sealed record Need(
    long Id,
    long PersonId,
    PostState State,
    string? Sentence,
    Place Place,
    int Places,
    DateTimeOffset PublishedAt,
    DateTimeOffset ExpiresAt,
    Closing? Closing,
    int Version,
    Category Category,
    When When,
    Beneficiary Beneficiary)
    : Post(Id, PersonId, State, Sentence, Place, Places, PublishedAt, ExpiresAt, Closing, Version)
{
    public override PostKind Kind => PostKind.Need;

    public override bool IsSensitive => Category.Sensitive;

    public override bool IsOfGoods => Category.Goods;

    /// <summary>The weekly need whose date this is; null: it stands for itself.</summary>
    public long? SeriesId { get; init; }

    /// <summary>For how long it was not waiting since it was published: paused, closed, or another kind of help. Kept by the store.</summary>
    public TimeSpan Rested { get; init; }

    /// <summary>Since when it rests; null while it waits.</summary>
    public DateTimeOffset? RestsSince { get; init; }

    /// <summary>How long it has waited for help by then.</summary>
    public TimeSpan WaitedBy(DateTimeOffset now) => (RestsSince ?? now) - PublishedAt - Rested is var waited && waited > TimeSpan.Zero ? waited : TimeSpan.Zero;

    /// <summary>Helpers come two by two, as its person wished.</summary>
    public bool InPairs { get; init; }

    /// <summary>What whoever is asked has at least to answer.</summary>
    private static readonly TimeSpan LeastTime = TimeSpan.FromHours(1);

    /// <summary>The wish as it can be met: a kind of help that became one of things meanwhile is counted in pieces.</summary>
    public bool GoesInPairs => InPairs && CanGoInPairs(Category, Places);

    /// <summary>Whether so many helpers can come two by two.</summary>
    public static bool CanGoInPairs(Category category, int helpers) => !category.Goods && helpers >= 2 && helpers % 2 == 0;

    /// <summary>It is put beside nobody: each of its dates is a need of its own.</summary>
    public bool GoesByDate => When is When.EveryWeek { ByDate: true };

    /// <summary>
    /// Until when an answer still serves, where it is for one day and its sentence says at what time: until the help begins. But whoever is asked has <see cref="LeastTime"/>
    /// to answer, or what is left of the day, even where it begins sooner.
    /// </summary>
    /// <param name="after">When they were asked; null where the help had begun by then.</param>
    public DateTimeOffset? BeginsAfter(DateTimeOffset after, Timings timings)
    {
        if (When is not When.On { Date: var day } || BeginningReading.In(Sentence) is not { } time || WallClock.On(day, time, timings.TimeZone) is var begins && begins <= after) return null;
        var least = NotLaterThan(after + LeastTime, timings);
        return begins < least ? least : begins;
    }

    /// <summary>
    /// A moment, or the last minute of the last day that the need is for, whichever comes first: midnight would be read as that of the
    /// day before by some, of the day after by others.
    /// </summary>
    public DateTimeOffset NotLaterThan(DateTimeOffset moment, Timings timings) =>
        When.LastDay is { } day && timings.StartOf(day.AddDays(1)).AddMinutes(-1) is var end && end < moment ? end : moment;
}

public sealed record Offer(
    long Id,
    long PersonId,
    PostState State,
    string? Sentence,
    Place Place,
    int Places,
    DateTimeOffset PublishedAt,
    DateTimeOffset ExpiresAt,
    Closing? Closing,
    int Version,
    IReadOnlyList<Category> Categories,
    Radius Radius,
    WeeklyTimes Times)
    : Post(Id, PersonId, State, Sentence, Place, Places, PublishedAt, ExpiresAt, Closing, Version)
{
    public override PostKind Kind => PostKind.Offer;

    public override bool IsSensitive => Categories.Any(category => category.Sensitive);

    /// <summary>On foot, where it wasn't said.</summary>
    public Travel Travel { get; init; }

    public override bool IsOfGoods => Categories.All(category => category.Goods);

    /// <summary>The one need it was made for, by "I can help" in a group; it is put beside no other, and ends with their match.</summary>
    public long? ForNeed { get; init; }

    /// <summary>The group in which that was pressed.</summary>
    public long? ViaGroup { get; init; }
}

/// <summary>How far a helper goes, or the whole of their town.</summary>
/// <param name="Metres">Null for the whole town.</param>
public readonly record struct Radius(int? Metres)
{
    public static readonly Radius WholeTown = new(null);

    /// <summary>
    /// Half a cell: two neighbours 100 m apart may live in two cells whose centres are 500 m apart, and "500 m" must not
    /// mean one's own cell alone.
    /// </summary>
    private const double Tolerance = 0.25;

    /// <summary>Farther than a short walk: how one gets about matters.</summary>
    public bool IsFar => Metres is null or > 1000;

    /// <summary>Whether a place lies so far around another at most; where a distance is unknown, the same town does.</summary>
    public bool Covers(Place centre, Place place)
    {
        var sameTown = centre.Insee == place.Insee;
        return Metres is not null && centre.KilometresTo(place) is { } km ? Reaches(km) : sameTown;
    }

    /// <summary>Whether it comes so far; the whole of a town does, as far as it goes.</summary>
    /// <param name="km">Between two cells.</param>
    public bool Reaches(double km) => Metres is not { } metres || km <= metres / 1000.0 + Tolerance;

    /// <summary>The distances a person can choose, in metres.</summary>
    public static readonly IReadOnlyList<int> Choices = [500, 1000, 3000, 10_000];
}

public static class PostLifecycle
{
    /// <summary>"Fill" and "Free" follow the introductions; everything else is somebody's wish or the clock.</summary>
    public static readonly StateMachine<PostState, PostTrigger> Machine =
        StateMachine<PostState, PostTrigger>.Named("post", PostState.Draft)
            .Permit(PostState.Draft, PostTrigger.Publish, PostState.Open)
            .Permit(PostState.Draft, PostTrigger.Hold, PostState.Held)
            .Permit(PostState.Open, PostTrigger.Fill, PostState.Filled)
            .Permit(PostState.Open, PostTrigger.Pause, PostState.Paused)
            .Permit(PostState.Open, PostTrigger.Hold, PostState.Held)
            .Permit(PostState.Open, PostTrigger.Close, PostState.Closed)
            .Permit(PostState.Open, PostTrigger.Renew, PostState.Open)
            .Permit(PostState.Filled, PostTrigger.Free, PostState.Open)
            .Permit(PostState.Filled, PostTrigger.Pause, PostState.Paused)
            .Permit(PostState.Filled, PostTrigger.Hold, PostState.Held)
            .Permit(PostState.Filled, PostTrigger.Close, PostState.Closed)
            .Permit(PostState.Filled, PostTrigger.Renew, PostState.Filled)
            .Permit(PostState.Paused, PostTrigger.Resume, PostState.Open)
            .Permit(PostState.Paused, PostTrigger.Hold, PostState.Held)
            .Permit(PostState.Paused, PostTrigger.Close, PostState.Closed)
            .Permit(PostState.Paused, PostTrigger.Renew, PostState.Open)
            .Permit(PostState.Held, PostTrigger.Release, PostState.Open)
            .Permit(PostState.Held, PostTrigger.Close, PostState.Closed)
            .Permit(PostState.Closed, PostTrigger.Hold, PostState.Held, "closed because its time ran out")
            .Permit(PostState.Closed, PostTrigger.Renew, PostState.Open, "closed because its time ran out")
            .Freeze();
}
