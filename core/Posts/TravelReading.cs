using System.Text.Json;

namespace Solidarity.Core.Posts;

/// <summary>Reads how somebody gets about, in French or English: "en bus", "by bike". What names two ways, or none, or says which it isn't, is not read.</summary>
public static class TravelReading
{
    /// <summary>What stands before a way that isn't meant.</summary>
    private static readonly string[] Not = ["pas", "sans", "ni", "jamais", "not", "no", "without", "never"];

    private static readonly Lazy<Phrasebook<Travel>> Ways = new(Build);

    public static Travel? Read(string typed)
    {
        var words = Folding.Words(typed);
        if (words.Any(word => Not.Contains(word.Text))) return null;
        // Alone it is English; in a French sentence it means "because".
        if (words is [{ Text: "car" }]) return Travel.ByCar;
        var named = Ways.Value.FindIn(words).SelectMany(found => found.Meanings).Distinct().ToArray();
        return named is [var one] ? one : null;
    }

    private static Phrasebook<Travel> Build()
    {
        var book = new Phrasebook<Travel>(leaveOutSmallWords: false);
        foreach (var (way, written) in JsonSerializer.Deserialize<Dictionary<Travel, string[]>>(Resource.Text("travel.json"))!)
        {
            foreach (var words in written) book.Add(words, way);
        }

        return book;
    }
}
