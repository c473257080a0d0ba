using System.Globalization;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues.Questions;

internal enum WhenPage { Start, Dates, Days, Repeat }

/// <param name="Ticked">Days of the week ticked so far, on the page of days; those that were chosen, on the page of who is to come.</param>
internal sealed record WhenWork(WhenPage Page, Days Ticked)
{
    public static readonly WhenWork Start = new(WhenPage.Start, Days.None);

    /// <summary>Who is to come on these days of each week.</summary>
    public static WhenWork WhoComes(Days days) => new(WhenPage.Repeat, days);
}

/// <summary>When is it needed? Buttons, a page of dates, a page of weekdays, or a date in words. What is needed each week asks who is to come.</summary>
internal sealed class WhenQuestion : Question<WhenWork, When>
{
    /// <summary>How many days the page of dates shows, from the day after tomorrow.</summary>
    private const int DatesShown = 12;

    private const string EachWeek = "week";

    private static readonly Prompt Start = new(new Phrase("ask.when"),
    [
        [new Choice("asap", new Phrase("button.asap"))],
        [new Choice("today", new Phrase("button.today")), new Choice("tomorrow", new Phrase("button.tomorrow"))],
        [new Choice("weekend", new Phrase("button.weekend")), new Choice("dates", new Phrase("button.a-date"))],
        [new Choice("days", new Phrase("button.weekly"))],
    ]);

    public override Prompt Put(WhenWork work, Surroundings here) => work.Page switch
    {
        WhenPage.Dates => new Prompt(new Phrase("ask.date"),
        [
            .. Enumerable.Range(2, DatesShown).Select(n => here.Today.AddDays(n))
                .Select(OnDate)
                .Chunk(3).Select(row => (IReadOnlyList<Choice>)row),
            [new Choice("start", new Phrase("button.other-times"))],
        ]),
        WhenPage.Days => new Prompt(new Phrase("ask.days"),
        [
            .. Days.All.Each()
                .Select(day => new Choice("day" + day.IsoNumber(), work.Ticked.Contains(day) ? Lines.Of(new Phrase("button.ticked", ("label", Dates.DayName(day)))) : Lines.Of(Dates.DayName(day))))
                .Chunk(2).Select(row => (IReadOnlyList<Choice>)row),
            work.Ticked == Days.None ? [new Choice("start", new Phrase("button.other-times"))] : [new Choice("done", new Phrase("button.done"))],
        ]),
        WhenPage.Repeat => new Prompt(new Phrase("ask.repeat", ("when", Dates.Wanted(When.Weekly(work.Ticked)))),
        [
            [new Choice("same", new Phrase("button.same-person"))],
            [new Choice("bydate", new Phrase("button.by-date"))],
        ]),
        _ => Start,
    };

    public override Reading<WhenWork, When> Read(WhenWork work, Reply reply, Surroundings here) => reply switch
    {
        Reply.Chosen chosen => Chosen(work, chosen.Token, here.Today),
        Reply.Written written when work.Page == WhenPage.Days => Tick(work, written.Text),
        Reply.Written written when work.Page == WhenPage.Repeat && RepeatReading.ByDate(written.Text) is { } byDate => Answered(When.Weekly(work.Ticked, byDate)),
        Reply.Written written => DateReading.Read(written.Text, here.Today) switch
        {
            // What was chosen for each week is not thrown away by a word that may mean a date.
            var reading when work.Page == WhenPage.Repeat && reading is not WhenReading.Understood { When: When.EveryWeek } => Again("expected.repeat"),
            WhenReading.SeveralDays several => Again(new Phrase("expected.one-day", ("days", Named(several.Days))), EachOf(several.Days, here.Today)),
            WhenReading.Understood { When: When.EveryWeek weekly } => Turned(WhenWork.WhoComes(weekly.Days)),
            WhenReading.Understood understood => Answered(understood.When, new Phrase("heard.when", ("when", Dates.Wanted(understood.When)))),
            WhenReading.Past => Again("expected.not-past"),
            WhenReading.TooFar => Again("expected.not-so-far"),
            _ => Again("expected.when"),
        },
        _ => Again("expected.when"),
    };

    /// <summary>Days in words tick their boxes; "c'est tout" goes on with those that are ticked.</summary>
    private static Reading<WhenWork, When> Tick(WhenWork work, string typed) => DateReading.DaysIn(typed) switch
    {
        Days.None when work.Ticked != Days.None && YesReading.IsDone(typed) => Turned(WhenWork.WhoComes(work.Ticked)),
        Days.None => Again("expected.days"),
        var days => Turned(work with { Ticked = work.Ticked | days }),
    };

    /// <summary>Each week on all of these days, or the next of each, once.</summary>
    private static IReadOnlyList<IReadOnlyList<Choice>> EachOf(Days days, DateOnly today) =>
    [
        [new Choice(EachWeek + string.Concat(days.Each().Select(day => day.IsoNumber())), new Phrase("button.each-week", ("days", Named(days))))],
        .. Enumerable.Range(1, 7).Select(today.AddDays).Where(date => days.Contains(date.DayOfWeek)).Select(OnDate).Chunk(3),
    ];

    private static Lines Named(Days days) => Lines.Listed(days.Each().Select(day => Dates.DayName(day)));

    private static Choice OnDate(DateOnly date) => new(
        date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), new Phrase("button.date", ("weekday", Dates.ShortDayName(date.DayOfWeek)), ("day", date.Day), ("month", date.Month)));

    private static Reading<WhenWork, When> Chosen(WhenWork work, string token, DateOnly today)
    {
        switch (token)
        {
            case "asap": return Answered(When.Soonest);
            case "today": return Answered(When.Today(today));
            case "tomorrow": return Answered(When.Tomorrow(today));
            case "weekend": return Answered(When.ThisWeekend(today));
            case "dates": return Turned(new WhenWork(WhenPage.Dates, Days.None));
            case "days": return Turned(new WhenWork(WhenPage.Days, Days.None));
            case "start": return Turned(WhenWork.Start);
            case "done" when work.Ticked != Days.None: return Turned(WhenWork.WhoComes(work.Ticked));
            case "same" or "bydate" when work.Ticked != Days.None: return Answered(When.Weekly(work.Ticked, byDate: token == "bydate"));
        }
        if (token is ['d', 'a', 'y', >= '1' and <= '7']) return Turned(work with { Ticked = work.Ticked ^ (Days)(1 << (token[3] - '1')) });
        if (token.StartsWith(EachWeek, StringComparison.Ordinal) && token[EachWeek.Length..] is { Length: > 0 and <= 7 } numbers && numbers.All(number => number is >= '1' and <= '7'))
            return Turned(WhenWork.WhoComes(numbers.Aggregate(Days.None, (those, number) => those | (Days)(1 << (number - '1')))));
        // A page of dates may be pressed on a later day: what has passed by then is asked again.
        if (DateOnly.TryParseExact(token, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date < today ? Again("expected.not-past") : date.DayNumber - today.DayNumber > When.FurthestDays ? Again("expected.not-so-far") : Answered(When.OnDate(date, today));
        return Again("expected.when");
    }
}
