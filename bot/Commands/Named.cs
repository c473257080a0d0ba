using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Commands;

/// <summary>Whom or which match a command means: always turned into the numeric id at once.</summary>
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
        var reference = Reference.Read(name);
        if (reference is { Kind: ReferenceKind.Person } number && Team.All(turn.Stores, turn.Settings).FirstOrDefault(one => one.Id == number.Id) is { } member) return member;
        if (name.StartsWith('@') && people.FindByUserName(turn.Incoming.Channel, name[1..]) is { } byName) return byName;
        if (byOffer && reference is { Kind: ReferenceKind.Offer, Id: var id } && turn.Stores.Posts.Find(id) is Offer offer)
            return people.Get(offer.PersonId);
        var outsider = !byOffer && reference is { Kind: ReferenceKind.Person } other && people.Find(other.Id) is not null;
        turn.Say(outsider ? new Phrase("person.not-on-team", ("reference", new Markup(reference.ToString()!))) : name.Length == 0 ? new Phrase("person.how") : new Phrase("person.unknown", ("name", name)));
        return null;
    }

    /// <summary>"M31 and the rest": the number, and the rest. Says how to write it, and gives null, where there is no number.</summary>
    public static (long Match, string Words)? Match(Turn turn, ChatCommand command, string arguments)
    {
        var parts = arguments.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (Reference.Read(parts[0], ReferenceKind.Match) is { Kind: ReferenceKind.Match } match) return (match.Id, parts.ElementAtOrDefault(1) ?? "");
        turn.Say(new Phrase("desk.which-match", ("command", new Markup(command.NameIn(turn.Language)))));
        return null;
    }
}
