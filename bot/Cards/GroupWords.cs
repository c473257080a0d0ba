using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Groups;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Cards;

/// <summary>What is said in groups of neighbours in somebody's name: the town's announcements, notices of who administers them, birthdays.</summary>
internal sealed class GroupWords(Change change, Mail mail, Settings settings)
{
    private Stores Stores => change.Stores;

    /// <summary>All that waited for the hours of a group.</summary>
    public void SayWaiting(Group group)
    {
        foreach (var announcement in AnnounceInGroups.Due(change, group, (who, communes) => Announcements.MaySpeakFor(Stores, settings, who, communes)))
        {
            var letter = Message.Of(AnnouncementCard.Letter(announcement.Communes, announcement.Words, settings.BotName));
            mail.Say(Address.Of(group), group.Setup!.Language, letter, OutboxKind.Reminder, goodUntil: announcement.DecidedAt + Core.Moderation.Announcement.IsNewsFor, topic: group.Topic);
        }

        foreach (var bulletin in SayToGroup.Due(change, group)) Say(group, bulletin, OutboxKind.Notice);
    }

    public void Say(Group group, Bulletin bulletin, OutboxKind kind) =>
        mail.Say(Address.Of(group), group.Setup!.Language, Message.Of(Letter(bulletin.Words)), kind, CardName.For(bulletin), goodUntil: change.Now + Bulletin.WaitsFor, topic: group.Topic);

    /// <summary>A notice as its group reads it: line by line, as plain text.</summary>
    public static Lines Letter(string words) =>
        new("\n", [new Phrase("bulletin.headline"), .. words.Split('\n').Select(PlainText.Defuse).Where(line => line.Length > 0)]);

    /// <summary>It goes from the group; where it is too old for that, it says so itself.</summary>
    public void TakeBack(Bulletin bulletin)
    {
        var group = Stores.Groups.Get(bulletin.GroupId);
        if (bulletin.SaidAt is not { } said || said + GroupCards.CanBeTakenBack > change.Now)
        {
            new GroupCards(change, mail).Remove(CardName.For(bulletin));
            return;
        }

        foreach (var sent in mail.CardsToRedraw(CardName.For(bulletin)))
            mail.Redraw(sent, group.Setup?.Language ?? settings.DefaultLanguage, Message.Of("bulletin.gone"), OutboxKind.Notice);
    }

    public void Congratulate(Group group, IReadOnlyList<long> people)
    {
        var names = people.Select(id => (object)Stores.People.Get(id).Name).ToArray();
        mail.Say(Address.Of(group), group.Setup!.Language, Message.Of(Wish(names)), OutboxKind.Notice, goodUntil: change.Timings.StartOf(change.Today.AddDays(1)), topic: group.Topic);
    }

    /// <summary>First names, and nothing else.</summary>
    public static Phrase Wish(params IReadOnlyList<object> names) => new(
        "birthday.happy",
        ("names", names.Count == 1 ? names[0] : new Phrase("birthday.and", ("first", Lines.Listed(names.SkipLast(1))), ("last", names[^1]))));

    /// <summary>What the server is asked about a birthday.</summary>
    public static StandingQuestion Whether(Stores stores, Birthday birthday)
    {
        var person = stores.People.Get(birthday.PersonId);
        return new StandingQuestion(Address.Of(stores.Groups.Get(birthday.GroupId)), Address.Of(person));
    }
}
