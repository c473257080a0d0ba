using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Solidarity.Tests.Metrics;

/// <summary>
/// Prometheus text read back strictly: every line is a HELP, a TYPE or a sample; each family stands together, described
/// once; histograms are whole and cumulative.
/// </summary>
internal sealed partial class Exposition
{
    private readonly Dictionary<string, double> _samples = [];
    private readonly Dictionary<string, string> _types = [];
    private readonly Dictionary<string, string> _helps = [];

    private Exposition(string text)
    {
        if (text.Length > 0 && !text.EndsWith('\n')) throw new FormatException("The last line has no end.");
        if (text.Contains('\r')) throw new FormatException("A line ends with more than \\n.");
        string family = "";
        foreach (var line in text.Split('\n')[..^1]) family = Take(line, family);
        foreach (var (name, type) in _types)
        {
            if (type == "histogram") CheckHistogram(name);
        }
    }

    /// <summary>By name with labels in the order of their names, as in <c>a_total{kind="x",outcome="y"}</c>.</summary>
    public IReadOnlyDictionary<string, double> Samples => _samples;

    public IReadOnlyDictionary<string, string> Types => _types;

    public IReadOnlyDictionary<string, string> Helps => _helps;

    /// <summary>All values of labels, but for the bounds of buckets.</summary>
    public HashSet<string> Words { get; } = [];

    public static Exposition Parse(string text) => new(text);

    /// <summary>0 for what was never counted.</summary>
    public double this[string sample] => _samples.GetValueOrDefault(sample);

    private string Take(string line, string family)
    {
        if (Description().Match(line) is { Success: true } description)
        {
            var (what, name, rest) = (description.Groups[1].Value, description.Groups[2].Value, description.Groups[3].Value);
            if (what == "HELP")
            {
                if (!_helps.TryAdd(name, Unescape(rest, quoted: false))) throw new FormatException($"{name} is described twice");
                return "";
            }
            if (rest is not ("counter" or "gauge" or "histogram") || !_types.TryAdd(name, rest)) throw new FormatException(line);
            if (!_helps.ContainsKey(name)) throw new FormatException($"{name} has no description before its type");
            return name;
        }
        if (Sample().Match(line) is not { Success: true } sample) throw new FormatException($"neither description nor sample: {line}");
        var suffix = sample.Groups[1].Value[Math.Min(family.Length, sample.Groups[1].Value.Length)..];
        var histogram = family.Length > 0 && _types[family] == "histogram";
        if (family.Length == 0 || !sample.Groups[1].Value.StartsWith(family, StringComparison.Ordinal) || !(histogram ? suffix is "_bucket" or "_sum" or "_count" : suffix is ""))
            throw new FormatException($"{line} stands under \"{family}\"");
        if (_types[family] == "counter" && !family.EndsWith("_total", StringComparison.Ordinal)) throw new FormatException($"{family} is a counter without _total");
        if (!_samples.TryAdd(sample.Groups[1].Value + Labels(sample.Groups[2].Value), Number(sample.Groups[3].Value))) throw new FormatException($"twice: {line}");
        return family;
    }

    private string Labels(string text)
    {
        if (text.Length == 0) return "";
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (Match label in Label().Matches(text))
        {
            var value = Unescape(label.Groups[2].Value, quoted: true);
            labels.Add(label.Groups[1].Value, value);
            if (label.Groups[1].Value != "le") Words.Add(value);
        }
        return "{" + string.Join(',', labels.Select(l => $"{l.Key}=\"{l.Value}\"")) + "}";
    }

    private void CheckHistogram(string name)
    {
        var buckets = _samples.Where(s => s.Key.StartsWith(name + "_bucket{", StringComparison.Ordinal))
            .Select(s => (Labels: Bound().Replace(s.Key[(name.Length + "_bucket".Length)..], "").Replace(",}", "}", StringComparison.Ordinal).Replace("{}", "", StringComparison.Ordinal), Le: Number(Bound().Match(s.Key).Groups[1].Value), s.Value))
            .GroupBy(b => b.Labels)
            .ToArray();
        if (buckets.Length == 0) throw new FormatException($"{name} has no buckets");
        foreach (var series in buckets)
        {
            var all = series.ToArray();
            for (var i = 1; i < all.Length; i++)
            {
                if (!(all[i].Le > all[i - 1].Le) || all[i].Value < all[i - 1].Value) throw new FormatException($"{name}{series.Key}: buckets are not cumulative");
            }
            if (!double.IsPositiveInfinity(all[^1].Le)) throw new FormatException($"{name}{series.Key}: no bucket for all");
            if (_samples[$"{name}_count{series.Key}"] != all[^1].Value) throw new FormatException($"{name}{series.Key}: the count isn't that of the last bucket");
            if (!_samples.ContainsKey($"{name}_sum{series.Key}")) throw new FormatException($"{name}{series.Key}: no sum");
        }
    }

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private static string Unescape(string text, bool quoted)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }
            plain.Append((i + 1 < text.Length ? text[++i] : ' ') switch
            {
                '\\' => '\\',
                'n' => '\n',
                '"' when quoted => '"',
                var other => throw new FormatException($"\\{other} is no escape"),
            });
        }
        return plain.ToString();
    }

    [GeneratedRegex("""^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)$""")]
    private static partial Regex Description();

    [GeneratedRegex("""^([a-zA-Z_:][a-zA-Z0-9_:]*)((?:\{[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\]|\\.)*"(?:,[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\]|\\.)*")*\})?) (-?[0-9][0-9.eE+-]*|NaN|[+-]Inf)$""")]
    private static partial Regex Sample();

    [GeneratedRegex("""([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"(?=[,}])""")]
    private static partial Regex Label();

    [GeneratedRegex("""(?:(?<=\{)|,)le="([^"]*)",?""")]
    private static partial Regex Bound();
}
