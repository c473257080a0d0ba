using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>The second yes to an announcement, its end before the end, and a neighbour's wish to have none any more.</summary>
internal static class AnnouncementPresses
{
    public static void Take(Turn turn, Action.Announce press)
    {
        if (turn.Stores.Announcements.Find(press.Announcement) is not { } announcement)
        {
            turn.Toast("button.unknown");
            return;
        }

        if (press.Verb == "show")
        {
            var card = new Moderators(turn.Change, turn.Mail, turn.Settings).Announcements.Card(announcement);
            turn.Mail.Say(turn.Incoming.Where, turn.Language, card, OutboxKind.Answer, CardName.For(announcement));
            return;
        }

        turn.Touch(CardName.For(announcement));
        turn.Toast(press.Verb == "stop"
            ? Said(StopAnnouncement.Run(turn.Change, turn.Speaker.Id, announcement.Id, turn.Role == Role.Administrator))
            : Said(turn, DecideAnnouncement.Run(turn.Change, turn.Speaker, announcement.Id, press.Verb == "yes", (who, communes) => Announcements.MaySpeakFor(turn.Stores, turn.Settings, who, communes))));
    }

    private static Phrase Said(StopAnnouncement.Outcome outcome) => outcome switch
    {
        StopAnnouncement.Outcome.Stopped { Announcement.Reached: 0 } => "announce.you-stopped",
        StopAnnouncement.Outcome.Stopped stopped => new Phrase("announce.you-stopped-halfway", ("n", stopped.Announcement.Reached)),
        StopAnnouncement.Outcome.IsOver { Announcement.State: AnnouncementState.Sent } => "announce.is-sent",
        StopAnnouncement.Outcome.IsOver => "announce.is-over",
        StopAnnouncement.Outcome.NotYours => "announce.stop-not-yours",
        _ => "button.unknown",
    };

    private static Phrase Said(Turn turn, DecideAnnouncement.Outcome outcome) => outcome switch
    {
        DecideAnnouncement.Outcome.Decided { Announcement.State: AnnouncementState.Confirmed } => "announce.you-confirmed",
        DecideAnnouncement.Outcome.Decided => "announce.you-refused",
        DecideAnnouncement.Outcome.WasDecided { Announcement.State: AnnouncementState.Stopped } => "announce.stopped-already",
        DecideAnnouncement.Outcome.WasDecided { Announcement: { DecidedBy: { } by } decided } => new Phrase(
            decided.State == AnnouncementState.Refused ? "announce.refused-already" : "announce.confirmed-already", ("name", turn.Stores.People.Get(by).Name)),
        DecideAnnouncement.Outcome.WasDecided => "announce.lapsed-already",
        DecideAnnouncement.Outcome.IsOnes => "announce.is-ones-own",
        DecideAnnouncement.Outcome.TooNew => "announce.too-new",
        DecideAnnouncement.Outcome.IsElsewhere => "announce.is-elsewhere",
        DecideAnnouncement.Outcome.AuthorMayNot => "announce.author-may-not",
        DecideAnnouncement.Outcome.EnoughToday => new Phrase("announce.enough-today", ("most", Announcement.MostADay)),
        _ => "button.unknown",
    };

    /// <summary>The announcement itself stays where it is; only the answer about it changes.</summary>
    public static void Wish(Turn turn, bool wanted)
    {
        turn.Stores.Announcements.SetQuiet(turn.Speaker.Id, wanted ? null : turn.Now);
        if (wanted) turn.Answer(Message.Of("announce.wanted", [new Button("announce.button-quiet", new Action.Announcements(Wanted: false))]));
        else turn.Say(Message.Of("announce.quiet", [new Button("announce.button-wanted", new Action.Announcements(Wanted: true))]));
    }
}
