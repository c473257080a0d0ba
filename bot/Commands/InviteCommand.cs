using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.Organisations;
using Solidarity.Core.People;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Commands;

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
        if (HasNone(turn)) return;
        var secret = InviteToTeam.Make(turn.Change, turn.Speaker.Id, role);
        turn.Answer(Message.Of(new Phrase("invite.link", [("role", Moderators.RoleName(role)), .. Link(turn, secret)])));
    }

    public void Make(Turn turn, Organisation organisation)
    {
        if (HasNone(turn)) return;
        if (Membership.Invite(turn.Change, turn.Speaker.Id, organisation.Id) is { } secret)
            turn.Say(Message.Of(new Phrase("organisation.link", [("name", organisation.Name), .. Link(turn, secret)])));
        else
            turn.Toast(new Phrase("organisation.enough-members", ("most", Organisation.MostMembers)));
    }

    /// <summary>Such a link is to be opened in Telegram: without it none is made.</summary>
    private bool HasNone(Turn turn)
    {
        if (identity.UserName.Length > 0) return false;
        turn.Toast("invite.no-telegram");
        return true;
    }

    private (string, object)[] Link(Turn turn, string secret) =>
    [
        ("link", new Markup(StartLink.InTelegram(identity, Prefix + secret)!.AbsoluteUri)),
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
            InviteToTeam.Outcome.InTelegramOnly => Message.Of("invite.in-telegram", Dialogues.Menu.Doors),
            _ => Message.Of("invite.not-good", Dialogues.Menu.Doors),
        });
    }
}
