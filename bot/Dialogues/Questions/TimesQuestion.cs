using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>At which times of the week? Shortcuts, or days × morning, afternoon, evening.</summary>
internal sealed class TimesQuestion : Question<WeeklyTimes, WeeklyTimes>
{
    private static readonly DayPart[] Parts = [DayPart.Morning, DayPart.Afternoon, DayPart.Evening];

    public override Prompt Put(WeeklyTimes ticked, Surroundings here)
    {
        List<IReadOnlyList<Choice>> rows =
        [
            [new Choice("any", new Phrase("button.any-time"))],
            [new Choice("evenings", new Phrase("button.evenings")), new Choice("weekends", new Phrase("button.weekends"))],
        ];
        foreach (var day in Days.All.Each())
        {
            rows.Add([.. Parts.Select(part => new Choice(
                $"{day.IsoNumber()}{(int)part}",
                new Phrase(ticked.Has(day, part) ? "button.slot-ticked" : "button.slot", ("day", Dates.ShortDayName(day)), ("part", new Phrase($"part.{(int)part}")))))]);
        }
        if (!ticked.IsEmpty) rows.Add([new Choice("done", new Phrase("button.done"))]);
        return new Prompt(Lines.Of(new Phrase("ask.times"), new Phrase(ticked.IsEmpty ? "ask.times-hint" : "ask.times-more")), rows);
    }

    public override Reading<WeeklyTimes, WeeklyTimes> Read(WeeklyTimes ticked, Reply reply, Surroundings here)
    {
        if (reply is Reply.Written { Text: var typed })
        {
            if (!ticked.IsEmpty && YesReading.IsDone(typed)) return Answered(ticked);
            if (TimesReading.In(typed) is { IsEmpty: false } said) return Turned(ticked.With(said));
        }

        if (reply is not Reply.Chosen chosen) return Again("expected.times");
        switch (chosen.Token)
        {
            case "any": return Answered(WeeklyTimes.Any);
            case "evenings": return Answered(WeeklyTimes.Evenings);
            case "weekends": return Answered(WeeklyTimes.Weekends);
            case "done": return ticked.IsEmpty ? Again("expected.times") : Answered(ticked);
        }
        return chosen.Token is [>= '1' and <= '7', >= '0' and <= '2']
            ? Turned(ticked.Toggle((DayOfWeek)((chosen.Token[0] - '0') % 7), (DayPart)(chosen.Token[1] - '0')))
            : Again("expected.times");
    }

    /// <summary>Times in words: "any time", "evenings", or each day with its parts.</summary>
    public static object InWords(WeeklyTimes times)
    {
        if (times == WeeklyTimes.Any) return new Phrase("times.any");
        if (times == WeeklyTimes.Evenings) return new Phrase("times.evenings");
        if (times == WeeklyTimes.Weekends) return new Phrase("times.weekends");
        return new Lines(" ; ", [.. Days.All.Each().Where(d => Parts.Any(p => times.Has(d, p))).Select(d => new Phrase(
            "times.day",
            ("day", Dates.DayName(d)),
            ("parts", Parts.All(p => times.Has(d, p)) ? new Phrase("times.all-day") : Lines.Listed(Parts.Where(p => times.Has(d, p)).Select(p => new Phrase($"part.{(int)p}"))))))]);
    }
}
