using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>Some of what was said, as the protocol writes it; what was kept is copied, not read and written anew.</summary>
/// <param name="Json">With its watermark in it.</param>
/// <param name="Watermark">The number up to which it was read now.</param>
/// <param name="Count">How many activities are in it.</param>
internal readonly record struct ActivitySet(ReadOnlyMemory<byte> Json, long Watermark, int Count)
{
    /// <param name="after">The watermark where there is nothing.</param>
    /// <param name="passOver">Told of each that is no JSON: it is left out, so that it breaks nothing.</param>
    public static ActivitySet Of(IReadOnlyList<(long Number, string Body)> said, long after, Action<long> passOver)
    {
        var watermark = said.Count == 0 ? after : said[^1].Number;
        var buffer = new ArrayBufferWriter<byte>(64 + said.Sum(one => one.Body.Length + 1));
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("activities");
        var count = 0;
        foreach (var (number, body) in said)
        {
            try
            {
                json.WriteRawValue(body);
                count++;
            }
            catch (Exception e) when (e is JsonException or ArgumentException)
            {
                passOver(number);
            }
        }

        json.WriteEndArray();
        json.WriteString("watermark", watermark.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.Flush();
        return new ActivitySet(buffer.WrittenMemory, watermark, count);
    }
}
