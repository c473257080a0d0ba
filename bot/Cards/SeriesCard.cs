using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>What its own person sees of a need that goes date by date: its dates, each with where it stands, and a way to each.</summary>
internal static class SeriesCard
{
    /// <summary>Nobody was found for the same person each week: would date by date do?</summary>
    public static Message Suggest(Need need) => Message.Of(
        new Phrase("series.suggest", ("post", PostCard.Line(need))),
        [new Button("button.by-date-yes", new Action.ToPost("dates", need.Id, need.Version))],
        [new Button("button.same-still", new Action.ToPost("same", need.Id, need.Version))]);

    public static Message SameStill(Post post) => Message.Of(
        new Phrase("series.same-still", ("post", PostCard.Line(post))), [new Button("door.mine", new Action.Open("mine"))]);

    /// <summary>What happens next with a need that goes date by date; null for any other.</summary>
    public static Phrase? Opened(Turn turn, Post post) => post is not Need { GoesByDate: true } series ? null
        : Live(turn, series) is { Count: > 0 } dates ? new Phrase("series.opened", ("dates", Lines.Listed(dates.Select(date => (object)Day(date)))), ("n", KeepSeries.DaysAhead))
        : new Phrase("series.none-opened", ("n", KeepSeries.DaysAhead));

    /// <summary>The text that asks whether a post is to be closed.</summary>
    public static string CloseSure(Post post, bool introduced) => (post, introduced) switch
    {
        (Need { SeriesId: not null }, true) => "date.drop-sure-introduced",
        (Need { SeriesId: not null }, false) => "date.drop-sure",
        (_, true) => "post.close-sure-introduced",
        _ => "post.close-sure",
    };

    /// <summary>Which dates will stay where a series is closed; null where it has none.</summary>
    public static Phrase? Staying(Turn turn, Post post) => Kept(turn, post, "series.close-keeps");

    /// <summary>Which dates have stayed.</summary>
    public static Phrase? Stay(Turn turn, Post post) => Kept(turn, post, "series.closed-keeps");

    private static Phrase? Kept(Turn turn, Post post, string key) =>
        post is Need { SeriesId: null } series && turn.Stores.Posts.LiveDatesOf(series.Id).Where(date => Introduced(turn, date).Any()).ToArray() is { Length: > 0 } dates
            ? new Phrase(key, ("dates", Lines.Listed(dates.Select(date => (object)Day(date)))))
            : null;

    /// <summary>A line for each date of a series; nothing for any other post.</summary>
    public static IEnumerable<object> Dates(Turn turn, Post post, int longest)
    {
        if (post is not Need { SeriesId: null } series) return [];
        var lines = Live(turn, series).Select(date => (object)new Phrase("mine.date", ("date", Day(date)), ("state", Standing(turn, date)))).ToArray();
        var shown = Mine.Fitting(turn, lines, longest);
        return shown == lines.Length ? lines : [.. lines.Take(shown), new Phrase("mine.more-dates", ("n", lines.Length - shown))];
    }

    /// <summary>A button to each date.</summary>
    public static IEnumerable<IReadOnlyList<Button>> ToDates(Turn turn, Post post) => post is not Need { SeriesId: null } series ? []
        : Live(turn, series).Select(date => new Button(Day(date), new Action.ToPost("show", date.Id, date.Version))).Chunk(2);

    /// <summary>What can be done with one date.</summary>
    public static IReadOnlyList<Button>[] OfDate(Need date, long series) =>
    [
        .. date.IsLive ? (IReadOnlyList<Button>[])[[new Button(new Phrase("button.drop-date", ("date", Day(date))), new Action.ToPost("close", date.Id, date.Version))]] : [],
        ToSeries(series),
    ];

    public static IReadOnlyList<Button> ToSeries(long series) => [new Button("button.to-series", new Action.ToPost("show", series, 0))];

    /// <summary>Those that its series looks for, or for which somebody comes.</summary>
    private static IReadOnlyList<Need> Live(Turn turn, Need series) =>
        [.. turn.Stores.Posts.LiveDatesOf(series.Id).Where(date => KeepSeries.IsOf(series, date) || Introduced(turn, date).Any())];

    private static IEnumerable<Match> Introduced(Turn turn, Need date) => turn.Stores.Matches.LiveOf(date.Id).Where(match => match.State == MatchState.Introduced);

    private static Phrase Day(Need date) => Texts.Dates.Phrase(((When.On)date.When).Date);

    /// <summary>Who comes, and how the search for others stands.</summary>
    private static Lines Standing(Turn turn, Need date)
    {
        var matches = turn.Stores.Matches.LiveOf(date.Id);
        var coming = Introduced(turn, date).Select(match => turn.Stores.People.Get(match.HelperId)).Select(helper => (object)new Phrase("date.introduced", ("name", helper.Name), ("way", IntroductionCard.Reaching(helper)))).ToArray();
        Phrase Until(Match match) => Texts.Dates.Moment(match.AnswerBy(date, turn.Change.Timings), turn.Change.Timings.TimeZone);
        var search = matches.Where(match => match.State != MatchState.Introduced).OrderByDescending(match => match.State).FirstOrDefault() switch
        {
            { State: MatchState.Accepted } match => new Phrase("date.state-accepted", ("until", Until(match))),
            { State: MatchState.Waiting } => new Phrase("date.state-waiting"),
            { State: MatchState.Approved, IsHeldBack: false } match => new Phrase("date.state-approved", ("until", Until(match))),
            { } => new Phrase("date.state-proposed"),
            null when date.State == PostState.Filled => null,
            null => new Phrase(date.State == PostState.Paused ? "date.state-paused" : "date.state-open"),
        };
        return Lines.Dotted([.. coming, search]);
    }
}
