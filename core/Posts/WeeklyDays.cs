namespace Solidarity.Core.Posts;

/// <summary>Finds days that come back: "tous les samedis", "chaque mardi et jeudi", "du lundi au vendredi", "weekends".</summary>
internal static class WeeklyDays
{
    /// <summary>None when nothing comes back.</summary>
    public static Days Find(List<DateTerm> terms)
    {
        var repeats = false;
        var days = Days.None;
        for (var i = 0; i < terms.Count; i++)
        {
            repeats |= terms[i].IsDays || Repeats(terms, i) || RangeEnd(terms, i) > i;
            if (IsEvery(terms, i)) days |= SpanAfter(terms, i);
            var adverb = terms[i].Is("quotidien", "quotidienement", "daily") ? Days.All
                : terms[i].Is("weekdays") ? Days.Workdays
                : Days.None;
            repeats |= adverb != Days.None;
            days |= adverb;
        }
        return repeats ? Without(terms, days | Named(terms)) : Days.None;
    }

    /// <summary>All days that are named, whether or not it is said that they come back: who offers something "le samedi" means each of them.</summary>
    public static Days Said(List<DateTerm> terms) => Find(terms) is not Days.None and var weekly ? weekly : Without(terms, Named(terms));

    /// <summary>"Every other Saturday", "un samedi sur deux": it comes back, but not each week.</summary>
    public static bool IsRarer(List<DateTerm> terms)
    {
        for (var i = 0; i + 1 < terms.Count; i++)
        {
            if (terms[i].Is("sur") && terms[i + 1].Is("deux", "2", "trois", "3")) return true;
            if (terms[i].Is("every") && terms[i + 1].Is("other", "second", "two", "2")) return true;
            if (IsEvery(terms, i) && i + 3 < terms.Count && terms[i + 2].Is("2", "3", "deux", "trois", "quinze", "15")
                && (terms[i + 3].Is("semaines", "jours", "mois") || terms[i + 3].IsDays)) return true;
            if (IsEvery(terms, i) && After(terms, i) is { } next && next.Is("mois", "month")) return true;
        }
        return false;
    }

    private static bool IsEvery(List<DateTerm> terms, int i) =>
        terms[i].Is("chaque", "every", "each")
        || (terms[i].Is("tous", "toutes") && i + 1 < terms.Count && terms[i + 1].Is("les"));

    private static DateTerm? After(List<DateTerm> terms, int every)
    {
        var next = terms[every].Is("tous", "toutes") ? every + 2 : every + 1;
        return next < terms.Count ? terms[next] : null;
    }

    private static bool Repeats(List<DateTerm> terms, int i) =>
        IsEvery(terms, i) && After(terms, i) is { } next
        && (next.Kind == DateTermKind.Day || SpanAfter(terms, i) != Days.None || next.Is("semaine", "semaines", "week"));

    private static Days SpanAfter(List<DateTerm> terms, int every)
    {
        if (After(terms, every) is not { } next) return Days.None;
        if (next.Is("jour", "jours", "day", "matin", "matins", "soir", "soirs", "morning", "evening",
            "afternoon", "midi", "midis", "nuits", "night"))
            return Days.All;
        if (next.Is("weekend", "weekends")) return Days.Weekend;
        if (next.Is("weekday", "weekdays")) return Days.Workdays;
        // "toutes les semaines": its days are named elsewhere. "tous les week-ends" is cut at its hyphen.
        return next.Is("week") && next.After == '-' ? Days.Weekend : Days.None;
    }

    private static Days Named(List<DateTerm> terms)
    {
        var days = Days.None;
        for (var i = 0; i < terms.Count && !IsExcept(terms[i]); i++)
        {
            if (terms[i].Kind != DateTermKind.Day || !DateReading.IsDay(terms, i)) continue;
            var end = RangeEnd(terms, i);
            for (var day = terms[i].Value; ; day = day % 7 + 1)
            {
                days |= (Days)(1 << (day - 1));
                if (end == i || day == terms[end].Value) break;
            }
        }
        return days;
    }

    private static Days Without(List<DateTerm> terms, Days days)
    {
        var except = terms.FindIndex(IsExcept);
        if (except < 0) return days;
        return days & ~terms.Skip(except).Where(term => term.Kind == DateTermKind.Day)
            .Aggregate(Days.None, (those, term) => those | (Days)(1 << (term.Value - 1)));
    }

    private static bool IsExcept(DateTerm term) => term.Is("sauf", "except", "excepte", "hors");

    /// <summary>Where the range that begins here ends ("lundi au vendredi"); the same place when there is none.</summary>
    private static int RangeEnd(List<DateTerm> terms, int i) =>
        i + 2 < terms.Count && terms[i].Kind == DateTermKind.Day && terms[i].Sure && terms[i + 1].Is("au", "to", "until", "through")
        && terms[i + 2].Kind == DateTermKind.Day ? i + 2 : i;
}
