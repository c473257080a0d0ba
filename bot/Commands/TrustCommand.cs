using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Commands;

internal sealed class TrustCommand() : ChatCommand("trust", "confiance", Role.Moderator)
{
    public override void Run(Turn turn, string arguments) => Set(turn, arguments, trusted: true);

    public static void Set(Turn turn, string arguments, bool trusted)
    {
        if (Named.Person(turn, arguments, byOffer: true) is not { } person) return;
        // Nobody vouches for themselves: a second pair of eyes is what trust means.
        if (trusted && person.Id == turn.Person.Id && Team.All(turn.Stores, turn.Settings).Any(p => p.Id != person.Id))
        {
            turn.Say("trust.not-oneself");
            return;
        }
        var outcome = TrustVolunteer.Set(turn.Change, turn.Person.Id, person, trusted);
        var (done, already) = trusted ? ("trust.done", "trust.was-so") : ("trust.taken-back", "trust.was-not");
        // By name, also where an offer was given: nobody vouches for a number.
        var said = new Phrase(outcome == TrustVolunteer.Outcome.Done ? done : already, ("name", person.Name));
        turn.Say(trusted ? TrustPage.For(turn, turn.Stores.People.Get(person.Id), said) : Message.Of(said));
        if (trusted && outcome == TrustVolunteer.Outcome.Done) turn.Mail.ToPerson(person, Message.Of("trust.you-are", Dialogues.Menu.Doors[2]), OutboxKind.Notice);
    }
}
