using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Core.Moderation;

namespace Solidarity.Bot.Turns;

/// <summary>The second yes to an announcement, and a neighbour's wish to have none any more.</summary>
internal static class AnnouncementPresses
{
    public static void Take(Turn turn, Action.Announce press)
    {
        var outcome = DecideAnnouncement.Run(turn.Change, turn.Speaker, press.Announcement, press.Yes, (who, communes) => Announcements.MaySpeakFor(turn.Stores, turn.Settings, who, communes));
        if (turn.Stores.Announcements.Find(press.Announcement) is { } announcement) turn.Touch(CardName.For(announcement));
        turn.Toast(outcome switch
        {
            DecideAnnouncement.Outcome.Decided { Announcement.State: AnnouncementState.Confirmed } => "announce.you-confirmed",
            DecideAnnouncement.Outcome.Decided => "announce.you-refused",
            DecideAnnouncement.Outcome.WasDecided { Announcement: { DecidedBy: { } by } decided } => new Phrase(
                decided.State == AnnouncementState.Refused ? "announce.refused-already" : "announce.confirmed-already", ("name", turn.Stores.People.Get(by).Name)),
            DecideAnnouncement.Outcome.WasDecided => "announce.lapsed-already",
            DecideAnnouncement.Outcome.IsOnes => "announce.is-ones-own",
            DecideAnnouncement.Outcome.IsElsewhere => "announce.is-elsewhere",
            DecideAnnouncement.Outcome.AuthorMayNot => "announce.author-may-not",
            DecideAnnouncement.Outcome.EnoughToday => new Phrase("announce.enough-today", ("most", Announcement.MostADay)),
            _ => "button.unknown",
        });
    }

    /// <summary>The announcement itself stays where it is; only the answer about it changes.</summary>
    public static void Wish(Turn turn, bool wanted)
    {
        turn.Stores.Announcements.SetQuiet(turn.Speaker.Id, wanted ? null : turn.Now);
        if (wanted) turn.Answer(Message.Of("announce.wanted", [new Button("announce.button-quiet", new Action.Announcements(Wanted: false))]));
        else turn.Say(Message.Of("announce.quiet", [new Button("announce.button-wanted", new Action.Announcements(Wanted: true))]));
    }
}
