using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.Organisations;
using Solidarity.Core.People;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Commands;

/// <summary>/organisation: associations and services that are verified, and who publishes in their name. The whole team reads it, administrators change it.</summary>
internal sealed class OrganisationCommand() : ChatCommand("organisation", "association", Role.Moderator)
{
    public override void Run(Turn turn, string arguments) => turn.Say(OrganisationPage.All(turn));

    public static void Take(Turn turn, Dialogues.Engine.Dialogues dialogues, InviteCommand invite, Action.OfOrganisation press)
    {
        if (press.Verb != OrganisationVerb.Show && turn is not { Role: Role.Administrator, Incoming.Private: true })
        {
            turn.Toast(turn.Role == Role.Administrator ? "button.private-only" : "organisation.administrators-only");
            return;
        }

        if (press.Verb == OrganisationVerb.Verify)
        {
            dialogues.Enter(turn, dialogues.Named("organisation"), new OrganisationState.Naming(null), holdingCurrent: true);
            return;
        }

        if (turn.Stores.Organisations.Find(press.Id) is not { RetiredAt: null } one)
        {
            turn.Toast("organisation.no-such");
            return;
        }

        switch (press.Verb)
        {
            case OrganisationVerb.Show: turn.Answer(OrganisationPage.One(turn, one)); break;
            case OrganisationVerb.Invite: invite.Make(turn, one); break;
            case OrganisationVerb.Rename: dialogues.Enter(turn, dialogues.Named("organisation"), new OrganisationState.Naming(one.Id), holdingCurrent: true); break;
            case OrganisationVerb.AskRetire: turn.Answer(OrganisationPage.SureToRetire(turn, one)); break;
            case OrganisationVerb.Retire: OrganisationPage.Tell(turn, ChangeOrganisation.Retire(turn.Change, turn.Speaker.Id, one.Id)); break;
        }
    }

    public static void End(Turn turn, long personId)
    {
        if (turn is not { Role: Role.Administrator, Incoming.Private: true })
            turn.Toast(turn.Role == Role.Administrator ? "button.private-only" : "organisation.administrators-only");
        else if (turn.Stores.People.Find(personId) is not { } person || Membership.End(turn.Change, turn.Speaker.Id, person) is not { } organisation)
            turn.Toast("organisation.was-no-member");
        else
            turn.Answer(OrganisationPage.One(turn, organisation, new Phrase("organisation.out", ("name", person.Name), ("organisation", organisation.Name))));
    }
}
