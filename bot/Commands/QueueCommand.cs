using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Places;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Commands;

/// <summary>What waits for the team, oldest first, with the counts on top; by kind and by commune where one wishes.</summary>
internal sealed class QueueCommand() : ChatCommand("queue", "file", Role.Moderator)
{
    private const int Page = 8, MostTowns = 6;

    private static readonly QueueKind[] Kinds = Enum.GetValues<QueueKind>();

    /// <summary>Named on top only where something waits.</summary>
    private static readonly QueueKind[] Rare = [QueueKind.Alerted, QueueKind.Reported, QueueKind.Appealed, QueueKind.Held, QueueKind.Announced];

    /// <param name="arguments">A commune or a postal code; all where there is none.</param>
    public override void Run(Turn turn, string arguments)
    {
        if (arguments.Length == 0)
        {
            Show(turn, new Action.Queue(null, null, 0));
            return;
        }
        switch (Gazetteer.Shared.Search(arguments))
        {
            case PlaceSearch.One one: Show(turn, new Action.Queue(null, one.Commune.Insee, 0)); break;
            case PlaceSearch.Several several:
                turn.Say(Message.Of(
                    "queue.which-town",
                    [.. several.Communes.Select(c => (IReadOnlyList<Button>)[new Button(PlaceQuestion.Named(c.ToPlace()), new Action.Queue(null, c.Insee, 0))])]));
                break;
            default: turn.Say(Message.Of("queue.no-such-town", [new Button("button.queue", new Action.Queue(null, null, 0))])); break;
        }
    }

    public static void Show(Turn turn, Action.Queue asked)
    {
        var (queue, before) = (turn.Stores.Queue, turn.Now - Timings.NeedWaitsTooLong);
        // Whoever decides in some communes sees what waits there, and all of it where they ask for it.
        var own = Team.AreaOf(turn.Stores, turn.Speaker, Team.All(turn.Stores, turn.Settings));
        var area = asked.Town switch { null => own, Action.Queue.Everywhere => Area.Everywhere, { } town => Area.Of(town) };
        var counts = queue.Count(area, before, turn.Speaker.Id);
        var pages = Kinds.ToDictionary(k => k, k => Reads(asked, k) ? queue.Page(k, area, before, asked.From, Page, turn.Speaker.Id) : []);
        var proposed = turn.Stores.Matches.Of(pages[QueueKind.Proposed]);
        var alone = turn.Stores.Posts.Needs(pages[QueueKind.Alone]);
        var silent = turn.Stores.Matches.Of(pages[QueueKind.Silent]);
        var held = turn.Stores.Posts.With(pages[QueueKind.Held]);
        var reported = turn.Stores.Reports.With(pages[QueueKind.Reported]);
        var appealed = turn.Stores.Sanctions.With(pages[QueueKind.Appealed]);
        var announced = turn.Stores.Announcements.With(pages[QueueKind.Announced]);
        var alerted = turn.Stores.CheckInRounds.With(pages[QueueKind.Alerted]);
        var text = new Lines("\n\n",
        [
            new Lines("\n",
            [
                new Phrase("queue.title", ("proposed", counts.Of(QueueKind.Proposed)), ("alone", counts.Of(QueueKind.Alone)), ("silent", counts.Of(QueueKind.Silent))),
                Rare.Any(k => counts.Of(k) > 0) ? Lines.Dotted([.. Rare.Where(k => counts.Of(k) > 0).Select(k => new Phrase("queue.count-" + Name(k), ("n", counts.Of(k))))]) : null,
                asked.Town switch
                {
                    null when own.IsAllBut => own.IsEverywhere ? null : new Phrase("queue.in-all-but", ("n", own.Communes.Count)),
                    null => new Phrase("queue.in-area", ("n", own.Communes.Count)),
                    Action.Queue.Everywhere => new Phrase("queue.in-all"),
                    { } insee => new Phrase("queue.in-town", ("town", TownNamed(insee))),
                },
            ]),
            Section("queue.alerted", alerted.Select(c => Waits(turn, AlertCard.Line(turn.Stores, c), c.TeamToldAt!.Value, Hand(turn, DeskCase.Of(c))))),
            Section("queue.reported", reported.Select(r => Waits(turn, ReportCard.Line(turn.Stores, r), r.At, Hand(turn, DeskCase.Of(r))))),
            Section("queue.appealed", appealed.Select(s => Waits(turn, Lines.Dotted(new Markup($"<b>{s.Reference}</b>"), new Phrase("penalty." + s.Kind.ToString().ToLowerInvariant())), s.AppealedAt!.Value, Hand(turn, DeskCase.Of(s))))),
            Section("queue.held", held.Select(p => Waits(turn, PostCard.Line(p), p.HeldSince!.Value, Hand(turn, DeskCase.Of(p))))),
            Section("queue.announced", announced.Select(a => Waits(turn, AnnouncementCard.Line(turn.Stores, a, turn.Settings.BotName), a.WrittenAt))),
            Section("queue.proposed", proposed.Select(m => Waits(turn, MatchCard.Line(m, turn.Stores.Posts.GetNeed(m.NeedId)), m.ProposedAt, Hand(turn, m)))),
            Section("queue.alone", alone.Select(n => Waits(turn, PostCard.Line(n), n.PublishedAt))),
            Section("queue.silent", silent.Select(m => Waits(turn, MatchCard.Line(m, turn.Stores.Posts.GetNeed(m.NeedId)), m.IntroducedAt!.Value))),
            counts.All == 0 ? new Phrase(area.IsEverywhere ? "queue.empty" : "queue.empty-here") : null,
        ]);
        turn.Answer(Message.Of(text,
        [
            .. alerted.Select(c => Look(c.Reference, new Action.OnAlert(DeskVerb.Show, c.Id))).Concat(reported.Select(r => Look(r.Reference, new Action.OnReport(DeskVerb.Show, r.Id))))
                .Concat(appealed.Select(s => Look(s.Reference, new Action.OnAppeal(DeskVerb.Show, s.Id))))
                .Concat(held.Select(p => Look(p.Reference, new Action.ShowHeld(p.Id))))
                .Concat(announced.Select(a => Look(a.Reference, new Action.Announce("show", a.Id)))).Chunk(4),
            .. proposed.Concat(silent).Select(m => new Button(new Phrase("button.open-match", ("match", new Markup(m.Reference))), new Action.Decide("show", m.Id))).Chunk(4),
            .. Turning(asked, counts),
            .. Filters(turn, asked, area, counts),
            .. asked.Town != Action.Queue.Everywhere && !own.IsEverywhere ? (IReadOnlyList<Button>[])[[new Button("button.queue-everywhere", new Action.Queue(null, Action.Queue.Everywhere, 0))]] : [],
        ]));
    }

