namespace Solidarity.Core.Posts;

/// <summary>
/// Reads a typed answer to "when?", in French or English, alone or within a sentence: what comes back each week first, then
/// the first date from the left, and "as soon as possible" only if there is no date. A weekday is the next one to come,
/// never today, unless "ce" or "this" stands before it.
/// </summary>
public static class DateReading
{
    private static readonly string[] Soon =
    [
        "dès que possible", "dès que vous pouvez", "au plus vite", "le plus vite possible", "le plus tôt possible", "au plus tôt",
        "vite", "urgent", "urgente", "urgence", "urgently", "asap", "as soon as possible", "as soon as you can", "maintenant", "now",
        "tout de suite", "immédiatement", "immediately", "right away", "quickly", "soon", "rapidement", "bientôt", "n'importe quand",
        "peu importe", "quand vous voulez", "quand vous pouvez", "any time", "anytime", "any day", "whenever",
    ];

    private static readonly string[] NotSoon = ["pas urgent", "rien d'urgent", "pas d'urgence", "not urgent", "vite fait", "no rush"];

    private static readonly string[] Bounds = ["depuis", "avant", "jusqu", "jusque", "partir", "apres", "entre", "since", "before", "until", "till", "after", "between", "from", "by"];

    private static readonly Phrasebook<bool> Haste = BuildHaste();

