using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Posts;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Commands;

/// <summary>/why M31, /why N12 O7: every rule and every part of the score for a pair, in words; whether it was proposed or not.</summary>
internal sealed class WhyCommand() : ChatCommand("why", "pourquoi", Role.Moderator)
{
    private static readonly IReadOnlyList<Button> Queue = [new Button("button.queue", new Action.Queue(null, null, 0))];

    public override void Run(Turn turn, string arguments)
    {
        if (Named(arguments) is not { } named)
        {
            turn.Say(Message.Of("why.how", Queue));
            return;
        }

        var (pair, missing) = Meant(turn, named);
        if (missing is { } none) NoSuch(turn, none);
        else if (pair is not var (need, offer)) throw new InvalidOperationException("either both are there, or one is missing");
        // What concerns oneself is another's to see; somebody else's posts show no more than the queue does.
        else if (need.PersonId == turn.Speaker.Id || offer.PersonId == turn.Speaker.Id || turn.Stores.Matches.LiveOf(need.Id).Any(match => match.OfferId == offer.Id && PairStanding.Concerns(turn.Change, match, turn.Speaker.Id))) turn.Say(Message.Of("why.ones-own", Queue));
        else turn.Say(Message.Of(Card(turn, need, offer, named is [{ Kind: ReferenceKind.Match } one] ? turn.Stores.Matches.Find(one.Id) : null), Queue));
    }

    /// <param name="asked">The match that was asked about, if it was one.</param>
    private static Lines Card(Turn turn, Need need, Offer offer, Match? asked)
    {
        var together = turn.Stores.Matches.LiveOf(need.Id).FirstOrDefault(match => match.OfferId == offer.Id);
        return WhyCard.For(turn.Change.Scorer, new FindPartners(turn.Change).Considered(need, offer), together, asked ?? together, turn.Now);
    }

    private static void NoSuch(Turn turn, Reference named) => turn.Say(Message.Of(new Phrase("why.no-such", ("reference", new Markup(named.ToString()))), Queue));

    /// <returns>One match, or one need and one offer in any order; null for anything else.</returns>
    private static Reference[]? Named(string arguments)
    {
        var named = arguments.Split((char[])[' ', ',', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => Reference.Read(word)).OfType<Reference>().ToArray();
        return named is [{ Kind: ReferenceKind.Match }] or [{ Kind: ReferenceKind.Need }, { Kind: ReferenceKind.Offer }] or [{ Kind: ReferenceKind.Offer }, { Kind: ReferenceKind.Need }] ? named : null;
    }

    /// <returns>The pair, or what of it isn't there. Whether there is such a thing in another area is not told.</returns>
    private static ((Need Need, Offer Offer)? Pair, Reference? Missing) Meant(Turn turn, Reference[] named)
    {
        if (named is [{ Kind: ReferenceKind.Match } one])
            return turn.Stores.Matches.Find(one.Id) is { } match && turn.Stores.Posts.GetNeed(match.NeedId) is var of && IsTheirs(turn, of) ? ((of, turn.Stores.Posts.GetOffer(match.OfferId)), null) : (null, one);
        var posts = named.Select(name => turn.Stores.Posts.Find(name.Id) is { State: not PostState.Draft } post && post.Reference == name.ToString() && IsTheirs(turn, post) ? post : null).ToArray();
        var missing = Array.IndexOf(posts, null);
        return missing < 0 ? ((posts.OfType<Need>().Single(), posts.OfType<Offer>().Single()), null) : (null, named[missing]);
    }

    /// <summary>An offer helps in many places; where a need is decides whose it is.</summary>
    private static bool IsTheirs(Turn turn, Post post) => post is not Need need || need.PersonId == turn.Speaker.Id || Team.Covers(turn.Stores, turn.Settings, turn.Speaker, need.Place.Insee);
}
