namespace Solidarity.Core.Places;

/// <summary>The communes of France: found by code, by what somebody typed, or by where they are. Immutable.</summary>
public sealed class Gazetteer
{
    private static readonly Lazy<Gazetteer> Loaded = new(Load);

    private readonly Dictionary<string, Commune> _byInsee;
    private readonly Commune[] _byPopulation;
    private readonly CentreGrid _centres;
    private readonly PlaceFinder _finder;

    private Gazetteer(Dictionary<string, Commune> byInsee, Commune[] byPopulation, CentreGrid centres, PlaceFinder finder) =>
        (_byInsee, _byPopulation, _centres, _finder) = (byInsee, byPopulation, centres, finder);

    /// <summary>Read once, at first use.</summary>
    public static Gazetteer Shared => Loaded.Value;

    /// <summary>An arrondissement of Paris, Lyon or Marseille leads to its city.</summary>
    public Commune? Find(string insee) => _byInsee.GetValueOrDefault(insee);

    /// <summary>What a person may have meant; whatever they typed, it doesn't throw.</summary>
    public PlaceSearch Search(string typed, int most = 5) => _finder.Search(typed, most);

    /// <summary>The commune that a sentence about something else names: "quelqu'un pour mes courses samedi matin à Vitry ?". None where it isn't plainly one.</summary>
    public PlaceSearch InSentence(string sentence, int most = 5) => _finder.InSentence(sentence, most);

    /// <summary>Communes whose centre lies within so many kilometres, the largest first.</summary>
    public IEnumerable<Commune> Around(Cell centre, double kilometres) => _byPopulation.Where(c => c.Cell is { } cell && cell.KilometresTo(centre) <= kilometres);

    /// <summary>
    /// The commune whose centre is nearest, larger ones a little favoured; null when it is farther than 40 km, or the point
    /// isn't on earth (WGS 84 degrees).
    /// </summary>
    public Commune? Nearest(double latitude, double longitude) =>
        _centres.Nearest(latitude, longitude) is { } rank ? _byPopulation[rank] : null;

    /// <summary>
    /// The place of a shared location: its cell, and the commune nearest to that cell's centre. Judged from the cell and
    /// not from the point, since otherwise the town's name would tell on which side of a border within the cell it lies.
    /// </summary>
    public Place? PlaceAt(double latitude, double longitude)
    {
        if (Nearest(latitude, longitude) is null) return null;
        var cell = Cell.At(latitude, longitude);
        return Nearest(cell.Latitude, cell.Longitude) is { } commune
            ? new Place(commune.Insee, commune.Name, commune.Department, cell, Precision.Cell)
            : null;
    }

    internal static Gazetteer Load()
    {
        var rows = new List<CommuneRow>(36_000);
        rows.AddRange(CommuneFile.Read());
        rows.Sort((a, b) => a.Population != b.Population
            ? b.Population.CompareTo(a.Population) : string.CompareOrdinal(a.Insee, b.Insee));
        var communes = new List<Commune>(rows.Count);
        var byInsee = new Dictionary<string, Commune>(rows.Count);
        var codes = new PostalCodes();
        var centres = new CentreGrid();
        var ranks = new Dictionary<string, int>();
        foreach (var row in rows)
        {
            var city = Arrondissements.CityOf(row.Insee);
            var commune = city is null ? row.ToCommune() : byInsee[city];
            byInsee[row.Insee] = commune;
            if (city is null)
            {
                if (Arrondissements.Divide(commune)) ranks[commune.Insee] = communes.Count;
                codes.Add(commune.PostalCodes, communes.Count);
                communes.Add(commune);
            }
            var rank = city is null ? communes.Count - 1 : ranks[city];
            if (Arrondissements.CentreOf(row) is { } centre)
                centres.Add(centre.Latitude, centre.Longitude, row.Population, rank);
        }
        var byPopulation = communes.ToArray();
        return new Gazetteer(byInsee, byPopulation, centres, new PlaceFinder(byPopulation, codes));
    }
}
