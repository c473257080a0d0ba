using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Core.Matching;
using Solidarity.Core.People;

namespace Solidarity.Bot.Commands;

/// <summary>/call M31: whom to ring about a match, and what to say. In private: a sheet names people.</summary>
internal sealed class CallCommand() : ChatCommand("call", "appeler", Role.Moderator)
{
    public override void Run(Turn turn, string arguments)
    {
        if (Named.Match(turn, this, arguments) is var (id, _)) Show(turn, id);
    }

    public static void Show(Turn turn, long matchId)
    {
        if (turn.Stores.Matches.Find(matchId) is not { } match)
        {
            DeskMatch.NoSuch(turn, matchId);
            return;
        }

        if (DeskMatch.IsElsewhere(turn, matchId)) return;
        if (!turn.Incoming.Private) turn.Tell(new Phrase("call.in-private", ("match", new Markup(match.Reference))));
        // Whoever is the other side must not read who it is.
        else if (match.SideOf(turn.Speaker.Id) is not null) turn.Tell(new Phrase("desk.own-match", ("match", new Markup(match.Reference))));
        else if (ByPhone(turn, match) is not { Count: > 0 } sheets) turn.Tell(new Phrase("call.nobody", ("match", new Markup(match.Reference))));
        else foreach (var sheet in sheets) turn.Say(sheet);
    }

    /// <summary>Whether a match has a side that somebody rings.</summary>
    public static bool HasSheet(Solidarity.Core.Storage.Stores stores, Match match) => stores.People.Get(match.AskerId).IsByPhone || stores.People.Get(match.HelperId).IsByPhone;

    private static IReadOnlyList<Message> ByPhone(Turn turn, Match match)
    {
        List<Message> sheets = [];
        foreach (var side in (Side[])[Side.Asker, Side.Helper])
        {
            if (turn.Stores.People.Get(match.PersonOn(side)) is not { IsByPhone: true } person) continue;
            sheets.Add(CallSheet.ToRead(person, ToSay(turn, match, side, person), turn.Stores.Notes.Newest(person.Reference, 3)));
        }
        return sheets;
    }

    /// <summary>What waits for that side, once more; where nothing does, how things stand.</summary>
    private static Message ToSay(Turn turn, Match match, Side side, Person person)
    {
        var (need, offer, timings) = (turn.Stores.Posts.GetNeed(match.NeedId), turn.Stores.Posts.GetOffer(match.OfferId), turn.Change.Timings);
        var other = turn.Stores.People.Get(match.PersonOn(side == Side.Helper ? Side.Asker : Side.Helper));
        if (AnswerProposal.WhoIsAsked(match) == side)
            return PairCard.Ask(turn.Change, match, side, again: true);
        if (match.State == MatchState.Introduced)
            return match.FollowUps > 0 ? IntroductionCard.FollowUp(match, side, other, need, offer, again: true) : IntroductionCard.Introduce(turn.Change, match, side, person, other, need, offer, PairCard.ComesWith(turn.Change, match, side));
        return Message.Of(Mine.State(match, need, side, timings));
    }
}
