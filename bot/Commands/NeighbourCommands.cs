using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Core.People;
using Solidarity.Core.Posts;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Commands;

internal sealed class StartCommand(Dialogues.Engine.Dialogues dialogues, PosterCommand poster) : ChatCommand("start")
{
    public override void Run(Turn turn, string arguments)
    {
        if (arguments is "need" or "offer")
        {
            Doors.Knock(turn, arguments, dialogues);
            return;
        }

        if (turn.Incoming.Private && arguments.StartsWith(InviteCommand.Prefix, StringComparison.Ordinal))
        {
            InviteCommand.Follow(turn, arguments[InviteCommand.Prefix.Length..]);
            return;
        }

        if (turn.Incoming.Private && arguments.StartsWith(CheckInCommand.Prefix, StringComparison.Ordinal))
        {
            BuddyAnswers.Open(turn, arguments[CheckInCommand.Prefix.Length..]);
            return;
        }

        if (turn.Incoming.Private && arguments.StartsWith(TelegramCommand.Prefix, StringComparison.Ordinal))
        {
            TelegramCommand.Follow(turn, arguments[TelegramCommand.Prefix.Length..]);
            return;
        }

        if (turn.Incoming.Private && arguments.StartsWith(PosterCommand.Prefix, StringComparison.Ordinal))
        {
            poster.Follow(turn, arguments[PosterCommand.Prefix.Length..]);
            return;
        }

        if (turn.Incoming.Private && Links.Follow(turn, arguments, dialogues)) return;

        turn.Say(Message.Of(
            Lines.Of(
                new Phrase("start.greeting", ("name", turn.Person.Name), ("bot", turn.Settings.BotName)),
                Lines.Blank,
                "start.privacy",
                turn.IsModerator ? new Phrase("start.moderator") : null,
                turn.Stores.Closure.Now() is { } closure ? new Lines("\n", [Lines.Blank, ClosedDoor.Words(closure.Words)]) : null,
                Lines.Blank,
                "start.doors"),
            [.. Menu.Doors[..2], .. Unfinished.Row(turn, dialogues)]));
    }
}

internal sealed class NeedCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("need", "besoin")
{
    public override void Run(Turn turn, string arguments) => Doors.Knock(turn, "need", dialogues);

    public override void RunIn(Turn turn, Group group, string arguments) => AskedHere.Take(turn, group, PostKind.Need, arguments);
}

internal sealed class OfferCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("offer", "offre")
{
    public override void Run(Turn turn, string arguments) => Doors.Knock(turn, "offer", dialogues);

    public override void RunIn(Turn turn, Group group, string arguments) => AskedHere.Take(turn, group, PostKind.Offer, arguments);
}

internal sealed class MineCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("mine", "mes")
{
    public override void Run(Turn turn, string arguments) => Show(turn, dialogues);

    public static void Show(Turn turn, Dialogues.Engine.Dialogues dialogues)
    {
        var list = Mine.List(turn);
        turn.Answer(list with { Rows = [.. list.Rows ?? [], .. Unfinished.Row(turn, dialogues)] });
    }
}

internal sealed class HelpCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("help", "aide")
{
    public override void Run(Turn turn, string arguments)
    {
        var text = Text(turn);
        turn.Say(text with { Rows = [.. text.Rows!, .. Unfinished.Row(turn, dialogues)] });
    }

    public static Message Text(Turn turn) => Message.Of(
        Lines.Of([
            new Phrase("help.neighbour"),
            .. Elsewhere(turn),
            Lines.Blank,
            new Phrase("help.good-to-know"),
            turn.Settings.TeamContact is { } contact ? new Phrase("help.contact", ("contact", contact)) : null,
            turn.IsModerator ? new Phrase("help.moderator") : null,
            turn.Role == Role.Administrator ? new Phrase("help.administrator") : null,
        ]),
        turn.Speaker.IsOnPage
            ? [.. Menu.Doors, .. HasCode(turn) ? [CodeCommand.Door] : (IReadOnlyList<Button>[])[], .. turn.Settings.Telegram is not null ? [TelegramCommand.Door] : (IReadOnlyList<Button>[])[]]
            : Menu.Doors);

