using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Commands;

/// <summary>/team: who is on it, with which role, where, since when, by whom.</summary>
internal sealed class TeamCommand() : ChatCommand("team", "equipe", Role.Moderator)
{
    public override void Run(Turn turn, string arguments) => Show(turn);

    public static void Show(Turn turn)
    {
        var given = turn.Stores.Roles.All().ToDictionary(granted => granted.PersonId);
        var away = turn.Stores.Duty.Away(turn.Now);
        var team = Team.All(turn.Stores, turn.Settings);
        turn.Say(Message.Of(new Lines("\n",
        [
            new Phrase("team.title", ("n", team.Count)),
            .. team.Select(person => Line(turn, person, given.GetValueOrDefault(person.Id), away.TryGetValue(person.Id, out var until) ? until : null)),
            turn.Stores.Organisations.All() is { Count: > 0 } organisations ? new Phrase("team.organisations", ("n", organisations.Count)) : null,
            turn.Role == Role.Administrator ? new Phrase("team.how-administrator") : null,
        ])));
    }

    private static Lines Line(Turn turn, Person person, Granted? granted, DateTimeOffset? away)
    {
        var area = turn.Stores.Team.AreaOf(person.Id).Communes.Count;
        return Lines.Dotted(
            new Phrase("team.member", ("name", person.Name), ("reference", new Markup(person.Reference)), ("role", Moderators.RoleName(turn.Settings.IsAdministrator(person) ? Role.Administrator : granted!.Role))),
            area > 0 ? new Phrase("team.area", ("n", area)) : null,
            turn.Settings.IsAdministrator(person)
                ? new Phrase("team.by-settings")
                : new Phrase("team.since", ("date", turn.Change.Timings.DayOf(granted!.At)), ("by", turn.Stores.People.Get(granted.By).Name)),
            away is { } until ? new Phrase("team.away", ("date", turn.Change.Timings.LastDayBefore(until))) : null);
    }
}
