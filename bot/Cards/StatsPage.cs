using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Moderation;
using Solidarity.Core.Places;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Cards;

/// <summary>The figures in words: all that the picture shows stands here too, for whoever can't see it.</summary>
internal static class StatsPage
{
    private const int MostTowns = 10, WidestBar = 12;

    private const char NeedBlock = '█', OfferBlock = '▒', IntroductionBlock = '░';

    public static Lines Words(Turn turn, Statistics stats, string csv) => new("\n",
    [
        new Phrase("stats.title"),
        new Phrase("stats.needs", ("open", stats.OpenNeeds), ("all", stats.AllNeeds)),
        new Phrase("stats.offers", ("open", stats.OpenOffers), ("all", stats.AllOffers)),
        new Phrase("stats.introductions", ("n", stats.Introductions), ("done", stats.Done), ("waiting", stats.WaitingForModerator), ("answers", stats.WaitingForAnswers)),
        new Phrase("stats.to-decision", ("span", Span(stats.MedianToDecision))),
        new Phrase("stats.to-introduction", ("span", Span(stats.MedianToIntroduction))),
        .. WhoWaits(LongestWaiting.Of(turn)),
        new Phrase("stats.by-week"),
        .. stats.ByWeek.SkipWhile(week => IsEmpty(week) && week != stats.ByWeek[^1]).Select(week => new Phrase("stats.week", ("day", Dates.InItsYear(week.Monday)), ("needs", week.Needs), ("offers", week.Offers), ("introductions", week.Introductions))),
        stats.ByCategory.Count == 0 ? null : new Phrase("stats.by-category"),
        .. stats.ByCategory.Select(count => Category(turn, count)),
        stats.KindsLeftOut ? new Phrase("stats.kinds-left-out", ("n", SmallNumbers.Least)) : null,
        stats.ByArea.Count == 0 ? null : new Phrase("stats.by-area"),
        .. stats.ByArea.Take(MostTowns).Select(area => new Phrase("stats.area", ("town", Town(area.Insee)), ("needs", Told(area.Needs)), ("introductions", Told(area.Introductions)))),
        stats.ByArea.Count > MostTowns ? new Phrase("more", ("n", stats.ByArea.Count - MostTowns)) : null,
        stats.ByArea.Any(area => area.Needs is null || area.Introductions is null) ? new Phrase("stats.why-untold", ("n", SmallNumbers.Least)) : null,
        new Phrase("stats.as-table", ("command", new Markup(csv))),
    ]);

    /// <summary>The weeks as bars of signs, where no picture can be made.</summary>
    public static Lines Bars(Statistics stats)
    {
        var most = Math.Max(1, stats.ByWeek.Max(week => Math.Max(week.Needs, Math.Max(week.Offers, week.Introductions))));
        Markup Bar(char block, long count) => new(new string(block, (int)Math.Ceiling((double)count * WidestBar / most)));
        return new Lines("\n",
        [
            new Phrase("stats.bars", ("need", new Markup(NeedBlock.ToString())), ("offer", new Markup(OfferBlock.ToString())), ("introduction", new Markup(IntroductionBlock.ToString()))),
            .. stats.ByWeek.Select(week => new Phrase(
                "stats.bar",
                ("day", Dates.InItsYear(week.Monday)),
                ("bar", new Lines("", [Bar(NeedBlock, week.Needs), Bar(OfferBlock, week.Offers), Bar(IntroductionBlock, week.Introductions)])))),
        ]);
    }

    private static IEnumerable<Phrase> WhoWaits(IReadOnlyList<LongestWaiting> waiting) => waiting.Count == 0
        ? []
        : [new Phrase("stats.waits"), .. waiting.Select(one => new Phrase(one.ForDecision ? "stats.waits-decision" : "stats.waits-alone", ("reference", new Markup(one.Reference)), ("span", Dates.Span(one.Span))))];

    /// <summary>Weeks before the first that anything happened in tell nothing.</summary>
    private static bool IsEmpty(WeekCount week) => week is { Needs: 0, Offers: 0, Introductions: 0 };

    private static Phrase Category(Turn turn, CategoryCount count) => new(
        "stats.category",
        ("category", turn.Stores.Categories.Find(count.Category) is { } category ? category : count.Category),
        ("needs", count.Needs),
        ("offers", count.Offers));

    private static object Told(long? count) => count is { } told ? told : new Phrase("stats.untold");

    private static Phrase Town(string insee) =>
        Gazetteer.Shared.Find(insee) is { } commune ? PlaceQuestion.Named(commune.ToPlace()) : new Phrase("place.unknown", ("code", new Markup(PlainText.Escaped(insee))));

    private static Phrase Span(TimeSpan? span) => span is { } known ? Dates.Span(known) : new Phrase("stats.none-yet");
}
