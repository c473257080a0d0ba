using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Cards;

/// <summary>Who is of the team, where each of them decides, and what is another's to see to.</summary>
internal static class Team
{
    /// <summary>Everybody who may decide and whom the bot knows, administrators first.</summary>
    public static IReadOnlyList<Person> All(Stores stores, Settings settings) =>
    [
        .. settings.Administrators.Select(id => stores.People.Find(TelegramSettings.Channel, id)).OfType<Person>().Where(settings.IsAdministrator)
            .Concat(stores.Roles.All().OrderByDescending(granted => granted.Role).Select(granted => stores.People.Get(granted.PersonId)))
            .DistinctBy(p => p.Id),
    ];

    /// <summary>The team's own group, where it has one.</summary>
    public static Address? Group(Stores stores, Settings settings) =>
        settings.ModerationChat is { } group ? new Address(TelegramSettings.Channel, stores.Outbox.WhereIs(TelegramSettings.Channel, group)) : null;

    /// <summary>Those of the team who can be written to and are not away; where all are away, all the same.</summary>
    public static IReadOnlyList<Person> At(Stores stores, Settings settings, DateTimeOffset now)
    {
        var reachable = All(stores, settings).Where(person => person.UnreachableSince is null).ToArray();
        var away = stores.Duty.Away(now);
        return reachable.Where(person => !away.ContainsKey(person.Id)).ToArray() is { Length: > 0 } here ? here : reachable;
    }

    /// <summary>Whether there is anybody at the desk to be told of something.</summary>
    /// <param name="except">Whom it is about.</param>
    public static bool CanBeTold(Stores stores, Settings settings, long? except) =>
        settings.ModerationChat is not null && except is null || All(stores, settings).Any(person => person.UnreachableSince is null && person.Id != except);

    /// <summary>Whether somebody has any role at all.</summary>
    public static bool Has(Stores stores, Settings settings, Person person) => settings.IsAdministrator(person) || stores.Roles.Of(person.Id) != Role.None;

    /// <summary>By the settings, or by a role that was given in chat.</summary>
    public static bool IsAdministrator(Stores stores, Settings settings, Person person) =>
        settings.IsAdministrator(person) || stores.Roles.Of(person.Id) == Role.Administrator;

    /// <summary>Whether a match lies where somebody of the team decides: administrators do everywhere, and so does everybody where nobody is named for it.</summary>
    public static bool Covers(Stores stores, Settings settings, Person person, Match match) =>
        IsAdministrator(stores, settings, person) || IsTheirs(stores, person, match, All(stores, settings));

    /// <inheritdoc cref="Covers(Stores, Settings, Person, Match)"/>
    /// <param name="commune">Its INSEE code.</param>
    /// <param name="concerned">Those of the team who can't decide about it: it is theirs who are left.</param>
    public static bool Covers(Stores stores, Settings settings, Person person, string commune, params long[] concerned) =>
        IsAdministrator(stores, settings, person) || IsTheirs(stores, person, commune, [.. All(stores, settings).Where(one => !concerned.Contains(one.Id))]);

    /// <summary>Whether a match lies in the area of this one of a team, or in nobody's of it.</summary>
    public static bool IsTheirs(Stores stores, Person person, Match match, IReadOnlyList<Person> team) =>
        IsTheirs(stores, person, stores.Posts.GetNeed(match.NeedId).Place.Insee, team);

    public static bool IsTheirs(Stores stores, Person person, string commune, IReadOnlyList<Person> team) => AreaOf(stores, person, team).Contains(commune);

    /// <summary>What is this one's of a team: their own communes, and those that are nobody's.</summary>
    public static Area AreaOf(Stores stores, Person person, IReadOnlyList<Person> team) =>
        stores.Team.AreaOf(person.Id).With([.. team.Where(one => one.Id != person.Id).Select(one => stores.Team.AreaOf(one.Id))]);

    /// <summary>Whether somebody else of the team could decide about a match, who is neither of its two people.</summary>
    public static bool AnotherCould(Stores stores, Settings settings, Person than, long matchId)
    {
        var match = stores.Matches.Find(matchId);
        return All(stores, settings).Any(p => p.Id != than.Id && p.UnreachableSince is null && (match is null || !Concerns(stores, match, p)));
    }

    /// <summary>Whether somebody else of the team can be reached.</summary>
    public static bool AnotherCould(Stores stores, Settings settings, Person than) =>
        All(stores, settings).Any(p => p.Id != than.Id && p.UnreachableSince is null);

    /// <summary>Whether somebody is one of the two people of a match, or of those who would come with its helper, and another of the team can see to it: its card is not theirs to read.</summary>
    public static bool IsAnothers(Stores stores, Settings settings, Person person, Match match) =>
        Concerns(stores, match, person) && AnotherCould(stores, settings, person, match.Id);

    private static bool Concerns(Stores stores, Match match, Person person) =>
        PairStanding.Concerns(match, stores.Posts.GetNeed(match.NeedId), stores.Matches.LiveOf(match.NeedId), person.Id);
}
