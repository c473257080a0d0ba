using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Solidarity.Tests.Posters;

/// <summary>What can be read out of a PDF of one page as PDFsharp writes it: size, fonts, words, and what is filled.</summary>
internal sealed partial class PdfPage
{
    private readonly Dictionary<int, (string Dictionary, byte[] Stream)> _objects = [];

    private readonly string _page, _content;

    public PdfPage(byte[] pdf)
    {
        foreach (Match found in Object().Matches(Encoding.Latin1.GetString(pdf)))
        {
            var (dictionary, stream) = (found.Groups[2].Value, Array.Empty<byte>());
            if (found.Groups[3].Success)
            {
                var length = int.Parse(Regex.Match(dictionary, @"/Length (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
                stream = pdf.AsSpan(found.Index + found.Length, length).ToArray();
                if (dictionary.Contains("/FlateDecode", StringComparison.Ordinal)) stream = Inflated(stream);
            }

            _objects.Add(int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture), (dictionary, stream));
        }

        _page = _objects.Values.Single(o => o.Dictionary.Contains("/Type/Page/", StringComparison.Ordinal)).Dictionary;
        _content = Encoding.Latin1.GetString(Referred(_page, "Contents").Stream);
    }

    /// <summary>In points.</summary>
    public (double Width, double Height) Size => Numbers(Regex.Match(_page, @"/MediaBox\[0 0 ([\d. ]+)\]").Groups[1].Value) is [var width, var height] ? (width, height) : default;

    /// <summary>The font files inside, as long as each was before it was packed.</summary>
    public IReadOnlyList<int> Fonts => [.. _objects.Values.Where(o => o.Dictionary.Contains("/FontFile2", StringComparison.Ordinal)).Select(o => Referred(o.Dictionary, "FontFile2").Stream.Length)];

    public string Metadata => Encoding.UTF8.GetString(_objects.Values.Single(o => o.Dictionary.Contains("/Type/Metadata", StringComparison.Ordinal)).Stream);

    /// <summary>Each line of words, through the tables that a reader searches and copies with.</summary>
    public IEnumerable<string> Words()
    {
        var tables = Regex.Matches(_page, @"/(F\d+) (\d+) 0 R").ToDictionary(m => m.Groups[1].Value, m => Letters(int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)));
        var letters = tables["F0"];
        foreach (Match shown in Shown().Matches(_content))
        {
            if (shown.Groups[1].Success) letters = tables[shown.Groups[1].Value];
            else yield return string.Concat(Regex.Replace(shown.Groups[2].Value, @"\s", "").Chunk(4).Select(glyph => letters[new string(glyph)]));
        }
    }

    /// <summary>Everything that is filled, words aside, as a camera would see it.</summary>
    public GreyImage Filled(double dotsPerPoint)
    {
        var (width, height) = ((int)(Size.Width * dotsPerPoint), (int)(Size.Height * dotsPerPoint));
        var pixels = Enumerable.Repeat((byte)255, width * height).ToArray();
        foreach (Match bar in Bar().Matches(_content))
        {
            var corners = Numbers(bar.Groups[1].Value + " " + bar.Groups[2].Value);
            var (left, right, low, high) = (Math.Min(corners[0], corners[2]), Math.Max(corners[0], corners[2]), Math.Min(corners[1], corners[3]), Math.Max(corners[1], corners[3]));
            for (var y = (int)Math.Round((Size.Height - high) * dotsPerPoint); y < (int)Math.Round((Size.Height - low) * dotsPerPoint); y++)
            {
                for (var x = (int)Math.Round(left * dotsPerPoint); x < (int)Math.Round(right * dotsPerPoint); x++) pixels[y * width + x] = 0;
            }
        }

        return new GreyImage(pixels, width, height);
    }

    private Dictionary<string, string> Letters(int font) =>
        Regex.Matches(Encoding.Latin1.GetString(Referred(_objects[font].Dictionary, "ToUnicode").Stream), @"<(\w{4})><\w{4}><(\w{4})>")
            .ToDictionary(m => m.Groups[1].Value, m => ((char)int.Parse(m.Groups[2].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private (string Dictionary, byte[] Stream) Referred(string dictionary, string key) =>
        _objects[int.Parse(Regex.Match(dictionary, $@"/{key} (\d+) 0 R").Groups[1].Value, CultureInfo.InvariantCulture)];

    private static double[] Numbers(string words) => [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => double.Parse(n, CultureInfo.InvariantCulture))];

    /// <summary>PDFsharp leaves out the check sum at the end, which readers of PDF don't look for.</summary>
    private static byte[] Inflated(byte[] packed)
    {
        using var from = new DeflateStream(new MemoryStream(packed, 2, packed.Length - 2), CompressionMode.Decompress);
        using var to = new MemoryStream();
        try
        {
            from.CopyTo(to);
        }
        catch (InvalidDataException) when (to.Length > 0)
        {
            return to.ToArray();
        }

        return to.ToArray();
    }

    [GeneratedRegex(@"(\d+) 0 obj\n(<<(?:(?!endobj|stream).)*>>)\s*(stream\n)?", RegexOptions.Singleline)]
    private static partial Regex Object();

    [GeneratedRegex(@"/(F\d+) [\d.]+ Tf|<([0-9A-F\s]+)> Tj")]
    private static partial Regex Shown();

    /// <summary>Four corners; the first and the third span it.</summary>
    [GeneratedRegex(@"([\d.]+ [\d.]+) m\n[\d.]+ [\d.]+ l\n([\d.]+ [\d.]+) l\n[\d.]+ [\d.]+ l\nh")]
    private static partial Regex Bar();
}
