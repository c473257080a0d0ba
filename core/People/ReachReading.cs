using System.Text.Json;
using Solidarity.Core.Posts;

namespace Solidarity.Core.People;

/// <summary>Reads by which way somebody wants to be reached: "Telegram", "par téléphone". What names both, or says which it isn't, is not read.</summary>
public static class ReachReading
{
    private const int MostWords = 6;

    private static readonly string[] Not = ["pas", "sans", "ni", "jamais", "not", "no", "without", "never", "neither"];

    private static readonly Lazy<Phrasebook<Reach>> Ways = new(Build);

    public static Reach? Read(string typed)
    {
        var words = Folding.Words(typed);
        if (words.Count > MostWords || words.Any(word => Not.Contains(word.Text))) return null;
        var named = Ways.Value.FindIn(words).SelectMany(found => found.Meanings).Distinct().ToArray();
        return named is [var one] ? one : null;
    }

    private static Phrasebook<Reach> Build()
    {
        var book = new Phrasebook<Reach>(leaveOutSmallWords: false);
        foreach (var (way, written) in JsonSerializer.Deserialize<Dictionary<Reach, string[]>>(Resource.Text("reach.json"))!)
        {
            foreach (var words in written) book.Add(words, way);
        }

        return book;
    }
}
