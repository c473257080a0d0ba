namespace Solidarity.Bot.Turns;

/// <summary>Buttons and keys come in rows, and keep them on their way from a question to a channel.</summary>
internal static class Rows
{
    /// <summary>The same rows, with something else made of each thing in them.</summary>
    public static TOther[][] Each<T, TOther>(this IReadOnlyList<IReadOnlyList<T>> rows, Func<T, TOther> make)
    {
        var others = new TOther[rows.Count][];
        for (var i = 0; i < others.Length; i++)
        {
            var row = rows[i];
            others[i] = new TOther[row.Count];
            for (var j = 0; j < row.Count; j++) others[i][j] = make(row[j]);
        }
        return others;
    }
}
