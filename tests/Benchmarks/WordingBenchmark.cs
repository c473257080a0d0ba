using Solidarity.Core.Matching.Words;
using Solidarity.Core.Posts;

namespace Solidarity.Benchmarks;

/// <summary>
/// How well the wording part alone finds the offers that people have matched with a request: precision at 5. Reads needs.tsv (need_id, text,
/// matching_offer_ids with commas) and offers.tsv (offer_id, text), each with a line of headings.
/// </summary>
internal static class WordingBenchmark
{
    private const int At = 5;

    public static int Run(string folder)
    {
        var categories = Categories.BuiltIn;
        var needs = Read(Path.Combine(folder, "needs.tsv"));
        var texts = Read(Path.Combine(folder, "offers.tsv"));
        var counting = new WordCounts.Counting();
        foreach (var (number, text) in needs.Concat(texts).Index()) counting.Add(number, text[1], "en", categories);
        var counts = counting.Done();
        // Older first where two say as much: their numbers grow with time.
        var offers = texts.Select(text => (Id: text[0], Spoken: Spoken.Of(text[1], "en", categories))).OrderBy(offer => long.Parse(offer.Id)).ToArray();
        var hits = needs.Sum(need =>
        {
            var (request, matching) = (Spoken.Of(need[1], "en", categories), need[2].Split(','));
            return offers.OrderByDescending(offer => Likeness.Sum(request, offer.Spoken, counts)).Take(At).Count(offer => matching.Contains(offer.Id));
        });
        Console.WriteLine($"wording: {needs.Length} needs, {offers.Length} offers; precision at {At}: {(double)hits / (At * needs.Length):0.000} ({hits} of {At * needs.Length})");
        return 0;
    }

    private static string[][] Read(string file) => [.. File.ReadLines(file).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'))];
}
