using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.Organisations;
using Solidarity.Core.People;
using Solidarity.Core.Places;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

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

/// <summary>/invite: a link that gives a role, once. In private alone: whoever reads it first has it.</summary>
internal sealed class InviteCommand(BotIdentity identity) : ChatCommand("invite", "inviter", Role.Administrator)
{
    /// <summary>What a deep link into the team begins with.</summary>
    public const string Prefix = "team-";

    public override void Run(Turn turn, string arguments)
    {
        if (!turn.Incoming.Private)
        {
            turn.Say("invite.in-private");
            return;
        }

        turn.Say(Message.Of(
            "invite.ask",
            [new Button("invite.button-moderator", new Action.Invite(Role.Moderator))],
            [new Button("invite.button-administrator", new Action.Invite(Role.Administrator))]));
    }

    public void Make(Turn turn, Role role)
    {
        var secret = InviteToTeam.Make(turn.Change, turn.Speaker.Id, role);
        turn.Answer(Message.Of(new Phrase("invite.link", [("role", Moderators.RoleName(role)), .. Link(turn, secret)])));
    }

    public void Make(Turn turn, Organisation organisation)
    {
        if (Membership.Invite(turn.Change, turn.Speaker.Id, organisation.Id) is { } secret)
            turn.Say(Message.Of(new Phrase("organisation.link", [("name", organisation.Name), .. Link(turn, secret)])));
        else
            turn.Toast(new Phrase("organisation.enough-members", ("most", Organisation.MostMembers)));
    }

    private (string, object)[] Link(Turn turn, string secret) =>
    [
        ("link", new Markup($"https://t.me/{identity.UserName}?start={Prefix}{secret}")),
        ("until", Dates.Moment(turn.Now + Invitation.Lasts, turn.Change.Timings.TimeZone)),
    ];

    /// <summary>Somebody came through such a link.</summary>
    public static void Follow(Turn turn, string secret)
    {
        var outcome = InviteToTeam.Follow(turn.Change, turn.Speaker, turn.Role, secret, by => Team.IsAdministrator(turn.Stores, turn.Settings, by));
        turn.Say(outcome switch
        {
            InviteToTeam.Outcome.Joined { Role: Role.Administrator } => Message.Of("invite.you-are-administrator", [new Button("button.queue", new Action.Queue(null, null, 0))]),
            InviteToTeam.Outcome.Joined => Message.Of("team.you-were-added", [new Button("button.queue", new Action.Queue(null, null, 0))]),
            InviteToTeam.Outcome.BecameMember became => Message.Of(new Phrase("organisation.you-joined", ("name", became.Organisation.Name)), Dialogues.Menu.Doors),
            InviteToTeam.Outcome.IsMemberAlready already => Message.Of(new Phrase("organisation.is-member", ("name", already.Organisation.Name)), Dialogues.Menu.Doors),
            InviteToTeam.Outcome.HasItAlready => Message.Of("invite.has-it", [new Button("button.queue", new Action.Queue(null, null, 0))]),
            _ => Message.Of("invite.not-good", Dialogues.Menu.Doors),
        });
    }
}

/// <summary>/area P7 94400, Thiais 5 km: where somebody of the team decides; "all" for everywhere.</summary>
internal sealed class AreaCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("area", "secteur", Role.Administrator)
{
    private const int Shown = 12;

    public override void Run(Turn turn, string arguments)
    {
        var parts = arguments.Split(' ', 2, StringSplitOptions.TrimEntries);
        var replies = turn.Incoming.Input is Command { RepliesTo: not null };
        var places = replies ? arguments : parts.ElementAtOrDefault(1) ?? "";
        if (arguments.Length == 0 && !replies || places.Length == 0 && !turn.Incoming.Private)
        {
            turn.Say(new Phrase("area.how", ("command", new Markup(NameIn(turn.Language))), ("most", AreaReading.MostKilometres)));
            return;
        }

        if (Named.Person(turn, parts[0], byOffer: false) is not { } person) return;
        if (!Team.All(turn.Stores, turn.Settings).Any(one => one.Id == person.Id))
        {
            turn.Say(new Phrase("team.was-none", ("name", person.Name)));
            return;
        }

        if (places.Length == 0)
        {
            dialogues.Enter(turn, dialogues.Named("area"), new AreaState.Pointing(person.Id), holdingCurrent: true);
            return;
        }

        if (places.ToLowerInvariant() is "all" or "tout" or "partout")
        {
            SetArea.For(turn.Change, turn.Speaker.Id, person, []);
            turn.Say(new Phrase("area.everywhere", ("name", person.Name)));
            return;
        }

        switch (AreaReading.Of(places))
        {
            case AreaReading.Read read:
                turn.Say(Set(turn, person, read.Communes));
                break;
            case AreaReading.Unknown unknown:
                AreaDialogue.AskWhich(turn, dialogues, person, places, unknown.Part, new Phrase("area.unknown", ("part", unknown.Part), ("command", new Markup(NameIn(turn.Language))), ("most", AreaReading.MostKilometres)));
                break;
        }
    }

    /// <returns>What is said to whoever did it.</returns>
    public static Phrase Set(Turn turn, Person person, IReadOnlyList<Commune> communes)
    {
        SetArea.For(turn.Change, turn.Speaker.Id, person, [.. communes.Select(c => c.Insee)]);
        IEnumerable<object> names = communes.Take(Shown).Select(c => (object)Dialogues.Questions.PlaceQuestion.Named(c.ToPlace()));
        if (communes.Count > Shown) names = names.Append(new Phrase("more", ("n", communes.Count - Shown)));
        return new Phrase(Team.IsAdministrator(turn.Stores, turn.Settings, person) ? "area.set-administrator" : "area.set", ("name", person.Name), ("n", communes.Count), ("communes", Lines.Listed(names)));
    }
}
