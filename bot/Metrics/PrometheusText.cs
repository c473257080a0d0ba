using System.Globalization;
using System.Text;

namespace Solidarity.Bot.Metrics;

/// <summary>Prometheus' text exposition format, version 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IEnumerable<Family> families)
    {
        var text = new StringBuilder(16 * 1024);
        foreach (var family in families.Where(f => f.Series.Count > 0)) Write(text, family);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Family family)
    {
        var name = NameOf(family);
        // Lines end with \n wherever the program runs.
        text.Append("# HELP ").Append(name).Append(' ').Append(Escaped(family.Instrument.Description ?? "", quoted: false)).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(family.Type.ToString().ToLowerInvariant()).Append('\n');
        foreach (var series in family.Series)
        {
            var labels = string.Join(',', series.Labels.Select(l => $"{Legal(l.Key)}=\"{Escaped(Convert.ToString(l.Value, CultureInfo.InvariantCulture) ?? "", quoted: true)}\""));
            if (family.Type == FamilyType.Histogram) WriteBuckets(text, name, labels, series);
            else Line(text, name, labels, Number(series.Sum));
        }
    }

    private static void WriteBuckets(StringBuilder text, string name, string labels, Series series)
    {
        var (before, upTo) = (labels.Length == 0 ? "" : labels + ",", 0L);
        for (var i = 0; i <= series.Bounds.Count; i++)
        {
            upTo += series.Count(i);
            var bound = i < series.Bounds.Count ? series.Bounds[i] : double.PositiveInfinity;
            Line(text, name + "_bucket", $"{before}le=\"{Number(bound)}\"", Number(upTo));
        }
        Line(text, name + "_sum", labels, Number(series.Sum));
        Line(text, name + "_count", labels, Number(upTo));
    }

    private static void Line(StringBuilder text, string name, string labels, string value)
    {
        text.Append(name);
        if (labels.Length > 0) text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(value).Append('\n');
    }

    /// <summary>"solidarity.turn.duration" in seconds is solidarity_turn_duration_seconds; what only grows ends in _total.</summary>
    private static string NameOf(Family family)
    {
        var unit = family.Instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        return Legal(family.Instrument.Name) + unit + (family.Type == FamilyType.Counter ? "_total" : "");
    }

    private static string Legal(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static string Escaped(string text, bool quoted)
    {
        var escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quoted ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);
}
