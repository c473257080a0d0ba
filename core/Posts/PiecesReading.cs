using System.Globalization;
using System.Text.Json;

namespace Solidarity.Core.Posts;

/// <summary>
/// Reads how many pieces somebody means: "500", "1 000", "env. 30", "une dizaine", "two dozen". What could be read in two ways is not read: then the
/// question is put.
/// </summary>
public static class PiecesReading
{
    /// <summary>So many words behind a number may say of what it is.</summary>
    private const int WordsBehind = 3;

    /// <summary>So many words before a number may say that so many are asked for: "il me faut au moins deux personnes".</summary>
    private const int WordsBefore = 4;

    private static readonly Lazy<Data> Loaded = new(() => new Data(JsonSerializer.Deserialize<Written>(Resource.Text("pieces.json"), JsonSerializerOptions.Web)!));

    private enum Kind { None, Digits, Word, Times }

    /// <summary>
    /// The one number in an answer to "how many?"; null where there is none, more than one, or it is measured: "3 km", "2 heures". It may be more, or less, than can be.
    /// </summary>
    public static int? Answer(string typed)
    {
        var words = Folding.Words(typed);
        return Counted(words) is [var run] && Behind(words, run) is [var unit, ..] && Data.Has(Loaded.Value.Units, unit) ? null : Number(typed);
    }

    /// <summary>The one number in it, whatever it is of.</summary>
    internal static int? Number(string typed) =>
        Counted(Folding.Words(typed)) is [{ Value: { } value, IsBelowZero: false }] && !typed.TrimStart().StartsWith('-') ? value : null;

    /// <summary>Of more than one, "un" and "one" are rather words than numbers: "un peu plus de 30".</summary>
    private static List<Run> Counted(List<Word> words)
    {
        var runs = Runs(words);
        if (runs.Count > 1) runs.RemoveAll(run => run.IsLoneOne);
        return runs;
    }

    private static Word[] Behind(List<Word> words, Run run) =>
        [.. words.Skip(run.To).SkipWhile(word => word.Text is "de" or "d" or "of").TakeWhile(word => !word.IsNumber).Take(WordsBehind)];

    /// <summary>Whether somebody typed a number below zero, which is never one of pieces: "-5", "moins 5".</summary>
    public static bool IsBelowZero(string typed) => Folding.Words(typed) is var words && Runs(words) is [{ IsBelowZero: true }];

    /// <summary>The number of pieces that a free sentence speaks of: one number, said of one of these kinds of things. Null where it isn't clear.</summary>
    public static int? In(string? sentence, params IReadOnlyList<Category> categories)
    {
        if (sentence is null) return null;
        var words = Folding.Words(sentence);
        int?[] said = [.. Runs(words).Where(run => !run.IsLoneOne && IsOfPieces(words, run, categories)).Select(run => run.IsBelowZero ? null : run.Value)];
        return said is [{ } value] && value is >= 1 and <= Post.MostPieces ? value : null;
    }

    /// <summary>
    /// How many people a sentence asks for: "il me faut deux personnes", "we need 2 strong men". Null where it isn't clear, or speaks of others: a meal for two people.
    /// </summary>
    public static int? Helpers(string? sentence)
    {
        if (sentence is null) return null;
        var words = Folding.Words(sentence);
        int?[] said = [.. Runs(words).Where(run => !run.IsLoneOne && !run.IsBelowZero && IsOfHelpers(words, run)).Select(run => run.Value)];
        return said is [{ } value] && value is >= 2 and <= Post.MostPlaces ? value : null;
    }

    private static bool IsOfHelpers(List<Word> words, Run run)
    {
        var data = Loaded.Value;
        var before = words.Take(run.From).TakeLast(WordsBefore).ToArray();
        return words.Skip(run.To).Take(2).Any(word => data.Helpers.Contains(word.Singular.ToString()) || data.Helpers.Contains(word.Text))
            && before.Any(word => data.Asking.Contains(word.Text)) && !(before is [.., { Text: "pour" or "for" or "avec" or "with" or "chez" }]);
    }

    private static bool IsOfPieces(List<Word> words, Run run, IReadOnlyList<Category> categories)
    {
        var data = Loaded.Value;
        if (run.From > 0 && data.Sizes.Contains(words[run.From - 1].Text)) return false;
        var behind = Behind(words, run);
        if (behind.Length == 0 || Data.Has(data.Measures, behind[0]) || Data.Has(data.Units, behind[0])) return false;
        if (data.Pieces.Contains(behind[0].Singular.ToString())) return true;
        return Categories.Shared.Read(string.Join(' ', behind.Select(word => word.Text))) is CategoryReading.Clear clear && categories.Contains(clear.Category);
    }

