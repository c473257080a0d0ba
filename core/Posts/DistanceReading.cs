namespace Solidarity.Core.Posts;

/// <summary>Reads how far somebody goes: "3km", "trois kilomètres", "jusqu'à 500 m", or a number alone where the question is about distance.</summary>
public static class DistanceReading
{
    /// <summary>A number alone below it is one of kilometres.</summary>
    private const int RatherMetres = 100;

    private const int MostWords = 6, MostKilometres = 100_000;

    private static readonly string[] Kilometres = ["km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"], Metres = ["m", "metre", "metres", "meter", "meters"];

    /// <returns>Metres, one at least; null where it isn't clear.</returns>
    public static int? Read(string typed)
    {
        var words = Folding.Words(typed);
        if (words.Count is 0 or > MostWords || PiecesReading.Answer(typed) is not (>= 1 and <= MostKilometres and var number)) return null;
        var (inKilometres, inMetres) = (words.Any(word => Kilometres.Contains(word.Text)), words.Any(word => Metres.Contains(word.Text)));
        if (inKilometres && inMetres) return null;
        return inKilometres || !inMetres && number < RatherMetres ? number * 1000 : number;
    }
}
