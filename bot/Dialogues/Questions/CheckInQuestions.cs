using System.Globalization;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.CheckIns;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues.Questions;

internal enum DaysPage { Start, Several, One }

/// <param name="Ticked">On the page of several days.</param>
internal sealed record DaysWork(DaysPage Page, Days Ticked);

/// <summary>On which days? Every day, some of them, or one a week.</summary>
internal sealed class CheckInDaysQuestion : Question<DaysWork, Days>
{
    public override Prompt Put(DaysWork work, Surroundings here) => work.Page switch
    {
        DaysPage.Several => new Prompt(new Phrase("checkin.ask-days"),
        [
            .. Days.All.Each()
                .Select(day => new Choice("day" + day.IsoNumber(), work.Ticked.Contains(day) ? Lines.Of(new Phrase("button.ticked", ("label", Dates.DayName(day)))) : Lines.Of(Dates.DayName(day))))
                .Chunk(2).Select(row => (IReadOnlyList<Choice>)row),
            work.Ticked == Days.None ? [new Choice("start", "button.other-times")] : [new Choice("done", "button.done")],
        ]),
        DaysPage.One => new Prompt(new Phrase("checkin.ask-day"),
        [
            .. Days.All.Each().Select(day => new Choice("day" + day.IsoNumber(), Lines.Of(Dates.DayName(day)))).Chunk(2).Select(row => (IReadOnlyList<Choice>)row),
            [new Choice("start", "button.other-times")],
        ]),
        _ => new Prompt(new Phrase(here.Person.IsByPhone ? "checkin.ask-rhythm-phone" : "checkin.ask-rhythm", ("name", here.Person.Name)),
        [
            [new Choice("daily", "button.every-day")],
            [new Choice("several", "button.some-days")],
            [new Choice("one", "button.once-a-week")],
        ]),
    };

    public override Reading<DaysWork, Days> Read(DaysWork work, Reply reply, Surroundings here) => (reply as Reply.Chosen)?.Token switch
    {
        "daily" => Answered(Days.All),
        "several" => Turned(new DaysWork(DaysPage.Several, Days.None)),
        "one" => Turned(new DaysWork(DaysPage.One, Days.None)),
        "start" => Turned(new DaysWork(DaysPage.Start, Days.None)),
        "done" when work.Ticked != Days.None => Answered(work.Ticked),
        ['d', 'a', 'y', >= '1' and <= '7' and var number] when work.Page == DaysPage.One => Answered((Days)(1 << (number - '1'))),
        ['d', 'a', 'y', >= '1' and <= '7' and var number] when work.Page == DaysPage.Several => Turned(work with { Ticked = work.Ticked ^ (Days)(1 << (number - '1')) }),
        _ => Again("expected.button"),
    };
}

/// <param name="ByPhone">Whether the person has only a phone: then another question follows.</param>
internal sealed record HourOf(int Hour, bool ByPhone);

/// <summary>At which hour? A button, or typed as people type it ("9", "9h", "9:00").</summary>
internal sealed class HourQuestion : Question<Nothing, HourOf>
{
    private static readonly Prompt Chat = Asked("checkin.ask-hour"), Phone = Asked("checkin.ask-hour-phone");

    public override Prompt Put(Nothing work, Surroundings here) => here.Person.IsByPhone ? Phone : Chat;

    public override Reading<Nothing, HourOf> Read(Nothing work, Reply reply, Surroundings here)
    {
        var typed = reply switch { Reply.Chosen chosen => chosen.Token, Reply.Written written => Digits(written.Text), _ => "" };
        return int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour is >= Rhythm.FirstHour and <= Rhythm.LastHour
            ? Answered(new HourOf(hour, here.Person.IsByPhone))
            : Again("checkin.expected-hour");
    }

    private static Prompt Asked(string key) => new(
        new Phrase(key),
        [
            .. Enumerable.Range(Rhythm.FirstHour, Rhythm.LastHour - Rhythm.FirstHour + 1)
                .Select(hour => new Choice(hour.ToString(CultureInfo.InvariantCulture), new Phrase("hour", ("n", hour))))
                .Chunk(4).Select(row => (IReadOnlyList<Choice>)row),
        ]);

    /// <summary>"9 h 00" is nine; half past nine is no full hour.</summary>
    private static string Digits(string typed)
    {
        var bare = typed.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal).ToLowerInvariant();
        foreach (var end in (string[])["h00", ":00", "heures", "h"])
        {
            if (bare.EndsWith(end, StringComparison.Ordinal)) return bare[..^end.Length];
        }

        return bare;
    }
}
