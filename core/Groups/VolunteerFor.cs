using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Groups;

/// <summary>A neighbour presses "I can help" on the card of one need: they are put beside it, as if they had offered just that.</summary>
public static class VolunteerFor
{
    /// <summary>What a neighbour who offers by themselves counts more than one whom the board found.</summary>
    private const double Points = 20;

    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Who decides looks at it now.</summary>
        public sealed record Proposed(Match Match) : Outcome;

        /// <summary>This person is beside this need already.</summary>
        public sealed record Already(Match Match) : Outcome;

        /// <summary>Helped already, withdrawn, or in other hands.</summary>
        public sealed record NotNeeded : Outcome;

        public sealed record OnesOwn : Outcome;

        /// <summary>They can't be put beside this need; why is nobody's to know.</summary>
        public sealed record NotFitting : Outcome;

        public sealed record TooMany : Outcome;
    }

    /// <summary>Whether there is a place that somebody who offers now could still take.</summary>
    public static bool IsWanted(Change change, Need need) =>
        need is { State: PostState.Open, MayBeShown: true } && (HasPlace(change, need) || Untouched(change, need) is not null);

    /// <param name="inside">Both are in the group, so that it may decide about them itself; else it is the town's.</param>
    /// <param name="pieces">How many they have, for a need of things.</param>
    public static Outcome Run(Change change, long personId, GroupPost groupPost, bool inside, int pieces = 1)
    {
        var (stores, group) = (change.Stores, change.Stores.Groups.Get(groupPost.GroupId));
        if (stores.Posts.FindNeed(groupPost.PostId) is not { } need || group.Setup is not { } setup) return new Outcome.NotNeeded();
        if (need.PersonId == personId) return new Outcome.OnesOwn();
        if (stores.Matches.LiveOf(need.Id).FirstOrDefault(match => match.HelperId == personId) is { } live) return new Outcome.Already(live);
        if (!IsWanted(change, need)) return new Outcome.NotNeeded();
        var draft = new OfferDraft([need.Category], null, setup.Place, setup.Circle, WeeklyTimes.Any, need.IsOfGoods ? Math.Clamp(pieces, 1, Post.MostPieces) : 1);
        if (!Fits(change, personId, need, draft)) return new Outcome.NotFitting();
        var freed = HasPlace(change, need) ? null : Untouched(change, need);
        if (PublishPost.OfferFor(change, personId, draft, need.Id, inside ? group.Id : null) is not { } offer) return new Outcome.TooMany();
        if (freed is not null && MoveMatch.End(change, freed, MatchTrigger.Supersede, by: null, lookAgain: false) is null)
        {
            MoveMatch.FillOrFree(change, offer.Id);
            return new Outcome.NotNeeded();
        }

        var scored = change.Scorer.Score(new FindPartners(change).PairOf(need, offer), change.Now);
        var match = ProposeMatches.Propose(change, scored with { Score = scored.Score + Points, Reasons = [new Reason("reason.volunteered", Points), .. scored.Reasons] });
        if (freed is not null) ProposeMatches.For(change, freed.OfferId);
        // Who comes two by two needs a second at once.
        if (need.GoesInPairs) ProposeMatches.For(change, need);
        return new Outcome.Proposed(match);
    }

    private static bool HasPlace(Change change, Need need) => change.Stores.Matches.Taken(need) < need.Places;

    /// <summary>A proposal that no human has touched gives way to somebody who says yes.</summary>
    private static Match? Untouched(Change change, Need need) =>
        change.Stores.Matches.LiveOf(need.Id).FirstOrDefault(match =>
            match.IsUntouched(change.Now) && change.Stores.Notes.Count(match.Reference) == 0 && change.Stores.Posts.GetOffer(match.OfferId).ForNeed is null);

    /// <summary>The rules that hold between any two: neither has refused or blocked the other. A place is free, or made so.</summary>
    private static bool Fits(Change change, long personId, Need need, OfferDraft draft)
    {
        if (change.Stores.Matches.HelpersTried(need.Id).Contains(personId) || change.Stores.Matches.RefusedBetween(need.PersonId, personId).Any(match => !KeepSeries.IsForAnotherDate(change, match, need))) return false;
        if (need.GoesInPairs && !change.Stores.Matches.LiveOf(need.Id).All(match => PairStanding.MayMeet(change, match.HelperId, personId))) return false;
        var asIf = new Offer(0, personId, PostState.Open, null, draft.Place, 1, change.Now, change.Now, null, 1, draft.Categories, draft.Radius, draft.Times);
        return HardRules.Broken(new FindPartners(change).PairOf(need, asIf)).All(rule => rule is PlaceFree);
    }
}
