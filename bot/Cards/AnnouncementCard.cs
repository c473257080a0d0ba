using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.Places;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>An announcement as neighbours read it, and as the team does while it is to be confirmed.</summary>
internal static class AnnouncementCard
{
    /// <summary>So many communes are named; of more it is said how many.</summary>
    private const int Named = 3;

    public static Message ForNeighbours(Announcement announcement, string botName) =>
        Message.Of(Letter(announcement.Communes, announcement.Words, botName), [new Button("announce.button-quiet", new Action.Announcements(Wanted: false))]);

    /// <summary>The text itself, without its button.</summary>
    public static Lines Letter(IReadOnlyList<string> communes, string words, string botName) =>
        new("\n", [new Phrase("announce.headline", ("area", Area(communes, botName))), Paragraphs(words)]);

    /// <summary>The same with its button as text: where it is looked at, it is not to be pressed.</summary>
    public static Lines Preview(IReadOnlyList<string> communes, string words, string botName) =>
        new("\n", [Letter(communes, words, botName), new Phrase("announce.preview-button", ("label", new Phrase("announce.button-quiet")))]);

    /// <summary>For somebody of the team who is asked for the second yes, and what became of it.</summary>
    /// <param name="readers">How many it would reach now, the team among them.</param>
    /// <param name="isEnough">Whether these communes have had as many as may be, so that it waits for tomorrow.</param>
    public static Message ForTheTeam(Stores stores, Announcement announcement, int readers, bool isEnough, Settings settings)
    {
        var waits = announcement.State == AnnouncementState.Waiting;
        var author = stores.People.Get(announcement.AuthorId).Name;
        return new Message(
            new Lines("\n\n",
            [
                waits
                    ? new Phrase("announce.to-confirm", ("reference", new Markup(announcement.Reference)), ("name", author), ("n", readers))
                    : new Lines("\n", [new Phrase("announce.of", ("reference", new Markup(announcement.Reference)), ("name", author)), Standing(stores, announcement)]),
                Preview(announcement.Communes, announcement.Words, settings.BotName),
                waits && stores.Groups.CountIn(announcement.Communes) is > 0 and var groups ? new Phrase("announce.reaches-groups", ("n", groups)) : null,
                waits && isEnough ? new Phrase("announce.enough-today", ("most", Announcement.MostADay)) : null,
                waits ? new Phrase("announce.until", ("until", Dates.Moment(announcement.LapsesAt, settings.Timings.TimeZone))) : null,
            ]),
            [
                .. waits ? (IReadOnlyList<Button>[])[[To("yes", "announce.button-confirm")], [To("no", "announce.button-refuse")]] : [],
                .. announcement.IsUnderWay ? (IReadOnlyList<Button>[])[[To("stop", waits ? "announce.button-withdraw" : "announce.button-stop")]] : [],
            ]);

        Button To(string verb, string label) => new(label, new Action.Announce(verb, announcement.Id));
    }

    /// <summary>The communes by name, the largest first, or the whole platform by its own.</summary>
    public static object Area(IReadOnlyList<string> communes, string botName)
    {
        if (communes.Count == 0) return botName;
        var largest = communes.Select(Gazetteer.Shared.Find).OfType<Commune>().OrderByDescending(commune => commune.Population);
        IEnumerable<object> names = largest.Take(Named).Select(commune => PlaceQuestion.Named(commune.ToPlace()));
        return Lines.Listed(communes.Count > Named ? names.Append(new Phrase("more", ("n", communes.Count - Named))) : names);
    }

    /// <summary>One line for lists: "A1 · Vitry-sur-Seine (94) · Mona".</summary>
    public static Lines Line(Stores stores, Announcement announcement, string botName) => Lines.Dotted(
        new Markup($"<b>{announcement.Reference}</b>"), Area(announcement.Communes, botName), stores.People.Get(announcement.AuthorId).Name);

    private static Phrase Standing(Stores stores, Announcement announcement) => announcement.State == AnnouncementState.Stopped
        ? announcement.StoppedBy is { } stopper
            ? new Phrase("announce.was-stopped", ("name", stores.People.Get(stopper).Name), ("n", announcement.Reached))
            : new Phrase("announce.was-stopped-by-itself", ("n", announcement.Reached))
        : announcement is { State: AnnouncementState.Sent, DecidedBy: { } second }
        ? new Phrase("announce.was-sent", ("name", stores.People.Get(second).Name), ("n", announcement.Reached))
        : announcement.DecidedBy is { } by
        ? new Phrase(announcement.State == AnnouncementState.Refused ? "announce.was-refused" : "announce.was-confirmed", ("name", stores.People.Get(by).Name))
        : "announce.was-lapsed";

    /// <summary>Line by line as it was written, with no more than one empty line between two others.</summary>
    private static Lines Paragraphs(string words)
    {
        var lines = new List<object>();
        foreach (var line in words.Split('\n').Select(PlainText.AsWritten))
        {
            if (line.Length > 0 || lines.Count > 0 && lines[^1] is not "") lines.Add(line.Length > 0 ? new TownWords(line) : line);
        }

        return new Lines("\n", lines);
    }
}
