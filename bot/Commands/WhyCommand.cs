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
        if (Meant(turn, arguments) is not var (need, offer))
        {
            turn.Say(Message.Of("why.how", Queue));
            return;
        }

        // What concerns oneself is another's to see; somebody else's posts show no more than the queue does.
        if (need.PersonId == turn.Speaker.Id || offer.PersonId == turn.Speaker.Id) turn.Say(Message.Of("why.ones-own", Queue));
        else if (!Team.Covers(turn.Stores, turn.Settings, turn.Speaker, need.Place.Insee)) turn.Say(Message.Of(new Phrase("desk.elsewhere", ("match", new Markup(need.Reference))), Queue));
        else turn.Say(Message.Of(WhyCard.For(turn.Change.Scorer, new FindPartners(turn.Change).Considered(need, offer), turn.Stores.Matches.LiveOf(need.Id).FirstOrDefault(match => match.OfferId == offer.Id), turn.Now), Queue));
    }

    /// <summary>A match, or one need and one offer in any order.</summary>
    private static (Need Need, Offer Offer)? Meant(Turn turn, string arguments)
    {
        var named = arguments.Split((char[])[' ', ',', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => Reference.Read(word)).OfType<Reference>().ToArray();
        var posts = named is [{ Kind: ReferenceKind.Match, Id: var id }]
            ? turn.Stores.Matches.Find(id) is { } match ? [turn.Stores.Posts.Find(match.NeedId), turn.Stores.Posts.Find(match.OfferId)] : []
            : named.Select(one => turn.Stores.Posts.Find(one.Id) is { } post && post.Reference == one.ToString() ? post : null).ToArray();
        return posts.OfType<Need>().ToArray() is [{ State: not PostState.Draft } need] && posts.OfType<Offer>().ToArray() is [{ State: not PostState.Draft } offer] ? (need, offer) : null;
    }
}
