using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.People;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>Where the moderators are reached: their group, or each in private.</summary>
internal sealed class Moderators(Change change, Mail mail, Settings settings)
{
    /// <summary>Everybody who may decide and whom the bot knows, administrators first.</summary>
    public static IReadOnlyList<Person> All(Stores stores, Settings settings) =>
    [
        .. settings.Administrators.Select(id => stores.People.Find(TelegramSettings.Channel, id)).OfType<Person>().Where(settings.IsAdministrator)
            .Concat(stores.Roles.Moderators().Select(stores.People.Get))
            .DistinctBy(p => p.Id),
    ];

    public void Propose(Match match) =>
        Each((chat, language) => mail.Say(chat, language, MatchCard.For(change.Stores, match, change.Timings), OutboxKind.Notice, MatchCard.NameOf(match)));

    /// <summary>Something about a match that a moderator should look at, though nothing is to be decided.</summary>
    public void Notify(Match match, string key) =>
        Each((chat, language) => mail.Say(chat, language, Message.Of(
            new Phrase(key, ("match", new Markup(match.Reference)), ("need", new Markup("N" + match.NeedId))),
            [new Button("button.queue", new Action.Queue(0))]), OutboxKind.Notice));

    /// <summary>Somebody can't be written to any more: what hangs on them will not go on by itself.</summary>
    public void TellUnreachable(long personId)
    {
        foreach (var match in change.Stores.Matches.LiveOfPerson(personId)) Notify(match, "desk.unreachable");
    }

    /// <summary>How much waits, and since when.</summary>
    public void Remind(int waiting, TimeSpan longest) =>
        Each((chat, language) => mail.Say(chat, language, Message.Of(
            new Phrase("desk.remind", ("n", waiting), ("longest", Dates.Span(longest))),
            [new Button("button.queue", new Action.Queue(0))]), OutboxKind.Notice));

    public void Redraw(Match match, SentCard card, OutboxKind kind) =>
        mail.Redraw(card, LanguageOf(new Address(card.Channel, card.Chat)), MatchCard.For(change.Stores, match, change.Timings), kind);

    private string LanguageOf(Address chat) => change.Stores.People.Find(chat.Channel, chat.Id)?.Language ?? settings.DefaultLanguage;

    private void Each(System.Action<Address, string> say)
    {
        if (settings.ModerationChat is { } group)
        {
            say(new Address(TelegramSettings.Channel, change.Stores.Outbox.WhereIs(TelegramSettings.Channel, group)), settings.DefaultLanguage);
            return;
        }
        foreach (var person in All(change.Stores, settings))
        {
            if (person.UnreachableSince is null) say(new Address(person.Channel, person.Address), person.Language);
        }
    }
}