    /// <summary>What there is on the page for whoever talks there; for whoever talks in Telegram what there is in groups too.</summary>
    private static IEnumerable<object?> Elsewhere(Turn turn) => turn.Speaker.IsOnPage
        ? [HasCode(turn) ? new Phrase("help.code") : null, turn.Settings.Telegram is not null ? new Phrase("help.telegram") : null]
        : [Lines.Blank, new Phrase("help.on-the-page"), new Phrase("help.code"), new Phrase("help.telegram"), Lines.Blank, new Phrase("help.in-groups")];

    private static bool HasCode(Turn turn) => !turn.Settings.IsSample;
}

internal sealed class PrivacyCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("privacy", "donnees")
{
    public override void Run(Turn turn, string arguments)
    {
        var consent = turn.Person.Consent is { } given
            ? new Phrase("privacy.agreed", ("date", turn.Change.Timings.DayOf(given.At)), ("wording", new Markup(given.Wording)))
            : new Phrase("privacy.not-agreed");
        turn.Say(Message.Of(Lines.Of(new Phrase("privacy.text", ("who", new Phrase(turn.Person.IsOnPage ? "privacy.who-on-page" : "privacy.who")), ("days", (int)turn.Settings.Timings.PostsLiveFor.TotalDays)), Lines.Blank, consent), [.. Menu.Doors[2..], .. Unfinished.Row(turn, dialogues)]));
    }
}

/// <summary>How the other side of an introduction may reach one: asked at the first yes, changed here.</summary>
internal sealed class ContactCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("contact")
{
    public override void Run(Turn turn, string arguments) =>
        dialogues.Enter(turn, dialogues.Named("reach"), new ReachState.Choosing(null), holdingCurrent: true);
}

internal sealed class CancelCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("cancel", "annuler")
{
    public override void Run(Turn turn, string arguments)
    {
        if (dialogues.Current(turn) is not null) dialogues.Cancel(turn, Menu.Doors);
        else turn.Say(Message.Of("cancel.nothing", Menu.Doors));
    }
}

internal sealed class LanguageCommand(TextBook texts, Dialogues.Engine.Dialogues dialogues) : ChatCommand("language", "langue")
{
    public override void Run(Turn turn, string arguments)
    {
        if (texts.Languages.Contains(arguments)) Choose(turn, dialogues, arguments);
        else turn.Say(Message.Of(
            new Phrase("language.ask"),
            [.. texts.Languages.Select(l => new Button(new Phrase("language." + l), new Action.Speak(l)))],
            [.. Unfinished.Row(turn, dialogues).SelectMany(row => row)]));
    }

    public static void Choose(Turn turn, Dialogues.Engine.Dialogues dialogues, string language)
    {
        if (!turn.Mail.Texts.Languages.Contains(language))
        {
            turn.Toast("button.unknown");
            return;
        }
        turn.Stores.People.SetLanguage(turn.Person.Id, language);
        turn.Changed(turn.Person with { Language = language });
        if (dialogues.Current(turn) is { } running)
        {
            turn.Answer(Message.Of("language.chosen"));
            dialogues.AskAgain(turn, running);
        }
        else
        {
            turn.Answer(Message.Of("language.chosen", Menu.Doors));
        }
    }
}

/// <summary>The way back into a dialogue that was left for a moment.</summary>
internal static class Unfinished
{
    public static IReadOnlyList<IReadOnlyList<Button>> Row(Turn turn, Dialogues.Engine.Dialogues dialogues) =>
        dialogues.Current(turn) is { Dialogue: { } dialogue }
            ? [[new Button(new Phrase("button.resume", ("current", dialogue.Title)), new Action.Resume())]]
            : [];
}
