namespace Solidarity.Core.Places;

/// <summary>How many slips of a finger lie between two words: a letter too many, too few, wrong, or two swapped.</summary>
internal static class Typos
{
    private const int LongestName = 64;

    /// <summary>The number of slips (Damerau-Levenshtein, each letter moved once), or more than <paramref name="most"/>.</summary>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        var same = a.CommonPrefixLength(b);
        a = a[same..];
        b = b[same..];
        if (Math.Abs(a.Length - b.Length) > most || Math.Max(a.Length, b.Length) > LongestName) return most + 1;
        if (a.IsEmpty || b.IsEmpty) return a.Length + b.Length;

        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            // Farther than `most` from the diagonal everything is more than `most`.
            var (first, end) = (Math.Max(1, i - most), Math.Min(b.Length, i + most));
            var least = row[first - 1] = first == 1 ? i : most + 1;
            for (var j = first; j <= end; j++)
            {
                var above = j < i + most ? last[j] : most + 1;
                var slips = Math.Min(Math.Min(above, row[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
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
        return Math.Min(last[b.Length], most + 1);
    }
}
