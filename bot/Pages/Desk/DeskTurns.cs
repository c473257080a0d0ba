using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;

namespace Solidarity.Bot.Pages.Desk;

/// <summary>What somebody sends from the page.</summary>
/// <param name="Once">Drawn by lot with the form: it takes effect once, however often it is sent.</param>
/// <param name="Instead">What is done where no button or command of chat does it.</param>
internal sealed record Doing(long Once, Input Input, System.Action<Turn>? Instead = null);

/// <summary>
/// The page is one more place from which the team's buttons are pressed and its commands are written: each is a turn of whoever has it open, through
/// the same presses, commands and use cases as in chat. Only what is said to them stays on the page.
/// </summary>
internal sealed class DeskTurns(TurnLoop loop, Presses presses, CommandTable commands, Settings settings, TextBook texts)
{
    /// <summary>What is sent from the page is claimed under this name; nothing is ever delivered there.</summary>
    private const string Channel = "desk";

    private static readonly Dictionary<StandingQuestion, Standing> NothingKnown = [];

    public Role RoleOf(TurnLoop.Scope scope, Person person) => settings.IsAdministrator(person) ? Role.Administrator : scope.Stores.Roles.Of(person.Id);

    /// <summary>Does what was sent, if anything, then looks at what the page shows, all in one transaction.</summary>
    /// <param name="secret">What the cookie holds.</param>
    /// <param name="needs">Whoever has less sees nothing, and nothing of theirs is done.</param>
    public async Task<(DeskEntry Entry, T? Seen)> SeeAsync<T>(string secret, Role needs, Doing? doing, Func<DeskSight, T> look) where T : class
    {
        // Whose turn it is decides which others it waits for: asked first, and once more when it begins.
        if (await loop.Run(scope => Whose(scope, secret)) is not { } person) return (DeskEntry.Closed, null);
        return await loop.Run<(DeskEntry, T?)>(
            scope =>
            {
                if (Whose(scope, secret) is not { } now) return (DeskEntry.Closed, null);
                if (RoleOf(scope, now) is var role && role < needs) return (DeskEntry.NotTheirs, null);
                scope.Mail.Listen(Here(now));
                var outcome = Do(scope, now, doing);
                return (DeskEntry.Open, look(new DeskSight(this, scope, now, role, outcome)));
            },
            of: Address.Of(person));
    }

    /// <summary>What a button that only shows something says.</summary>
    public IReadOnlyList<Message> Hear(TurnLoop.Scope scope, Person person, System.Action<Turn> act, Input? input = null)
    {
        var turn = Begin(scope, person, input ?? new Command("", "", 0));
        act(turn);
        var heard = scope.Mail.Heard();
        return turn.ToastText is { } toast ? [.. heard, Message.Of(Lines.Of(new Markup(PlainText.Escaped(toast))))] : heard;
    }

    public IReadOnlyList<Message> Press(TurnLoop.Scope scope, Person person, Turns.Action action)
    {
        var press = new Press(action.Write(), 0, "");
        return Hear(scope, person, turn => presses.Take(turn, press), press);
    }

    public Said Say(Message message, Person person) => Said.Of(message, texts, person.Language);

    private Person? Whose(TurnLoop.Scope scope, string secret) => OpenDesk.Whose(settings.Begin(scope.Stores, scope.Now), secret, person => RoleOf(scope, person) != Role.None);

    private IReadOnlyList<Said> Do(TurnLoop.Scope scope, Person person, Doing? doing)
    {
        if (doing is null) return [];
        if (!scope.Stores.Inbox.Claim(Channel, doing.Once, scope.Now)) return [Say(Message.Of("teampage.done-already"), person)];
        var turn = Begin(scope, person, Storable.Of(IncomingOf(scope, person, doing.Input)).Input);
        var before = turn.Conversation;
        switch (doing)
        {
            case { Instead: { } act }: act(turn); break;
            case { Input: Press press }: presses.Take(turn, press); break;
            default: commands.Take(turn, (Command)turn.Incoming.Input); break;
        }

        // A question that was put here would wait for its answer in chat, where nobody has read it.
        if (turn.Conversation != before) throw new InvalidOperationException("nothing on the page begins a dialogue");
        new Announcer(turn.Change, scope.Mail, new Moderators(turn.Change, scope.Mail, settings)).Announce();
        return [.. turn.ToastText is { } toast ? [Said.Of(toast)] : Array.Empty<Said>(), .. scope.Mail.Heard().Select(message => Say(message, person))];
    }

    private Turn Begin(TurnLoop.Scope scope, Person person, Input input) =>
        new(IncomingOf(scope, person, input), person, scope.Stores.Conversations.Get(person.Id), settings.Begin(scope.Stores, scope.Now), scope.Mail, settings, NothingKnown);

    private static Incoming IncomingOf(TurnLoop.Scope scope, Person person, Input input) =>
        new(Channel, 0, new Speaker(Address.Of(person), person.Name, person.UserName, person.Language), Here(person), Private: true, input, scope.Now);

    private static Address Here(Person person) => new(Channel, person.Reference);
}

/// <summary>Whether somebody may see a page: not signed in, of another role, or yes.</summary>
internal enum DeskEntry { Closed, NotTheirs, Open }

/// <summary>What a page is made of, within its transaction.</summary>
/// <param name="Outcome">What came of what was sent; empty where nothing was.</param>
internal sealed record DeskSight(DeskTurns Turns, TurnLoop.Scope Scope, Person Person, Role Role, IReadOnlyList<Said> Outcome)
{
    public IReadOnlyList<Message> Press(Turns.Action action) => Turns.Press(Scope, Person, action);

    public IReadOnlyList<Message> Hear(System.Action<Turn> act) => Turns.Hear(Scope, Person, act);

    public IReadOnlyList<Said> Say(IEnumerable<Message> messages) => [.. messages.Select(message => Turns.Say(message, Person))];
}
