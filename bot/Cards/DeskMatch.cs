using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Cards;

/// <summary>A match as somebody of the team meets it, by a press or a command: its card, or why it isn't theirs to see to.</summary>
internal static class DeskMatch
{
    /// <summary>Whoever decides in some communes alone leaves the others to those who do there, and is told so.</summary>
    public static bool IsElsewhere(Turn turn, long matchId)
    {
        if (turn.Stores.Matches.Find(matchId) is not { } match || Team.Covers(turn.Stores, turn.Settings, turn.Speaker, match)) return false;
        turn.Tell(new Phrase("desk.elsewhere", ("match", new Markup(match.Reference))));
        return true;
    }

    /// <summary>Who was first, said kindly.</summary>
    public static Phrase Faster(Turn turn, Match match) => match.DecidedBy switch
    {
        null => new Phrase("desk.over", ("match", new Markup(match.Reference))),
        { } id when id == turn.Person.Id => new Phrase("desk.you-did", ("match", new Markup(match.Reference))),
        { } id => new Phrase("desk.faster", ("match", new Markup(match.Reference)), ("name", turn.Stores.People.Get(id).Name)),
    };

    /// <summary>The card that was pressed shows how things stand now; to a command, the card is shown.</summary>
    public static void Redraw(Turn turn, Match match)
    {
        if (turn.Incoming.Input is not Press press)
        {
            Show(turn, match);
            return;
        }
        // All cards of the match are drawn anew together; a message that is none, however it came to its button, by itself.
        turn.Change.Happened(new Happening.MatchTouched(match));
        if (!turn.Stores.Cards.IsCard(turn.Incoming.Where.Channel, turn.Incoming.Where.Id, press.MessageId) && !Team.IsAnothers(turn.Stores, turn.Settings, turn.Person, match))
            turn.Answer(Card(turn, match.Id));
    }

    /// <returns>False where the match is one's own, and so another's to see.</returns>
    public static bool Show(Turn turn, Match match)
    {
        if (Team.IsAnothers(turn.Stores, turn.Settings, turn.Person, match))
        {
            turn.Tell(new Phrase("desk.own-match", ("match", new Markup(match.Reference))));
            return false;
        }

        turn.Mail.Say(turn.Incoming.Where, turn.Language, Card(turn, match.Id), OutboxKind.Answer, CardName.For(match));
        return true;
    }

    private static Message Card(Turn turn, long matchId) => MatchCard.For(turn.Stores, turn.Stores.Matches.Find(matchId)!, turn.Change.Timings, turn.Now);

    public static void NoSuch(Turn turn, long matchId) => turn.Tell(new Phrase("desk.no-such-match", ("match", new Markup("M" + matchId))));
}
