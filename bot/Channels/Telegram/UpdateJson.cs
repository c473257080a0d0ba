using System.Text.Json;

namespace Solidarity.Bot.Channels.Telegram;

/// <summary>Reads each update on its own, so that one which can't be read doesn't lose the others.</summary>
internal static class UpdateJson
{
    /// <summary>
    /// One update, as a webhook delivers it. <see cref="Update.Unreadable"/> where only its id can be read; null where not
    /// even that.
    /// </summary>
    public static Update? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, BotApiJson.Default.Update);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return ReadId(json) is { } id ? new Update { UpdateId = id, Unreadable = true } : null;
        }
    }

    /// <summary>The array that getUpdates answers with.</summary>
    public static IReadOnlyList<Update> ReadMany(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        if (reader.TokenType is not JsonTokenType.StartArray) throw new JsonException("An array of updates was expected.");

        var each = reader;
        int first = (int)reader.TokenStartIndex;
        reader.Skip();
        if (AllIn(body[first..(int)reader.BytesConsumed]) is { } all) return all;

        reader = each;
        var updates = new List<Update>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (Read(body[start..(int)reader.BytesConsumed]) is { } update) updates.Add(update);
        }

        return updates;
    }

    /// <summary>All together, which costs less than each on its own; null where one of them can't be read.</summary>
    private static List<Update>? AllIn(ReadOnlySpan<byte> array)
    {
        try
        {
            return JsonSerializer.Deserialize(array, BotApiJson.Default.ListUpdate) is { } all && !all.Contains(null!) ? all : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static long? ReadId(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, ApiEnvelope.Lenient);
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject) return null;

            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                bool wanted = reader.ValueTextEquals("update_id"u8);
                reader.Read();
                if (wanted) return reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out long id) ? id : null;
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // Not JSON: there is no id to find.
        }

        return null;
    }
}
