using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Solidarity.Bot.Posters;

/// <summary>
/// PDFsharp draws a document's ids and the beginnings of its fonts' names by lot. Here they follow from what the document holds, so that the same poster
/// is the same file. Nothing changes its length: the table of where everything stands stays true.
/// </summary>
internal static partial class PdfIdentity
{
    public static byte[] Settled(byte[] pdf)
    {
        var tags = new Dictionary<string, string>();
        var text = FontTag().Replace(Encoding.Latin1.GetString(pdf), tag => Named(tags, tag.Value));
        text = Ids().Replace(text, id => new string('0', id.Length));
        var held = SHA256.HashData(Encoding.Latin1.GetBytes(text)).AsSpan(0, 16);
        var (plain, dashed) = (Convert.ToHexString(held), new Guid(held).ToString("D", CultureInfo.InvariantCulture));
        return Encoding.Latin1.GetBytes(Ids().Replace(text, id => id.Length == plain.Length ? plain : dashed));
    }

    /// <summary>Six letters, others for each font.</summary>
    private static string Named(Dictionary<string, string> tags, string tag)
    {
        if (!tags.TryGetValue(tag, out var name)) tags.Add(tag, name = "POSTE" + (char)('A' + tags.Count));
        return name;
    }

    [GeneratedRegex(@"(?<=/(FontName|BaseFont)/)[A-Z]{6}(?=\+)")]
    private static partial Regex FontTag();

    [GeneratedRegex("(?<=ID>uuid:)[0-9a-f-]{36}|(?<=/ID\\[(<[0-9A-F]{32}>)?<)[0-9A-F]{32}(?=>)")]
    private static partial Regex Ids();
}
