using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Commands;

/// <summary>/warn N12, O7, R3 or P5: a word of warning to whoever that is.</summary>
internal sealed class WarnCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("warn", "avertir", Role.Moderator)
{
    public override void Run(Turn turn, string arguments) =>
        SanctionCommands.ByReference(turn, dialogues, this, arguments, (person, report) => new SanctionState.Writing(person, report, Penalty.Warning));
}

/// <summary>/ban N12, O7, R3 or P5: for how long is asked.</summary>
internal sealed class BanCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("ban", "suspendre", Role.Moderator)
{
    public override void Run(Turn turn, string arguments) =>
        SanctionCommands.ByReference(turn, dialogues, this, arguments, (person, report) => new SanctionState.Choosing(person, report));
}

/// <summary>/lift S3: an administrator takes back a warning or a suspension that its person has not answered.</summary>
internal sealed class LiftCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("lift", "lever", Role.Administrator)
{
    public override void Run(Turn turn, string arguments)
    {
        if (Reference.Read(arguments) is not { Kind: ReferenceKind.Sanction } reference) turn.Say(new Phrase("sanction.how-lift", ("command", new Markup(NameIn(turn.Language)))));
        else if (!turn.Incoming.Private) turn.Say("sanction.in-private");
        else if (LiftSanction.Barred(turn.Change, turn.Speaker.Id, reference.Id) is { } no) turn.Say(Said(no));
        else dialogues.Enter(turn, dialogues.Named("verdict"), new VerdictState.Writing(reference.Id, Lift: true, Unanswered: true), holdingCurrent: true);
    }

    public static Phrase Said(LiftSanction.Outcome outcome) => outcome switch
    {
        LiftSanction.Outcome.Lifted => "sanction.lifted",
        LiftSanction.Outcome.AlreadyDecided => "appeal.was-decided",
        LiftSanction.Outcome.HasAnswer => "sanction.has-answer",
        LiftSanction.Outcome.Concerned => "sanction.concerned",
        _ => "sanction.no-such",
    };
}

/// <summary>Warnings and suspensions begin with a report's button or with a command: both come here.</summary>
internal static class SanctionCommands
{
    public static void ByReference(Turn turn, Dialogues.Engine.Dialogues dialogues, ChatCommand command, string arguments, Func<long, long?, SanctionState> state)
    {
        if (Reference.Read(arguments) is not { } reference)
        {
            turn.Say(new Phrase("sanction.how", ("command", new Markup(command.NameIn(turn.Language)))));
            return;
        }

        var (kind, id) = reference;
        var report = kind == ReferenceKind.Report && turn.Stores.Reports.Find(id) is { } found && found.By != turn.Speaker.Id && found.About != turn.Speaker.Id ? found : null;
        var post = kind switch
        {
            ReferenceKind.Need => turn.Stores.Posts.FindNeed(id),
            ReferenceKind.Offer => turn.Stores.Posts.Find(id) as Offer,
            ReferenceKind.Report when report is not null => turn.Stores.Posts.Find(turn.Stores.Matches.Find(report.MatchId)!.NeedId),
            _ => (Post?)null,
        };
        var who = (kind == ReferenceKind.Person ? id : report?.About ?? post?.PersonId) is { } number ? turn.Stores.People.Find(number) : null;
        var commune = post?.Place.Insee ?? who?.LastPlace?.Insee;
        // Somebody of whom nobody knows where they are is for those who decide everywhere.
        var elsewhere = commune is null ? turn.Role < Role.Administrator && !turn.Stores.Team.AreaOf(turn.Speaker.Id).IsEverywhere : !Team.Covers(turn.Stores, turn.Settings, turn.Speaker, commune);
        if (who is null or { Channel: Person.JoinedChannel }) turn.Say(new Phrase("sanction.nobody", ("reference", new Markup(reference.ToString()))));
        // By their number alone nobody learns where somebody is, or that they were put beside oneself.
        else if (reference.Kind == ReferenceKind.Person && (elsewhere || turn.Stores.Matches.HaveMet(turn.Speaker.Id, who.Id))) turn.Say("sanction.anothers");
        else if (elsewhere) turn.Say("desk.elsewhere-here");
        else Enter(turn, dialogues, state(who.Id, report?.Id));
    }

    /// <summary>What is said to whoever may not: nobody of the team, nothing in a group, nothing about oneself.</summary>
    public static void Enter(Turn turn, Dialogues.Engine.Dialogues dialogues, SanctionState state)
    {
        if (!turn.Incoming.Private) turn.Tell("sanction.in-private");
        else if (Team.All(turn.Stores, turn.Settings).Any(one => one.Id == state.Person)) turn.Tell("sanction.on-the-team");
        else if (turn.Stores.Matches.HaveMet(turn.Speaker.Id, state.Person)) turn.Tell("sanction.concerned");
        else dialogues.Enter(turn, dialogues.Named("sanction"), state, holdingCurrent: true, below: true);
    }
}
