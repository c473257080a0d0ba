using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;

namespace Solidarity.Bot.Tables;

/// <param name="IsCut">Whether rows were left out at the end, since the file would have grown too long.</param>
internal sealed record CsvFile(byte[] Bytes, int Rows, bool IsCut);

/// <summary>
/// A table as a file that a spreadsheet opens with a double click: UTF-8 with its mark, else Excel takes accents for something else;
/// semicolons where decimals are written with a comma, as Excel expects there; and no cell that it would take for a formula.
/// </summary>
internal static class CsvTable
{
    /// <summary>A table packs to a tenth or so: this stays well below what a row of the outbox may weigh.</summary>
    public const int LongestText = 4 * 1024 * 1024;

    private const char Disarms = '\'';

    /// <summary>What spreadsheets take for the beginning of a formula.</summary>
    private const string BeginFormulas = "=+-@\t\r\n";

    /// <summary>The same where it stands behind something unseen, and the wide forms, which the package does not look for.</summary>
    private const string BeginFormulasToo = "=+-@＝＋－＠";

    /// <summary>
    /// What a spreadsheet may take for the end of a cell, whatever this file puts between its own: somebody opens it elsewhere, or chooses another. A line's
    /// end is one where the quote that a cell began with is behind another sign.
    /// </summary>
    private static readonly SearchValues<char> EndCells = SearchValues.Create(";,|\t\r\n");

    private static readonly SearchValues<char> Unseen = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format)]);

    public static CsvFile Write(string language, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows, int longest = LongestText)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using var csv = CsvWriter.Create(text, Form(language), leaveOpen: true);
        WriteRow(csv, headings);
        var (written, isCut) = (0, false);
        foreach (var row in rows)
        {
            isCut = text.GetStringBuilder().Length >= longest;
            if (isCut) break;
            WriteRow(csv, row);
            written++;
        }

        csv.Flush();
        return new CsvFile([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], written, isCut);
    }

    public static string Number(string language, double? number) => number?.ToString("0.##", Numbers(language)) ?? "";

    private static void WriteRow(CsvWriter csv, IReadOnlyList<string?> cells)
    {
        foreach (var cell in cells) csv.WriteField(Disarmed(cell));
        csv.EndRecord();
    }

    private static string? Disarmed(string? cell)
    {
        if (string.IsNullOrEmpty(cell)) return cell;
        if (cell.AsSpan().ContainsAny(EndCells)) cell = DisarmedWithin(cell);
        var first = cell.AsSpan().IndexOfAnyExcept(Unseen);
        return first >= 0 && (first > 0 || cell[0] > 127) && BeginFormulasToo.Contains(cell[first]) ? Disarms + cell : cell;
    }

    /// <summary>Cut into cells elsewhere than here, none of them begins with a formula.</summary>
    private static string DisarmedWithin(string cell)
    {
        var text = new StringBuilder(cell.Length + 4);
        var begins = false;
        foreach (var c in cell)
        {
            if (begins && BeginFormulasToo.Contains(c)) text.Append(Disarms);
            begins = EndCells.Contains(c) || begins && (c is '"' || Unseen.Contains(c));
            text.Append(c);
        }

        return text.ToString();
    }

    private static CsvWriterOptions Form(string language) => new()
    {
        Separator = Numbers(language).NumberDecimalSeparator == "," ? ';' : ',',
        NewLine = "\r\n",
        Injection = CsvInjection.Escape,
        InjectionCharacters = BeginFormulas,
        InjectionEscape = Disarms,
    };

    private static NumberFormatInfo Numbers(string language) => new() { NumberDecimalSeparator = language == "en" ? "." : "," };
}