    /// <summary>Numbers as they follow each other: "two hundred and fifty" is one of them, "20 30" one that means nothing.</summary>
    private static List<Run> Runs(List<Word> words)
    {
        var runs = new List<Run>();
        for (var at = 0; at < words.Count;)
        {
            if (KindOf(words[at]) == Kind.None)
            {
                at++;
                continue;
            }

            var from = at;
            while (at < words.Count && (KindOf(words[at]) != Kind.None || at + 1 < words.Count && words[at].Text is "et" or "and" && KindOf(words[at + 1]) is Kind.Word or Kind.Times)) at++;
            runs.Add(new Run(
                from, at, Value(words[from..at]),
                IsLoneOne: at == from + 1 && KindOf(words[from]) == Kind.Word && Loaded.Value.Numbers[words[from].Text] == 1,
                IsBelowZero: words[from..at].Any(word => word.IsBelowZero) || IsMinus(words, from - 1)));
        }

        return runs;
    }

    /// <summary>"moins 5", "minus 5"; but "au moins 5" is five and more, and "plus ou moins 5" about five.</summary>
    private static bool IsMinus(List<Word> words, int at) =>
        at >= 0 && words[at].Text is "moins" or "minus" && !(at > 0 && words[at - 1].Text is "au" or "du" or "ou" or "or");

    internal static bool IsPartOfANumber(Word word) => KindOf(word) != Kind.None || word.Text is "et" or "and";

    private static Kind KindOf(Word word) =>
        word.IsNumber ? Kind.Digits
        : Loaded.Value.Numbers.ContainsKey(word.Text) ? Kind.Word
        : Loaded.Value.Times.ContainsKey(word.Singular.ToString()) ? Kind.Times
        : Kind.None;

    private static int? Value(List<Word> run)
    {
        long total = 0, current = 0;
        for (var at = 0; at < run.Count; at++)
        {
            switch (KindOf(run[at]))
            {
                case Kind.Digits when at > 0: return null;
                case Kind.Digits:
                    if (Grouped(run, ref at) is not { } digits) return null;
                    current = digits;
                    break;
                case Kind.Times:
                    var times = Loaded.Value.Times[run[at].Singular.ToString()];
                    current = Math.Max(1, current) * times;
                    if (times >= 1000) (total, current) = (total + current, 0);
                    break;
                case Kind.Word when run[0].IsNumber: return null;
                case Kind.Word:
                    current = And(current, Loaded.Value.Numbers[run[at].Text]);
                    break;
            }

            if (total + current > int.MaxValue) return null;
        }

        return (int)(total + current);
    }

    /// <summary>"soixante dix" is their sum, and so is "cent vingt"; but "quatre vingt" is four times twenty.</summary>
    private static long And(long before, int number) => number == 20 && before % 100 == 4 ? before + 76 : before + number;

    /// <summary>"1 000", "1.000" and "1,000" are one number: groups of three digits behind the first.</summary>
    private static long? Grouped(List<Word> run, ref int at)
    {
        var digits = run[at].Text;
        if (digits.Length > 9) return null;
        while (digits is ['1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9', ..] && digits.Length is <= 3 or 6 && at + 1 < run.Count && run[at + 1] is { IsNumber: true, Text.Length: 3 } && run[at].After is ' ' or '.' or ',' or '\u00a0' or '\u202f' or '\'' or '’')
            digits += run[++at].Text;
        return long.Parse(digits, CultureInfo.InvariantCulture);
    }

    /// <param name="From">Its first word, and <paramref name="To"/> the one behind it.</param>
    /// <param name="IsLoneOne">"un", "one": rather a word than a number.</param>
    /// <param name="IsBelowZero">No number of things, whatever its digits.</param>
    private sealed record Run(int From, int To, int? Value, bool IsLoneOne, bool IsBelowZero);

    private sealed record Written(Dictionary<string, int> Numbers, Dictionary<string, int> Times, string[] Helpers, string[] Asking, string[] Pieces, string[] Measures, string[] Units, string[] Sizes);

    /// <summary>The words as they are compared.</summary>
    private sealed class Data(Written written)
    {
        public IReadOnlyDictionary<string, int> Numbers { get; } = Folded(written.Numbers);

        public IReadOnlyDictionary<string, int> Times { get; } = Folded(written.Times);

        public IReadOnlySet<string> Helpers { get; } = Folded(written.Helpers);

        public IReadOnlySet<string> Asking { get; } = Folded(written.Asking);

        public IReadOnlySet<string> Pieces { get; } = Folded(written.Pieces);

        /// <summary>What is counted, but is no thing.</summary>
        public IReadOnlySet<string> Measures { get; } = Folded(written.Measures);

        /// <summary>What a number of them measures.</summary>
        public IReadOnlySet<string> Units { get; } = Folded(written.Units);

        public IReadOnlySet<string> Sizes { get; } = Folded(written.Sizes);

        /// <summary>In the plural too.</summary>
        public static bool Has(IReadOnlySet<string> words, Word word) => words.Contains(word.Text) || words.Contains(word.Singular.ToString());

        private static Dictionary<string, int> Folded(Dictionary<string, int> words) => words.ToDictionary(word => Folding.Words(word.Key)[0].Text, word => word.Value);

        private static HashSet<string> Folded(string[] words) => [.. words.Select(word => Folding.Words(word)[0].Text)];
    }
}
