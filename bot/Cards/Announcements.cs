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

    public static (int Neighbours, int Team) CountReaders(Stores stores, Settings settings, IReadOnlyList<string> communes) =>
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

    public Message Card(Announcement announcement)
    {
        var waits = announcement.State == AnnouncementState.Waiting;
        return AnnouncementCard.ForTheTeam(Stores, announcement, waits ? Readers(announcement) : 0, waits && DecideAnnouncement.IsEnoughToday(change, announcement.Communes), settings);
    }

    private int Readers(Announcement announcement) => CountReaders(Stores, settings, announcement.Communes) is var (neighbours, team) ? neighbours + team : 0;

    /// <summary>It was taken back: its author hears of it where another did it, and so do all where nobody did.</summary>
    public void Stopped(Announcement announcement, Address? here)
    {
        moderators.Cards.Redraw(CardName.For(announcement), here);
        var reference = ("reference", (object)new Markup(announcement.Reference));
        if (announcement.StoppedBy is { } by)
            moderators.ToEach(one => one.Id == announcement.AuthorId && one.Id != by, _ => Message.Of(new Phrase("announce.author-stopped", reference, ("name", Stores.People.Get(by).Name), ("n", announcement.Reached))));
        else
            moderators.ToEach(one => one.Id == announcement.AuthorId || moderators.IsAdministrator(one), _ => Message.Of(new Phrase("announce.stopped-by-itself", reference, ("n", announcement.Reached))));
    }

    private Message ForTheAuthor(Announcement announcement)
    {
        var reference = ("reference", (object)new Markup(announcement.Reference));
        if (announcement.State == AnnouncementState.Confirmed)
        {
            var goes = WakingHours.Next(change.Now, change.Timings.TimeZone);
            return Message.Of(
                new Phrase(
                    goes > change.Now ? "announce.author-confirmed-later" : "announce.author-confirmed", reference,
                    ("name", NameOf(announcement)), ("n", Readers(announcement)), ("at", Dates.Moment(goes, change.Timings.TimeZone))),
                [new Button("announce.button-stop", new Action.Announce("stop", announcement.Id))]);
        }

        var said = announcement.State == AnnouncementState.Refused
            ? new Phrase("announce.author-refused", reference, ("name", NameOf(announcement)))
            : new Phrase("announce.author-lapsed", reference);
        // What was not sent is given back, to be written anew.
        return Message.Of(
            new Lines("\n\n", [said, AnnouncementCard.Letter(announcement.Communes, announcement.Words, settings.BotName)]),
            [new Button("button.queue", new Action.Queue(null, null, 0))]);
    }

    private string NameOf(Announcement announcement) => Stores.People.Get(announcement.DecidedBy!.Value).Name;
}
