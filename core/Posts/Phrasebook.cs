using System.Diagnostics.CodeAnalysis;

namespace Solidarity.Core.Posts;

/// <summary>
/// Words and short expressions, and what they mean. Each word is written so:
/// <c>masque</c> with or without the plural, <c>répar*</c> any word that starts so, <c>cours=</c> just this form,
/// <c>#</c> any number. Whole words only: "chat" isn't found in "achat".
/// </summary>
internal sealed class Phrasebook<TMeaning>(bool leaveOutSmallWords)
{
    private readonly Dictionary<string, Expression> all = [];
    private readonly Starts plain = new(), exact = new(), stems = new(), numbers = new();

    /// <exception cref="FormatException">Nothing is left to look for, or a stem is too short to tell anything.</exception>
    public void Add(string written, TMeaning meaning)
    {
        var parts = PartsOf(written, leaveOutSmallWords);
        if (parts.Length == 0) throw new FormatException($"Nothing to look for in \"{written}\".");
        var key = string.Join(' ', parts);
        if (!all.TryGetValue(key, out var expression))
        {
            all.Add(key, expression = new Expression(parts, []));
            StartsOf(parts[0].Form).Add(expression);
        }
        expression.Meanings.Add(meaning);
    }

    /// <returns>None where it consists of small words alone, in the plural too ("avecs").</returns>
    /// <exception cref="FormatException">A stem is too short to tell anything.</exception>
    public static Part[] PartsOf(string written, bool leaveOutSmallWords) =>
        [.. written.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Part.Parse).Where(part => !leaveOutSmallWords || !SmallWords.Contains(part.Text))];

    /// <summary>From left to right, the longest expression at each place; a word belongs to one expression only.</summary>
    public IEnumerable<Expression> FindIn(IEnumerable<Word> sentence)
    {
        var words = !leaveOutSmallWords && sentence is List<Word> whole ? whole : [.. sentence.Where(word => !leaveOutSmallWords || !SmallWords.Contains(word.Text))];
        for (var i = 0; i < words.Count;)
        {
            if (LongestAt(words, i) is { } found)
            {
                yield return found;
                i += found.Parts.Length;
            }
            else
            {
                i++;
            }
        }
    }

    private Expression? LongestAt(List<Word> words, int at)
    {
        Expression? best = null;
        var word = words[at];
        Consider(exact, word.Text);
        Consider(plain, word.Singular);
        // Few words begin as any stem does: the others need no look at each of their beginnings.
        if (stems.MayBegin(word.Text))
        {
            for (var length = Math.Min(word.Text.Length, stems.LongestKey); length >= Part.ShortestStem; length--) Consider(stems, word.Text.AsSpan(0, length));
        }
        if (word.IsNumber) Consider(numbers, "");
        return best;

        void Consider(Starts starts, ReadOnlySpan<char> key)
        {
            if (!starts.TryGet(key, out var expressions)) return;
            foreach (var expression in expressions)
            {
                // Equal numbers of words: the first considered is the most exact one.
                if (expression.Parts.Length > (best?.Parts.Length ?? 0) && expression.FollowsAt(words, at)) best = expression;
            }
        }
    }

    private Starts StartsOf(Form form) => form switch
    {
        Form.Plain => plain,
        Form.Exact => exact,
        Form.Stem => stems,
        _ => numbers,
    };

    internal sealed record Expression(Part[] Parts, List<TMeaning> Meanings)
    {
        public bool FollowsAt(List<Word> words, int at)
        {
            if (at + Parts.Length > words.Count) return false;
            for (var i = 0; i < Parts.Length; i++)
            {
                if (!Parts[i].Matches(words[at + i])) return false;
            }
            return true;
        }
    }

    internal enum Form { Plain, Exact, Stem, Number }

    /// <summary>One word of an expression; <paramref name="Text"/> is folded, and without plural when plain.</summary>
    internal readonly record struct Part(string Text, Form Form)
    {
        public const int ShortestStem = 3;

        public static IEnumerable<Part> Parse(string written)
        {
            if (written == "#") return [new Part("", Form.Number)];
            var form = written[^1] switch { '*' => Form.Stem, '=' => Form.Exact, _ => Form.Plain };
            var words = Folding.Words(written);
            if (form == Form.Stem && words is not [{ Text.Length: >= ShortestStem }])
                throw new FormatException($"\"{written}\" is no stem.");
            return words.Select(word => new Part(form == Form.Plain ? word.Singular.ToString() : word.Text, form));
        }

        public bool Matches(Word word) => Form switch
        {
            Form.Plain => word.Singular.SequenceEqual(Text),
            Form.Exact => word.Text == Text,
            Form.Stem => word.Text.StartsWith(Text, StringComparison.Ordinal),
            _ => word.IsNumber,
        };
    }

    /// <summary>Expressions by their first word.</summary>
    private sealed class Starts
    {
        private readonly Dictionary<string, List<Expression>> byFirst = [];
        private readonly HashSet<(char, char, char)> beginnings = [];

        public int LongestKey { get; private set; }

        public void Add(Expression expression)
        {
            var key = expression.Parts[0].Text;
            if (!byFirst.TryGetValue(key, out var list)) byFirst.Add(key, list = []);
            list.Add(expression);
            LongestKey = Math.Max(LongestKey, key.Length);
            if (key.Length >= Part.ShortestStem) beginnings.Add((key[0], key[1], key[2]));
        }

        /// <summary>Whether some key has the same first letters, as many as the shortest stem has.</summary>
        public bool MayBegin(string word) => word.Length >= Part.ShortestStem && beginnings.Contains((word[0], word[1], word[2]));

        public bool TryGet(ReadOnlySpan<char> key, [NotNullWhen(true)] out List<Expression>? expressions) =>
            byFirst.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out expressions);
    }
}
