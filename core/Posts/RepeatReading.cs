using System.Text.Json;

namespace Solidarity.Core.Posts;

/// <summary>Reads who is to come to what comes back each week: "la même personne", "peu importe qui", "date by date".</summary>
public static class RepeatReading
{
    private const string Same = "same";

    private static readonly Lazy<Phrasebook<bool>> Ways = new(Build);

    /// <returns>Whether another may come on each date; null where neither is said, or both.</returns>
    public static bool? ByDate(string typed)
    {
        var named = Ways.Value.FindIn(Folding.Words(typed)).SelectMany(found => found.Meanings).Distinct().ToArray();
        return named is [var one] ? one : null;
    }

    private static Phrasebook<bool> Build()
    {
        var book = new Phrasebook<bool>(leaveOutSmallWords: false);
        foreach (var (way, written) in JsonSerializer.Deserialize<Dictionary<string, string[]>>(Resource.Text("repeat.json"))!)
        {
            foreach (var words in written) book.Add(words, way != Same);
        }

        return book;
    }
}