    /// <summary>Later pages are of one kind only: of proposals, where none was chosen.</summary>
    private static bool Reads(Action.Queue asked, QueueKind kind) => asked.Kind is { } one ? kind == one : asked.From == 0 || kind == QueueKind.Proposed;

    private static Button Look(string reference, Action open) => new(new Phrase("button.open-match", ("match", new Markup(reference))), open);

    private static string Name(QueueKind kind) => kind.ToString().ToLowerInvariant();

    private static Lines? Section(string title, IEnumerable<Lines> lines)
    {
        var all = lines.ToArray();
        return all.Length == 0 ? null : new Lines("\n", [new Phrase(title), .. all]);
    }

    private static Lines Waits(Turn turn, Lines line, DateTimeOffset since, Phrase? hand = null) =>
        new(" · ", [line, Dates.Span(turn.Now - since), hand]);

    /// <summary>Who has it in hand.</summary>
    private static Phrase? Hand(Turn turn, Reference subject) => Hand(turn, turn.Stores.Claims.Of(subject.ToString(), turn.Now));

    private static Phrase? Hand(Turn turn, Match match) => Hand(turn, match.ClaimAt(turn.Now));

    private static Phrase? Hand(Turn turn, Claim? has) =>
        has is { } claim ? new Phrase("queue.taken", ("name", turn.Stores.People.Get(claim.By).Name)) : null;

    private static IEnumerable<IReadOnlyList<Button>> Turning(Action.Queue asked, QueueCounts counts)
    {
        var last = counts.Of(asked.Kind ?? QueueKind.Proposed);
        List<Button> row = [];
        if (asked.From > 0) row.Add(new Button("button.earlier", asked with { From = Math.Max(0, asked.From - Page) }));
        if (last > asked.From + Page) row.Add(new Button("button.more", asked with { From = asked.From + Page }));
        if (row.Count > 0) yield return row;
    }

    private static IEnumerable<IReadOnlyList<Button>> Filters(Turn turn, Action.Queue asked, Area area, QueueCounts counts)
    {
        var kinds = Kinds.Where(k => k != asked.Kind && counts.Of(k) > 0).ToArray();
        if (asked.Kind is not null || kinds.Length > 1)
        {
            foreach (var row in kinds.Select(k => new Button(new Phrase("button.queue-" + Name(k), ("n", counts.Of(k))), new Action.Queue(k, asked.Town, 0))).Chunk(3)) yield return row;
        }
        if (asked.Town is null or Action.Queue.Everywhere && asked.Kind is null or QueueKind.Proposed && turn.Stores.Queue.Towns(area, MostTowns) is { Count: > 1 } towns)
        {
            foreach (var row in towns.Select(t => new Button(new Phrase("button.queue-town", ("town", TownNamed(t.Insee)), ("n", t.Waiting)), new Action.Queue(asked.Kind, t.Insee, 0))).Chunk(2))
                yield return row;
        }
        if (asked.Town is not null || asked.Kind is not null) yield return [new Button("button.queue-all", new Action.Queue(null, null, 0))];
    }

    private static Phrase TownNamed(string insee) =>
        Gazetteer.Shared.Find(insee) is { } commune ? PlaceQuestion.Named(commune.ToPlace()) : new Phrase("place.unknown", ("code", new Markup(PlainText.Escaped(insee))));
}
