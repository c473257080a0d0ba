using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
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
