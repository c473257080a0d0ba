using System.Diagnostics;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Benchmarks;

/// <summary>
/// A new need against many open offers: from the draft to the stored match, in one transaction. The offers stand in the
/// region around Paris, in towns drawn by their population, so that the cells are as full as they would be in a region
/// where every thirtieth household helps.
/// </summary>
internal static class CandidatesBenchmark
{
    private const int Needs = 1000, WarmUp = 100;

    private static readonly string[] Words =
        "pain lait courses samedi matin mère escalier pharmacie ordonnance chien promener jardin haie tondre devoirs collège maths anglais ordinateur imprimante dossier caf lettre voiture gare hôpital lundi voisine quartier étage lourd packs eau fruits légumes marché boulangerie repas chaud soupe couture masque tissu canapé armoire vélo perceuse ampoule robinet".Split(' ');

    private static string Sentence(Random random) => "Je peux aider pour " + string.Join(' ', Enumerable.Range(0, 4 + random.Next(8)).Select(_ => Words[random.Next(Words.Length)]));

    public static int Run(int offers)
    {
        var folder = Directory.CreateTempSubdirectory("candidates").FullName;
        var database = Database.InFile($"Data Source={Path.Combine(folder, "board.db")}");
        Migrator.Migrate(database, TimeProvider.System);
        using var connection = database.Open();
        var stores = new Stores(connection, Categories.Shared);
        var timings = new Timings(TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromHours(6), TimeSpan.FromDays(2), TimeSpan.FromDays(30), TimeSpan.FromHours(4), TimeZoneInfo.Utc);
        var towns = new Towns();
        var random = new Random(1);
        var now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

        using (var transaction = database.Dialect.BeginWriting(connection))
        {
            for (var i = 0; i < offers; i++)
            {
                var person = stores.People.Add("telegram", i.ToString(), "Helper", null, random.Next(10) == 0 ? "en" : "fr", now);
                stores.Posts.Add(new Offer(
                    0, person.Id, PostState.Open, Sentence(random), towns.Point(random), 1 + random.Next(3), now, now.AddDays(30), null, 1,
                    [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Categories.Shared.All[random.Next(Categories.Shared.All.Count)]).Distinct()],
                    new Radius(Radius.Choices[random.Next(4)]),
                    random.Next(3) == 0 ? WeeklyTimes.Any : WeeklyTimes.FromBits(random.Next(1, WeeklyTimes.Any.Bits))));
            }
            transaction.Commit();
        }

        var (times, whole) = (new List<double>(), new List<double>());
        var matched = 0;
        for (var i = 0; i < Needs + WarmUp; i++)
        {
            var category = Categories.Shared.All.Where(c => !c.Sensitive).ElementAt(random.Next(Categories.Shared.All.Count(c => !c.Sensitive)));
            var draft = new NeedDraft(category, Sentence(random), When.Soonest, towns.Point(random), Beneficiary.Self, 1);
            var person = stores.People.Add("telegram", $"n{i}", "Asker", null, "fr", now);
            var began = Stopwatch.GetTimestamp();
            using (var transaction = database.Dialect.BeginWriting(connection))
            {
                matched += ((PublishPost.Outcome.Published)PublishPost.Need(new Change(stores, now.AddMinutes(i), timings, Weights.Usual), person.Id, draft)).Proposed.Count;
                if (i >= WarmUp) times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                transaction.Commit();
            }

            if (i >= WarmUp) whole.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        whole.Sort();
        Console.WriteLine($"candidates: {offers} open offers, {Needs} needs, {matched} matches; median {times[Needs / 2]:0.00} ms, p99 {times[Needs * 99 / 100]:0.00} ms; with a commit of its own {whole[Needs / 2]:0.00} ms, p99 {whole[Needs * 99 / 100]:0.00} ms");
        connection.Close();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    /// <summary>Places around Paris, drawn by population, at a random point of their town.</summary>
    private sealed class Towns
    {
        private readonly List<(Place Place, long UpTo)> _byPopulation = [];

        public Towns()
        {
            var total = 0L;
            for (var number = 0; number < 96_000; number++)
            {
                if (Gazetteer.Shared.Find(number.ToString("00000")) is not { Cell: not null, Department: "75" or "77" or "78" or "91" or "92" or "93" or "94" or "95" } commune) continue;
                if (_byPopulation.Count > 0 && _byPopulation[^1].Place.Insee == commune.Insee) continue;
                total += commune.Population;
                _byPopulation.Add((commune.ToPlace(), total));
            }
        }

        public Place Point(Random random)
        {
            var at = random.NextInt64(_byPopulation[^1].UpTo);
            var index = _byPopulation.FindIndex(t => t.UpTo > at);
            var place = _byPopulation[index].Place;
            // As wide as a town of so many people is: about 1 km around the centre for 20,000, 5 km for Paris.
            var population = _byPopulation[index].UpTo - (index == 0 ? 0 : _byPopulation[index - 1].UpTo);
            var spread = Math.Max(1, (int)Math.Round(Math.Sqrt(population) / 140));
            var cell = place.Cell!.Value;
            return place with { Cell = new Cell(cell.Row + random.Next(-spread, spread + 1), cell.Column + random.Next(-spread, spread + 1)), Precision = Precision.Cell };
        }
    }
}
