using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>Who of the team may speak to whom, who is asked for the second yes, and who hears of it.</summary>
internal sealed class Announcements(Change change, Mail mail, Settings settings, Moderators moderators)
{
    private Stores Stores => change.Stores;

    /// <summary>Whether somebody is of the team and may speak for all of these communes (none: for everybody).</summary>
    public static bool MaySpeakFor(Stores stores, Settings settings, Person person, IReadOnlyList<string> communes)
    {
        if (!Team.IsAdministrator(stores, settings, person) && stores.Roles.Of(person.Id) == Role.None) return false;
        var area = AreaOf(stores, settings, person);
        return area.IsEverywhere || communes.Count > 0 && communes.All(area.Contains);
    }

    /// <summary>Where somebody of the team may speak for the town: what is nobody's is not theirs here.</summary>
    public static Area AreaOf(Stores stores, Settings settings, Person person) =>
        Team.IsAdministrator(stores, settings, person) ? Area.Everywhere : stores.Team.AreaOf(person.Id);

    /// <summary>Those who could say the second yes, whether they are there or away.</summary>
    public static IReadOnlyList<Person> Seconds(Stores stores, Settings settings, Person author, IReadOnlyList<string> communes) =>
        [.. Team.All(stores, settings).Where(one => one.Id != author.Id && one.UnreachableSince is null && MaySpeakFor(stores, settings, one, communes))];

    public static int CountReaders(Stores stores, Settings settings, IReadOnlyList<string> communes) =>
        stores.Announcements.CountReaders(communes, [.. Team.All(stores, settings).Select(one => one.Id)]);

    public void AskForSecond(Announcement announcement)
    {
        if (Team.Group(Stores, settings) is { } group)
        {
            mail.Say(group, settings.DefaultLanguage, Card(announcement), OutboxKind.Notice, CardName.For(announcement));
            return;
        }

        var seconds = Seconds(Stores, settings, Stores.People.Get(announcement.AuthorId), announcement.Communes);
        var away = Stores.Duty.Away(change.Now);
        // Where all who could are away, they are asked all the same.
        foreach (var one in seconds.Where(one => !away.ContainsKey(one.Id)).ToArray() is { Length: > 0 } here ? here : seconds)
            mail.Say(new Address(one.Channel, one.Address), one.Language, Card(announcement), OutboxKind.Notice, CardName.For(announcement));
    }

    /// <summary>The author hears it, and every card shows it.</summary>
    /// <param name="here">The chat in which somebody has just pressed: what changes there is an answer.</param>
    public void Decided(Announcement announcement, Address? here)
    {
        var author = Stores.People.Get(announcement.AuthorId);
        if (moderators.MaySee(new Address(author.Channel, author.Address))) mail.ToPerson(author, ForTheAuthor(announcement), OutboxKind.Notice);
        moderators.Cards.Redraw(CardName.For(announcement), here);
    }

    public void Send(Announcement announcement, Person to) =>
        mail.ToPerson(to, AnnouncementCard.ForNeighbours(announcement, settings.BotName), OutboxKind.Reminder, goodUntil: announcement.DecidedAt + Announcement.IsNewsFor);

    public Message Card(Announcement announcement) =>
        AnnouncementCard.ForTheTeam(Stores, announcement, announcement.State == AnnouncementState.Waiting ? CountReaders(Stores, settings, announcement.Communes) : 0, settings);

    private Message ForTheAuthor(Announcement announcement)
    {
        var reference = ("reference", (object)new Markup(announcement.Reference));
        var said = announcement.State switch
        {
            AnnouncementState.Confirmed => new Phrase("announce.author-confirmed", reference, ("name", NameOf(announcement)), ("n", CountReaders(Stores, settings, announcement.Communes))),
            AnnouncementState.Refused => new Phrase("announce.author-refused", reference, ("name", NameOf(announcement))),
            _ => new Phrase("announce.author-lapsed", reference),
        };
        // What was not sent is given back, to be written anew.
        return Message.Of(
            announcement.State == AnnouncementState.Confirmed ? Lines.Of(said) : new Lines("\n\n", [said, AnnouncementCard.Letter(announcement.Communes, announcement.Words, settings.BotName)]),
            [new Button("button.queue", new Action.Queue(null, null, 0))]);
    }

    private string NameOf(Announcement announcement) => Stores.People.Get(announcement.DecidedBy!.Value).Name;
}
