using System.IO.Compression;
using System.Text.Json.Serialization;
using Solidarity.Bot.Texts;

namespace Solidarity.Bot.Turns;

/// <summary>What a file is to its reader. A drawing is an SVG, of which a picture is made on the way out.</summary>
internal enum FileKind { Document, Drawing, Picture }

/// <summary>A file that goes with a message, before the message is put into a reader's language. An edit never carries one.</summary>
/// <param name="Name">ASCII, with its ending; what the reader's machine will call it. A drawing bears its picture's name.</param>
/// <param name="Otherwise">For a drawing: what is said in its place where no picture can be made of it.</param>
internal sealed record Attachment(string Name, FileKind Kind, byte[] Bytes, Lines? Otherwise = null);

/// <summary>The same as it is kept in its outbox row.</summary>
/// <param name="Packed">By gzip: rows of a table shrink to a tenth, and the outbox holds them until they are sent.</param>
internal sealed record OutgoingFile(string Name, FileKind Kind, byte[] Packed, string? Otherwise = null)
{
    /// <summary>A text longer than this, without its markup, doesn't fit under a file.</summary>
    public const int LongestCaption = 1024;

    /// <summary>Beyond this a row would weigh on the outbox, which other messages wait in, and on every backup taken meanwhile.</summary>
    public const int MostPacked = 1024 * 1024;

    [JsonIgnore]
    public bool IsTooLarge => Packed.Length > MostPacked;

    public static OutgoingFile Of(string name, FileKind kind, byte[] bytes, string? otherwise = null)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return new OutgoingFile(name, kind, packed.ToArray(), otherwise);
    }

    /// <exception cref="InvalidDataException">The row was tampered with.</exception>
    public byte[] Bytes()
    {
        using var gzip = new GZipStream(new MemoryStream(Packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}
