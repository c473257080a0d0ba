using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Solidarity.Bot.Turns;

/// <summary>
/// Writes JSON into a buffer that each thread keeps. Letters with accents go as they are: a third of the bytes, and never
/// inside HTML. A generated context that is given an encoder falls back to its slow way of writing; here the writer knows it,
/// and the context's own code writes.
/// </summary>
internal sealed class PlainJson
{
    private static readonly JsonWriterOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>More is given back: a file is written now and then, and its megabyte isn't to stay with every thread.</summary>
    private const int MostKept = 256 * 1024;

    [ThreadStatic]
    private static PlainJson? _mine;

    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private readonly Utf8JsonWriter _writer;

    private PlainJson() => _writer = new Utf8JsonWriter(_bytes, AsItIs);

    /// <param name="write">Such as a generated type's SerializeHandler.</param>
    public static string Text<T>(T value, Action<Utf8JsonWriter, T> write) => Encoding.UTF8.GetString(Written(value, write));

    public static byte[] Bytes<T>(T value, Action<Utf8JsonWriter, T> write) => Written(value, write).ToArray();

    private static ReadOnlySpan<byte> Written<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        // Taken away while it is used: whoever writes within a write gets another, and one that failed in the middle is not used again.
        var mine = _mine ?? new PlainJson();
        _mine = null;
        mine._bytes.ResetWrittenCount();
        mine._writer.Reset();
        write(mine._writer, value);
        mine._writer.Flush();
        if (mine._bytes.Capacity <= MostKept) _mine = mine;
        return mine._bytes.WrittenSpan;
    }
}
