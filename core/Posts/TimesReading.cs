namespace Solidarity.Core.Posts;

/// <summary>
/// Reads at which times of a week somebody who writes about their help has time: "le samedi", "tous les soirs", "weekday mornings". What is said of one date, of an hour,
/// or in two ways is not read: then the question is put without.
/// </summary>
public static class TimesReading
{
    private static readonly string[] Once = ["ce", "cet", "cette", "this", "next", "prochain", "prochaine", "demain", "tomorow", "aujourd", "aujourdhui", "today", "tonight", "dans"];

    private static readonly string[] Hours = ["h", "heure", "heures", "am", "pm", "clock"];

    private static readonly string[] Not = ["pas", "not", "jamais", "never", "ni", "sans", "without", "don"];

    /// <returns><see cref="WeeklyTimes.None"/> where nothing is said of it, or not clearly.</returns>
    public static WeeklyTimes In(string? sentence)
    {
        if (sentence is null) return WeeklyTimes.None;
        var terms = DateTerm.Read(sentence);
        if (terms.Any(term => term.Kind == DateTermKind.Month || term.Is(Once) || term.Is(Hours) || term.Is(Not)) || WeeklyDays.IsRarer(terms) || IsADate(terms)) return WeeklyTimes.None;
        if (IsAny(terms)) return WeeklyTimes.Any;
        var weekend = HasWeekend(terms);
        var days = WeeklyDays.Said(terms) | (weekend ? Days.Weekend : Days.None);
        var parts = Parts(terms);
        // "sauf le week-end" is not the week-end; and which part is it of which day, where there are several of both?
        if (weekend && terms.Any(term => term.Is("sauf", "except", "hors")) || parts.Count > 1 && days.Each().Count() > 1) return WeeklyTimes.None;
        if (parts.Count == 0) return days == Days.None ? WeeklyTimes.None : WeeklyTimes.None.With(days);
        return parts.Aggregate(WeeklyTimes.None, (times, part) => times.With(days == Days.None ? Days.All : days, part));
    }

    /// <summary>"samedi 12".</summary>
    private static bool IsADate(List<DateTerm> terms) =>
        terms.Zip(terms.Skip(1)).Any(pair => pair.First is { Kind: DateTermKind.Day, Sure: true } && pair.Second.Kind == DateTermKind.Number);

    private static bool IsAny(List<DateTerm> terms) => terms.Any(term => term.Is("anytime", "whenever")) || Follows(terms, "any", "time") || Follows(terms, "importe", "quand");

    private static bool HasWeekend(List<DateTerm> terms) => terms.Any(term => term.Is("weekend", "weekends")) || Follows(terms, "week", "end") || Follows(terms, "week", "ends");

    /// <summary>The parts of a day that are named, each once.</summary>
    internal static List<DayPart> Parts(List<DateTerm> terms)
    {
        List<DayPart> parts = [];
        if (terms.Any(term => term.Is("matin", "matins", "matinee", "matinees", "morning", "mornings"))) parts.Add(DayPart.Morning);
        if (terms.Any(term => term.Is("afternoon", "afternoons", "apresmidi")) || Follows(terms, "apres", "midi") || Follows(terms, "apres", "midis")) parts.Add(DayPart.Afternoon);
        if (terms.Any(term => term.Is("soir", "soirs", "soiree", "soirees", "evening", "evenings"))) parts.Add(DayPart.Evening);
        return parts;
    }

    private static bool Follows(List<DateTerm> terms, string first, string second) => terms.Zip(terms.Skip(1)).Any(pair => pair.First.Text == first && pair.Second.Text == second);
}
