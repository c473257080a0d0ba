using Solidarity.Core;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Benchmarks;

/// <summary>
/// A database of a whole region: people in towns around Paris, drawn by their population, so that the cells are as full as they would be in a region
/// where every thirtieth household helps.
/// </summary>
internal sealed class Region : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static readonly Timings Timings = new(TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromHours(6), TimeSpan.FromDays(2), TimeSpan.FromDays(30), TimeSpan.FromHours(4), TimeZoneInfo.Utc);

    private static readonly Category[] Open = [.. Categories.BuiltIn.All.Where(category => !category.Sensitive)];

    private static readonly string[] Words =
        "pain lait courses samedi matin mère escalier pharmacie ordonnance chien promener jardin haie tondre devoirs collège maths anglais ordinateur imprimante dossier caf lettre voiture gare hôpital lundi voisine quartier étage lourd packs eau fruits légumes marché boulangerie repas chaud soupe couture masque tissu canapé armoire vélo perceuse ampoule robinet".Split(' ');

    private readonly string _folder = Directory.CreateTempSubdirectory("region").FullName;
    private readonly Towns _towns = new();
    private readonly Random _random = new(1);
    private int _people;

    public Region()
    {
        Database = Database.InFile($"Data Source={Path.Combine(_folder, "board.db")}");
        Migrator.Migrate(Database, TimeProvider.System);
        Connection = Database.Open();
        Stores = new Stores(Connection, Categories.Shared);
    }

    public Database Database { get; }

    public System.Data.Common.DbConnection Connection { get; }

    public Stores Stores { get; }

    public long Person() => Stores.People.Add("telegram", (++_people).ToString(System.Globalization.CultureInfo.InvariantCulture), "Somebody", null, _random.Next(10) == 0 ? "en" : "fr", Start).Id;

    /// <summary>As they are published, but without looking for anybody.</summary>
    public void Fill(int needs, int offers)
    {
        using var transaction = Database.Dialect.BeginWriting(Connection);
        for (var i = 0; i < offers; i++)
        {
            Stores.Posts.Add(new Offer(
                0, Person(), PostState.Open, Sentence(), _towns.Point(_random), 1 + _random.Next(3), Start, Start.AddDays(30), null, 1,
                [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Categories.Shared.All[_random.Next(Categories.Shared.All.Count)]).Distinct()],
                new Radius(Radius.Choices[_random.Next(4)]),
                _random.Next(3) == 0 ? WeeklyTimes.Any : WeeklyTimes.FromBits(_random.Next(1, WeeklyTimes.Any.Bits)))
            { Travel = (Travel)_random.Next(3) });
        }

        for (var i = 0; i < needs; i++)
        {
            var draft = Need();
            Stores.Posts.Add(new Need(
                0, Person(), PostState.Open, draft.Sentence, draft.Place, 1, Start, Start.AddDays(30), null, 1, draft.Category, draft.When, Beneficiary.Self));
        }

        transaction.Commit();
    }

    public NeedDraft Need() => new(Open[_random.Next(Open.Length)], Sentence(), When.Soonest, _towns.Point(_random), Beneficiary.Self, 1);

    public void Dispose()
    {
        Connection.Close();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private string Sentence() => "Je peux aider pour " + string.Join(' ', Enumerable.Range(0, 4 + _random.Next(8)).Select(_ => Words[_random.Next(Words.Length)]));

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
