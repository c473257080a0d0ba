namespace Solidarity.Core.Places;

/// <summary>How many slips of a finger lie between two words: a letter too many, too few, wrong, or two swapped.</summary>
internal static class Typos
{
    private const int LongestName = 64;

    /// <summary>The number of slips (Damerau-Levenshtein, each letter moved once), or more than <paramref name="most"/>.</summary>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length > LongestName || b.Length > LongestName) return most + 1;
        Span<int> before = stackalloc int[LongestName + 1], last = stackalloc int[LongestName + 1],
            row = stackalloc int[LongestName + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var least = row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                var slips = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    slips = Math.Min(slips, before[j - 2] + 1);
                row[j] = slips;
                least = Math.Min(least, slips);
            }
            if (least > most) return most + 1;
            var free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[b.Length];
    }
}
