using System.Globalization;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Commands;

/// <summary>/moderator add|remove, as a reply to somebody or with the @name of somebody the bot knows.</summary>
internal sealed class ModeratorCommand() : ChatCommand("moderator", "moderation", Role.Administrator)
{
    public override void Run(Turn turn, string arguments)
    {
        var parts = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var verb = parts.FirstOrDefault()?.ToLowerInvariant();
        if (verb is null)
        {
            TeamCommand.Show(turn);
            return;
        }
        var remove = verb is "remove" or "retirer" or "enlever";
        if (!remove && verb is not ("add" or "ajouter"))
        {
            turn.Say("team.how");
            return;
        }
        if (Named.Person(turn, parts.ElementAtOrDefault(1), byOffer: false) is not { } person) return;
        if (remove && turn.Settings.IsAdministrator(person))
        {
            turn.Say(new Phrase("team.by-settings-only", ("name", person.Name)));
            return;
        }

        var outcome = remove
            ? NameModerator.Remove(turn.Change, turn.Person.Id, person)
            : NameModerator.Add(turn.Change, turn.Person.Id, person);
        var (done, already) = remove ? ("team.removed", "team.was-none") : ("team.added", "team.was-one");
        turn.Say(new Phrase(outcome == NameModerator.Outcome.Done ? done : already, ("name", person.Name)));
        if (outcome == NameModerator.Outcome.Done)
            turn.Mail.ToPerson(person, Message.Of(remove ? "team.you-were-removed" : "team.you-were-added"), OutboxKind.Notice);
    }
}

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

internal sealed class UntrustCommand() : ChatCommand("untrust", "plusconfiance", Role.Moderator)
{
    public override void Run(Turn turn, string arguments) => TrustCommand.Set(turn, arguments, trusted: false);
}

/// <summary>Whom a command means: always turned into their numeric id at once.</summary>
internal static class Named
{
    /// <summary>
    /// The person replied to; else "@name" of somebody the bot knows; else, where that is allowed, whose offer it is ("O7").
    /// Says what is missing and gives null otherwise.
    /// </summary>
    public static Person? Person(Turn turn, string? argument, bool byOffer)
    {
        var people = turn.Stores.People;
        if (turn.Incoming.Input is Command { RepliesTo: { } replied })
        {
            if (people.Find(replied.Channel, replied.Id) is { } person) return person;
            turn.Say("person.unknown-reply");
            return null;
        }
        var name = argument?.Trim() ?? "";
        // Of the team everybody is known by the number that /team shows.
        if (name is ['P' or 'p', ..] && long.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Team.All(turn.Stores, turn.Settings).FirstOrDefault(one => one.Id == number) is { } member) return member;
        if (!byOffer && name is ['P' or 'p', .. var digits] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var outsider) && people.Find(outsider) is not null)
        {
            turn.Say(new Phrase("person.not-on-team", ("reference", new Markup("P" + outsider.ToString(CultureInfo.InvariantCulture)))));
            return null;
        }

        if (name.StartsWith('@') && people.FindByUserName(turn.Incoming.Channel, name[1..]) is { } byName) return byName;
        if (byOffer && name is ['O' or 'o', ..] && long.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && turn.Stores.Posts.Find(id) is Offer offer)
            return people.Get(offer.PersonId);
        turn.Say(name.Length == 0 ? new Phrase("person.how") : new Phrase("person.unknown", ("name", name)));
        return null;
    }
}
