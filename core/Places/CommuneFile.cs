using System.Globalization;

namespace Solidarity.Core.Places;

/// <summary>One line of communes.csv.</summary>
internal readonly record struct CommuneRow(
    string Insee, string Name, string Department, string[] PostalCodes, int Population,
    (double Latitude, double Longitude)? Centre)
{
    public Commune ToCommune() => new(Insee, Name, Department, PostalCodes, Population,
        Centre is { } centre ? Cell.At(centre.Latitude, centre.Longitude) : null);
}

/// <summary>
/// communes.csv, embedded: insee,nom,departement,codes_postaux,population,lat,lon,coord_source. UTF-8, nothing quoted,
/// postal codes separated by spaces; postal codes, population and coordinates may be empty.
/// </summary>
internal static class CommuneFile
{
    /// <exception cref="InvalidDataException">The file is missing, or a line isn't of that form.</exception>
    public static IEnumerable<CommuneRow> Read()
    {
        using var stream = typeof(CommuneFile).Assembly.GetManifestResourceStream("communes.csv")
            ?? throw new InvalidDataException("communes.csv isn't embedded.");
        using var reader = new StreamReader(stream, bufferSize: 32 * 1024);
        var departments = new Dictionary<string, string>();
        var codes = new Dictionary<string, string[]>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return Parse(line, departments, codes);
    }

    private static CommuneRow Parse(
        string line, Dictionary<string, string> departments, Dictionary<string, string[]> codes)
    {
        Span<Range> at = stackalloc Range[9];
        if (line.AsSpan().Split(at, ',') != 8) throw new InvalidDataException($"communes.csv: {line}");
        (double, double)? centre = line[at[5]].Length == 0 ? null : (Number(line.AsSpan(at[5])), Number(line.AsSpan(at[6])));
        var population = line.AsSpan(at[4]);
        return new CommuneRow(
            line[at[0]], line[at[1]],
            Shared(departments, line.AsSpan(at[2]), department => department),
            Shared(codes, line.AsSpan(at[3]), list => list.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            population.IsEmpty ? 0 : int.Parse(population, CultureInfo.InvariantCulture), centre);
    }

    /// <summary>One object for all lines that say the same.</summary>
    private static T Shared<T>(Dictionary<string, T> known, ReadOnlySpan<char> text, Func<string, T> make)
    {
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var value)) return value;
        var key = text.ToString();
        return known[key] = make(key);
    }

    private static double Number(ReadOnlySpan<char> text) => double.Parse(text, CultureInfo.InvariantCulture);
}
