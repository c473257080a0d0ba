using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching;

/// <summary>A post of the other kind that might fit, with what the rules must know about it and its person.</summary>
/// <param name="Taken">Places or pieces of it that are taken: by live matches, and by those done that don't give back what they took.</param>
/// <param name="LastHelped">When its person was last introduced as a helper.</param>
/// <param name="Calls">How often its person was introduced as a helper in the last months: <see cref="Criteria.FairTurn.Within"/>.</param>
/// <param name="DoneTogether">How often this helper has helped this asker before.</param>
/// <param name="Earlier">What became of an earlier match of the same need and helper; null when there was none that counts.</param>
/// <param name="Blocked">One of the two people doesn't wish to be put beside the other.</param>
public sealed record Candidate(
    Post Post,
    string Language,
    bool Trusted,
    bool Reachable,
    int Taken,
    DateTimeOffset? LastHelped,
    MatchState? Earlier,
    bool Blocked = false,
    int Calls = 0,
    int DoneTogether = 0);

/// <summary>One need and one offer side by side, and all that the rules and preferences judge.</summary>
/// <param name="Kilometres">Between the cells of both, or null where one has none.</param>
public sealed record Pair(
    Need Need,
    Offer Offer,
    double? Kilometres,
    string AskerLanguage,
    string HelperLanguage,
    bool HelperTrusted,
    bool BothReachable,
    int NeedTaken,
    int OfferTaken,
    DateTimeOffset? HelperLastHelped,
    MatchState? Earlier,
    bool Blocked = false,
    int HelperCalls = 0,
    int DoneTogether = 0)
{
    /// <summary>The post that looks for partners, described as a candidate too, beside one that was found.</summary>
    public static Pair Of(Candidate seeking, Candidate found)
    {
        var (asker, helper) = seeking.Post.Kind == PostKind.Need ? (seeking, found) : (found, seeking);
        var (need, offer) = ((Need)asker.Post, (Offer)helper.Post);
        return new Pair(
            need, offer, need.Place.KilometresTo(offer.Place), asker.Language, helper.Language, helper.Trusted,
            asker.Reachable && helper.Reachable, asker.Taken, helper.Taken, helper.LastHelped, found.Earlier, found.Blocked, helper.Calls, found.DoneTogether);
    }
}
