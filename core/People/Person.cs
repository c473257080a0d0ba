using Solidarity.Core.Places;

namespace Solidarity.Core.People;

/// <summary>How a person wants to be reached by the other side of an introduction.</summary>
public enum Reach { Unasked, Telegram, Phone }

/// <summary>What a person agreed to, and when.</summary>
/// <param name="Wording">Which version of the words they saw.</param>
public sealed record Consent(DateTimeOffset At, string Wording);

/// <summary>Someone who talks with the bot, or whom somebody of the team registered by phone.</summary>
/// <param name="Channel">The way they talk ("telegram", <see cref="PageChannel"/>), or <see cref="PhoneChannel"/>.</param>
/// <param name="Address">Their id in that channel: what rights hang on, never the name.</param>
/// <param name="UserName">Without the @; as the channel told it last.</param>
/// <param name="Phone">In international form (+33612345678), only if they shared it for introductions.</param>
/// <param name="Language">Two letters, one of the languages of the texts.</param>
/// <param name="LastPlace">Where their last post was, to be offered again.</param>
/// <param name="Trusted">A moderator vouched for them; needed for sensitive categories.</param>
public sealed record Person(
    long Id,
    string Channel,
    string Address,
    string Name,
    string? UserName,
    string? Phone,
    Reach Reach,
    string Language,
    Consent? Consent,
    Place? LastPlace,
    bool Trusted,
    DateTimeOffset? UnreachableSince)
{
    /// <summary>The channel of those who have no chat: somebody of the team speaks with them, and their address is their number.</summary>
    public const string PhoneChannel = "phone";

    /// <summary>The channel of those who talk on the town's page: nobody but they themselves says who they are.</summary>
    public const string PageChannel = "web";

    /// <summary>The channel of whoever is somebody else now: nothing is left of them but their number.</summary>
    public const string JoinedChannel = "joined";

    /// <summary>Who of the team registered them by phone, and heard them agree; null for whoever talks with the bot themselves.</summary>
    public long? RegisteredBy { get; init; }

    /// <summary>What the trust rests on; null for whoever is not trusted.</summary>
    public Trust? Trust { get; init; }

    /// <summary>Until when they may not publish; null where they may. See <see cref="Moderation.Sanction.ForEver"/>.</summary>
    public DateTimeOffset? BannedUntil { get; init; }

    public bool IsBanned(DateTimeOffset now) => BannedUntil > now;

    public bool IsByPhone => Channel == PhoneChannel;

    /// <summary>A number that they give is typed: no app vouches that it is theirs.</summary>
    public bool IsOnPage => Channel == PageChannel;

    public string Reference => "P" + Id;

    /// <summary>Whether the other side would have a way to reach this person.</summary>
    public bool CanBeReached => Reach switch
    {
        Reach.Telegram => true,
        Reach.Phone => Phone is not null,
        _ => false,
    };
}
