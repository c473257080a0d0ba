namespace Solidarity.Core.Posts;

/// <summary>Reads how far somebody goes: "3km", "trois kilomètres", "jusqu'à 500 m", or a number alone where the question is about distance.</summary>
public static class DistanceReading
{
    /// <summary>A number alone below it is one of kilometres.</summary>
    private const int RatherMetres = 100;

    private const int MostWords = 6;

    /// <summary>Of either unit.</summary>
    private const int Highest = 100_000;

    private static readonly string[] Kilometres = ["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"], Metres = ["m", "metre", "metres", "meter", "meters"];

    /// <summary>Beside a number they change nothing: "à 3 environ", "up to 3".</summary>
    private static readonly string[] Fillers =
        ["a", "environ", "jusqu", "max", "maximum", "moins", "plus", "de", "d", "que", "pas", "loin", "dans", "rayon", "about", "around", "up", "to", "at", "most", "within", "under", "radius"];

    /// <returns>Metres, one at least; null where it isn't clear.</returns>
    public static int? Read(string typed)
    {
        var words = Folding.Words(typed);
        if (words.Count is 0 or > MostWords || PiecesReading.Number(typed) is not (>= 1 and <= Highest and var number)) return null;
        var (inKilometres, inMetres) = (words.Any(word => Kilometres.Contains(word.Text)), words.Any(word => Metres.Contains(word.Text)));
        if (inKilometres && inMetres) return null;
        // As it is folded, a mile is "mille".
        if (!inMetres && words.Any(word => word.Text is "mile" or "miles")) return null;
        // "10 minutes", "3 rues": a number of something else.
        if (!inKilometres && !inMetres && words.Any(word => !PiecesReading.IsPartOfANumber(word) && !Fillers.Contains(word.Text))) return null;
        return inKilometres || !inMetres && number < RatherMetres ? number * 1000 : number;
    }
}