    private static readonly string[] Few =
        ["", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"];

    private static readonly string[] FewEnglish =
        ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    public static WhenReading Read(string typed, DateOnly today)
    {
        var terms = DateTerm.Read(typed);
        if (WeeklyDays.IsRarer(terms)) return new WhenReading.NotUnderstood();
        var weekly = WeeklyDays.Find(terms);
        if (weekly != Days.None) return new WhenReading.Understood(When.Weekly(weekly));
        for (var i = 0; i < terms.Count; i++)
        {
            if (i > 0 && IsNegation(terms, i - 1)) continue;
            if (ReadAt(terms, i, today) is { } reading) return reading is WhenReading.Understood { When: When.On first } && OnlyNamed(terms, i, today) is { } days ? new WhenReading.SeveralDays(days, first) : reading;
        }
        return Haste.FindIn(Folding.Words(typed)).FirstOrDefault() is { } found && found.Meanings[0]
            ? new WhenReading.Understood(When.Soonest)
            : new WhenReading.NotUnderstood();
    }

    /// <summary>
    /// The one day, or days of each week, that a sentence about something else says. Null where it says none, several to choose from, or a day that bounds a time
    /// rather than being it: "depuis lundi", "avant samedi".
    /// </summary>
    public static When? In(string sentence, DateOnly today) =>
        DateTerm.Read(sentence).Any(term => term.Is(Bounds)) ? null : Read(sentence, today) is WhenReading.Understood understood ? understood.When : null;

    /// <summary>The days of the week in an answer that names some and nothing else: "mardi et vendredi", "le week-end", "tous les jours". None where it doesn't.</summary>
    public static Days DaysIn(string typed)
    {
        var terms = DateTerm.Read(typed);
        if (WeeklyDays.IsRarer(terms) || terms.Any(term => term.Kind is DateTermKind.Month or DateTermKind.Number) || terms.Index().Any(term => IsNegation(terms, term.Index) && !term.Item.Is("sauf", "except"))) return Days.None;
        var weekend = terms.Index().Any(term => Has(terms, term.Index, "week", "end") || Has(terms, term.Index, "week", "ends") || term.Item.Is("weekend", "weekends"));
        return WeeklyDays.Said(terms) | (weekend ? Days.Weekend : Days.None);
    }

    /// <summary>The days from here on, where there are several of them and the first is no more than that: "lundi 30 novembre ou mardi" is a date.</summary>
    private static Days? OnlyNamed(List<DateTerm> terms, int first, DateOnly today)
    {
        if (!IsDay(terms, first) || CalendarDates.ReadAt(terms, first, today) is not null) return null;
        var days = Enumerable.Range(first, terms.Count - first).Where(i => IsDay(terms, i) && !(i > 0 && IsNegation(terms, i - 1)))
            .Aggregate(Days.None, (named, i) => named | (Days)(1 << (terms[i].Value - 1)));
        return days.Each().Count() > 1 ? days : null;
    }

    /// <summary>Whether the term at this place really names a day: "sun", "jeu" or "mon" may be everyday words.</summary>
    internal static bool IsDay(List<DateTerm> terms, int i)
    {
        if (terms[i].Kind != DateTermKind.Day) return false;
        if (terms[i].Sure || terms.Count == 1) return true;
        var next = i + 1 < terms.Count ? terms[i + 1] : default;
        return (i + 1 < terms.Count && (terms[i].After == '.' || next.Kind == DateTermKind.Number
                || next.Is("matin", "soir", "midi", "prochain", "morning", "afternoon", "evening", "next")))
            || (i > 0 && (terms[i - 1].Kind == DateTermKind.Number || terms[i - 1].Is("chaque", "every", "each", "next", "this", "on")));
    }

    private static WhenReading? ReadAt(List<DateTerm> terms, int i, DateOnly today) =>
        Relative(terms, i, today) ?? Weekend(terms, i, today) ?? CalendarDates.ReadAt(terms, i, today) ?? Weekday(terms, i, today);

    private static WhenReading? Relative(List<DateTerm> terms, int i, DateOnly today)
    {
        bool Follow(params ReadOnlySpan<string> words) => Has(terms, i, words);
        if (Follow("avant", "hier") || Follow("hier") || Follow("yesterday")) return new WhenReading.Past();
        if (Follow("apres", "demain") || Follow("day", "after", "tomorow")) return WhenReading.Of(today.AddDays(2), today);
        if (Follow("demain") || Follow("tomorow")) return WhenReading.Of(today.AddDays(1), today);
        if (Follow("aujourd", "hui") || Follow("aujourdhui") || Follow("ajd") || Follow("today") || Follow("tonight")
            || Follow("ce", "soir") || Follow("ce", "matin") || Follow("ce", "midi") || Follow("cet", "apres") || Follow("this", "morning")
            || Follow("this", "afternoon") || Follow("this", "evening"))
            return WhenReading.Of(today, today);
        return Distance(terms, i) is { } days ? WhenReading.Of(today.AddDays(days), today) : null;
    }

    /// <summary>"Dans 3 jours", "in two weeks", in days; as the French say it, "huit jours" are a week and "quinze jours" two.</summary>
    private static int? Distance(List<DateTerm> terms, int i)
    {
        if (i + 2 >= terms.Count || !terms[i].Is("dans", "in", "ici")) return null;
        var count = terms[i + 1];
        var unit = terms[i + 2];
        var isWeek = unit.Is("semaine", "semaines", "week", "weeks");
        if (!isWeek && !unit.Is("jour", "jours", "day", "days")) return null;
        if (!isWeek && count.Is("huit")) return 7;
        if (!isWeek && count.Is("quinze")) return 14;
        var number = count.Kind == DateTermKind.Number ? Math.Min(count.Value, 1000)
            : count.Is("une", "a") ? 1
            : Math.Max(Array.IndexOf(Few, count.Text), Array.IndexOf(FewEnglish, count.Text));
        return number < 0 ? null : number * (isWeek ? 7 : 1);
    }

    private static WhenReading? Weekend(List<DateTerm> terms, int i, DateOnly today)
    {
        var cut = Has(terms, i, "week", "end");
        if (!cut && !terms[i].Is("weekend", "wkend", "wk")) return null;
        var last = cut ? i + 1 : i;
        if (IsLast(terms, last) || (i > 0 && terms[i - 1].Is("last"))) return new WhenReading.Past();
        var weekend = When.ThisWeekend(today);
        var later = IsNext(terms, i, last) && weekend.Saturday <= today;
        return new WhenReading.Understood(later ? When.OnWeekend(weekend.Saturday.AddDays(7), today) : weekend);
    }

    private static WhenReading? Weekday(List<DateTerm> terms, int i, DateOnly today)
    {
        if (!IsDay(terms, i)) return null;
        if (IsLast(terms, i) || (i > 0 && terms[i - 1].Is("last"))) return new WhenReading.Past();
        var ahead = (terms[i].Value - today.DayOfWeek.IsoNumber() + 7) % 7;
        if (ahead == 0 && !(i > 0 && terms[i - 1].Is("ce", "this"))) ahead = 7;
        if (Has(terms, i + 1, "en", "huit") || Has(terms, i + 1, "en", "8")) ahead += 7;
        if (Has(terms, i + 1, "en", "quinze") || Has(terms, i + 1, "en", "15")) ahead += 14;
        if (SaysNextWeek(terms)) ahead = 7 - today.DayOfWeek.IsoNumber() + terms[i].Value;
        if (terms[i].Value == 6 && EitherWithSunday(terms, i))
            return new WhenReading.Understood(When.OnWeekend(today.AddDays(ahead), today));
        return WhenReading.Of(today.AddDays(ahead), today);
    }

    private static bool EitherWithSunday(List<DateTerm> terms, int saturday) =>
        saturday + 2 < terms.Count && terms[saturday + 1].Is("ou", "et", "or", "and") && terms[saturday + 2] is { Kind: DateTermKind.Day, Value: 7 };

    private static bool SaysNextWeek(List<DateTerm> terms) =>
        Enumerable.Range(0, terms.Count).Any(i => Has(terms, i, "semaine", "prochaine") || Has(terms, i, "next", "week"));

    private static bool IsNext(List<DateTerm> terms, int first, int last) =>
        (first > 0 && terms[first - 1].Is("next")) || (last + 1 < terms.Count && terms[last + 1].Is("prochain", "suivant"));

    private static bool IsLast(List<DateTerm> terms, int i) => i + 1 < terms.Count && terms[i + 1].Is("dernier", "pase");

    /// <summary>"Pas lundi", "pas le lundi", "not Monday".</summary>
    private static bool IsNegation(List<DateTerm> terms, int i) =>
        terms[i].Is("pas", "sauf", "not", "except", "non") || (i > 0 && terms[i].Is("le", "on", "ce") && terms[i - 1].Is("pas", "sauf", "not", "non"));

    private static bool Has(List<DateTerm> terms, int at, params ReadOnlySpan<string> words)
    {
        if (at + words.Length > terms.Count) return false;
        for (var i = 0; i < words.Length; i++)
        {
            if (terms[at + i].Text != words[i]) return false;
        }
        return true;
    }

    private static Phrasebook<bool> BuildHaste()
    {
        var book = new Phrasebook<bool>(leaveOutSmallWords: false);
        foreach (var written in Soon) book.Add(written, true);
        foreach (var written in NotSoon) book.Add(written, false);
        return book;
    }
}
