using System.Diagnostics.Metrics;
using System.Globalization;
using Solidarity.Bot.Metrics;

namespace Solidarity.Tests.Metrics;

public sealed class PrometheusTextTests : IDisposable
{
    private readonly Meter _meter = new("test");

    [Fact]
    public void Counter_WithNastyLabelsAndDescription_ReadsBackAsItWas()
    {
        const string nasty = "a \"b\" \\n \\ \n c},d=\"e";
        var family = new Family(_meter.CreateCounter<long>("bad-things.seen", "{thing}", "Line one\nline \\two\" ends"));
        family.Take(2, [new("why", nasty), new("who.is", "x")]);
        family.Take(3, [new("why", nasty), new("who.is", "x")]);
        var read = Exposition.Parse(PrometheusText.Write([family]));
        Assert.Equal("Line one\nline \\two\" ends", read.Helps["bad_things_seen_total"]);
        Assert.Equal("counter", read.Types["bad_things_seen_total"]);
        Assert.Equal(5, read[$"bad_things_seen_total{{who_is=\"x\",why=\"{nasty}\"}}"]);
    }

    [Fact]
    public void Histogram_OfValuesOnAndBetweenBounds_IsCumulative()
    {
        var family = new Family(_meter.CreateHistogram("wait", "s", "d", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1, 10] }));
        foreach (var value in new[] { 0.05, 0.1, 0.5, 1, 5, 100, 1000 }) family.Take(value, [new("kind", "a")]);
        family.Take(3, []);
        var text = PrometheusText.Write([family]);
        var read = Exposition.Parse(text);
        Assert.Equal([2, 4, 5, 7], new[] { "0.1", "1", "10", "+Inf" }.Select(le => read[$"wait_seconds_bucket{{kind=\"a\",le=\"{le}\"}}"]));
        Assert.Equal((7, 1106.65), (read["wait_seconds_count{kind=\"a\"}"], Math.Round(read["wait_seconds_sum{kind=\"a\"}"], 6)));
        Assert.Equal((0, 1, 3), (read["wait_seconds_bucket{le=\"1\"}"], read["wait_seconds_count"], read["wait_seconds_sum"]));
        Assert.StartsWith("# HELP wait_seconds d\n# TYPE wait_seconds histogram\nwait_seconds_bucket{kind=\"a\",le=\"0.1\"} 2\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Gauge_OfStrangeNumbers_IsWrittenAsPrometheusReadsThem()
    {
        var family = new Family(_meter.CreateObservableGauge("size", () => 0.0, "By"));
        foreach (var (label, value) in new[] { ("a", double.PositiveInfinity), ("b", double.NegativeInfinity), ("c", double.NaN), ("d", 1.5e300), ("e", -0.25) })
            family.Take(value, [new("of", label)]);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            // A comma for the decimal point would be read as nonsense.
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            var lines = PrometheusText.Write([family]).Split('\n');
            Assert.Equal(["size_bytes{of=\"a\"} +Inf", "size_bytes{of=\"b\"} -Inf", "size_bytes{of=\"c\"} NaN", "size_bytes{of=\"d\"} 1.5E+300", "size_bytes{of=\"e\"} -0.25"], lines[2..^1]);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("a_total 1\n")]
    [InlineData("# HELP a_total x\n# TYPE a_total counter\na_total 1")]
    [InlineData("# HELP a_total x\n# TYPE a_total counter\na_total{b=\"c\"d\"} 1\n")]
    [InlineData("# HELP a_total x\n# TYPE a_total counter\na_total 1\na_total 2\n")]
    [InlineData("# HELP a x\n# TYPE a histogram\na_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 1\n")]
    [InlineData("# HELP a x\n# TYPE a histogram\na_bucket{le=\"1\"} 1\na_bucket{le=\"+Inf\"} 2\na_sum 1\na_count 3\n")]
    [InlineData("# HELP a x\n# TYPE a histogram\na_bucket{le=\"1\"} 1\na_sum 1\na_count 1\n")]
    [InlineData("# HELP a x\n# TYPE a gauge\na 1,5\n")]
    public void Text_ThatIsNotTheFormat_IsRefusedByTheReaderOfTheseTests(string text) =>
        Assert.Throws<FormatException>(() => Exposition.Parse(text));

    public void Dispose() => _meter.Dispose();
}
