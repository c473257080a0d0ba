using System.Collections.Frozen;

namespace Solidarity.Core.Posts;

internal enum DateTermKind { Word, Number, Day, Month }

/// <summary>A word of a typed answer, and what it may be in a date.</summary>
/// <param name="Value">The number; 1 for Monday to 7 for Sunday; 1 to 12 for a month; 0 for a word.</param>
/// <param name="Sure">False for abbreviations that are also everyday words ("sun", "jeu", "mar"): what stands around decides.</param>
internal readonly record struct DateTerm(string Text, DateTermKind Kind, int Value, char After, bool Sure = true)
{
    /// <summary>What a number of more than six digits is read as: no day, no year.</summary>
    public const int HugeNumber = 9_999_999;

    private const int ShortestForgiven = 4;

    private static readonly FrozenDictionary<string, (DateTermKind Kind, int Value)> Names = Build(
        ("lundi mardi mercredi jeudi vendredi samedi dimanche", DateTermKind.Day),
        ("monday tuesday wednesday thursday friday saturday sunday", DateTermKind.Day),
        ("janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre", DateTermKind.Month),
        ("january february march april may june july august september october november december", DateTermKind.Month));

    private static readonly FrozenDictionary<string, (DateTermKind Kind, int Value)> Abbreviations = Build(
        ("lun mar mer jeu ven sam dim", DateTermKind.Day),
        ("mon tue wed thu fri sat sun", DateTermKind.Day),
        ("- tues - thur - - -", DateTermKind.Day),
        ("- - - thurs - - -", DateTermKind.Day),
        ("janv fevr - avr - - juil - sept oct nov dec", DateTermKind.Month),
        ("jan fev - apr - jun jul aug sep - - -", DateTermKind.Month),
        ("- feb - - - - jui - - - - -", DateTermKind.Month));

    private static readonly FrozenSet<string> LikeNames = new[]
    {
        // A letter away from mardi, march, mars, april, lundi, june; everyday words all the same.
        "mari", "maris", "marche", "match", "marchi", "lunch", "hardi",
    }.Select(Fold).ToFrozenSet();

    public static List<DateTerm> Read(string typed) => [.. Folding.Words(typed).Select(From)];

    public bool Is(params ReadOnlySpan<string> words) => words.Contains(Text);

    /// <summary>Whether it is the plural of a day ("samedis", "Saturdays"): then each of them is meant.</summary>
    public bool IsDays => Kind == DateTermKind.Day && Sure && Text[^1] == 's';

    private static DateTerm From(Word word)
    {
        if (word.IsNumber)
            return new(word.Text, DateTermKind.Number, word.Text.Length <= 6 ? int.Parse(word.Text) : HugeNumber, word.After);
        if (Names.TryGetValue(word.Text, out var name) || Names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word.Singular, out name))
            return new(word.Text, name.Kind, name.Value, word.After);
        if (Abbreviations.TryGetValue(word.Text, out var abbreviation))
            return new(word.Text, abbreviation.Kind, abbreviation.Value, word.After, Sure: false);
        if (Forgive(word.Text) is { } near) return new(word.Text, near.Kind, near.Value, word.After);
        return new(word.Text, DateTermKind.Word, 0, word.After);
    }

    /// <summary>The only name within one slip of what was typed: a letter more, less, other, or two swapped.</summary>
    private static (DateTermKind Kind, int Value)? Forgive(string typed)
    {
        if (typed.Length < ShortestForgiven || typed.Length > 10 || LikeNames.Contains(typed)) return null;
        (DateTermKind, int)? found = null;
        foreach (var (name, meaning) in Names)
        {
            if (name.Length <= ShortestForgiven || !IsOneSlip(typed, name)) continue;
            if (found is not null && found != meaning) return null;
            found = meaning;
        }
        return found;
    }

    private static bool IsOneSlip(ReadOnlySpan<char> typed, ReadOnlySpan<char> name)
    {
        if (Math.Abs(typed.Length - name.Length) > 1) return false;
        var same = typed.CommonPrefixLength(name);
        var a = typed[same..];
        var b = name[same..];
        if (a.Length > b.Length) return a[1..].SequenceEqual(b);
        if (a.Length < b.Length) return b[1..].SequenceEqual(a);
        return a.Length == 0 || a[1..].SequenceEqual(b[1..])
            || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]));
    }

    private static string Fold(string word) => Folding.Words(word)[0].Text;

    private static FrozenDictionary<string, (DateTermKind, int)> Build(params ReadOnlySpan<(string Names, DateTermKind Kind)> lists)
    {
        var all = new Dictionary<string, (DateTermKind, int)>();
        foreach (var (names, kind) in lists)
        {
            var inOrder = names.Split(' ');
            for (var i = 0; i < inOrder.Length; i++)
            {
                if (inOrder[i] != "-") all.TryAdd(Fold(inOrder[i]), (kind, i + 1));
            }
        }
        return all.ToFrozenDictionary();
    }
}
