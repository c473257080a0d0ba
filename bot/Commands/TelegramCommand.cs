using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Posters;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.People;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Commands;

/// <summary>/telegram, on the town's page: a link by which somebody goes on in Telegram as the same person, once both sides have said yes.</summary>
internal sealed class TelegramCommand(BotIdentity identity) : ChatCommand("telegram")
{
    /// <summary>What such a link begins with.</summary>
    public const string Prefix = "one-";

    public static readonly IReadOnlyList<Button> Door = [new Button("button.telegram", new Action.Open("telegram"))];

    public override bool IsInMenu => false;

    public override void Run(Turn turn, string arguments) => Begin(turn, identity);

    /// <summary>On the page.</summary>
    public static void Begin(Turn turn, BotIdentity identity)
    {
        if (!turn.Speaker.IsOnPage) turn.Say(Message.Of("joining.here-already", Menu.Doors));
        else if (identity.UserName.Length == 0) turn.Say(Message.Of("joining.off", Menu.Doors));
        else if (SuspendedDoor.Told(turn)) return;
        else if (JoinTelegram.Link(turn.Change, turn.Speaker, OfTheTeam(turn)) is { } secret)
            turn.Say(Link(turn, StartLink.InTelegram(identity, Prefix + secret)!, Prefix + secret));
        else turn.Say(Message.Of("joining.of-the-team", Menu.Doors));
    }

    /// <summary>With a code for another phone to photograph; the picture lies within the message, so that no address has the secret in it.</summary>
    private static Message Link(Turn turn, Uri link, string start) =>
        Message.Of(new Phrase("joining.link", ("link", new Markup(link.AbsoluteUri))), [Button.Into("button.telegram-open", start)]) with
        {
            Passing = true,
            File = new Attachment($"{turn.Mail.Texts.Plain(new Phrase("joining.code"), turn.Language)}.png", FileKind.Drawing, PosterSvg.Of(MakePoster.Modules(link), pixels: 400), Lines.Of("joining.no-code")),
        };

    /// <summary>In Telegram: what the link means, before they say anything. Of who made it not a word: it may have been passed on.</summary>
    public static void Follow(Turn turn, string secret)
    {
        if (SuspendedDoor.Told(turn)) return;
        if (turn.IsModerator) turn.Say(Message.Of("joining.you-are-of-the-team", Menu.Doors));
        else if (JoinTelegram.Open(turn.Change, turn.Speaker, secret, OfTheTeam(turn)) is JoinTelegram.Outcome.MayAgree)
            turn.Say(Message.Of(
                new Phrase("joining.ask", ("name", turn.Speaker.Name)),
                [new Button("button.telegram-yes", new Action.IsOnPage(true, secret))],
                [new Button("button.telegram-no", new Action.IsOnPage(false, secret))]));
        else turn.Say(Message.Of("joining.not-good", Menu.Doors));
    }

    /// <summary>In Telegram: they said whether it is them.</summary>
    public static void Answer(Turn turn, Action.IsOnPage said)
    {
        if (SuspendedDoor.Told(turn)) return;
        switch (JoinTelegram.Answer(turn.Change, turn.Speaker, said.Secret, said.Same, OfTheTeam(turn)))
        {
            case JoinTelegram.Outcome.MustConfirm must:
                turn.Mail.ToPerson(
                    must.OnPage,
                    Message.Of(
                        turn.Speaker.UserName is { } user
                            ? new Phrase("joining.confirm-user", ("name", turn.Speaker.Name), ("user", user), ("number", must.Number))
                            : new Phrase("joining.confirm", ("name", turn.Speaker.Name), ("number", must.Number)),
                        [new Button("button.telegram-yes", new Action.IsInTelegram(true, turn.Speaker.Id))],
                        [new Button("button.telegram-no", new Action.IsInTelegram(false, turn.Speaker.Id))]),
                    OutboxKind.Answer);
                turn.Answer(Message.Of(new Phrase("joining.look-at-the-page", ("number", must.Number))));
                break;
            case JoinTelegram.Outcome.Declined: turn.Answer(Message.Of("joining.declined", Menu.Doors)); break;
            default: turn.Answer(Message.Of("joining.not-good", Menu.Doors)); break;
        }
    }

    /// <summary>On the page: whether whoever said yes is them.</summary>
    public static void Confirm(Turn turn, BotIdentity identity, Action.IsInTelegram confirmed)
    {
        switch (JoinTelegram.Confirm(turn.Change, turn.Speaker, confirmed.Person, confirmed.Same, OfTheTeam(turn)))
        {
            case JoinTelegram.Outcome.Joined joined:
                turn.Mail.ToPerson(joined.Person, Message.Of("joining.joined", [new Button("door.mine", new Action.Open("mine"))]), OutboxKind.Answer);
                turn.Answer(GoesOn("joining.joined-on-page", identity));
                break;
            case JoinTelegram.Outcome.Declined:
                // Whoever said yes there hears that it is not to be.
                turn.Mail.ToPerson(turn.Stores.People.Get(confirmed.Person), Message.Of("joining.page-said-no", Menu.Doors), OutboxKind.Answer);
                turn.Answer(Message.Of("joining.declined-on-page", [.. Menu.Doors, Door]));
                break;
            default: turn.Answer(Message.Of("joining.not-good-on-page", [.. Menu.Doors, Door])); break;
        }
    }

    /// <summary>What a page says to whoever goes on in Telegram: the way there, and nothing of what is theirs.</summary>
    public static Message GoesOn(Phrase words, BotIdentity identity) =>
        identity.UserName.Length == 0 ? Message.Of(words) : Message.Of(words, [new Button(Lines.Of(new Phrase("button.telegram-go")), null, Address: new Uri($"https://t.me/{identity.UserName}"))]);

    private static Func<Person, bool> OfTheTeam(Turn turn) => person => Team.Has(turn.Stores, turn.Settings, person);
}
