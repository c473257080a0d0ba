using System.Text.Json;

namespace Solidarity.Bot.Channels.Telegram;

/// <summary>Reads the frame around every answer: ok with a result, or a code, a description and what follows from it.</summary>
internal static class ApiEnvelope
{
    /// <summary>Reads the result where the reader stands on its first token, and leaves it on its last.</summary>
    public delegate T ReadResult<T>(ref Utf8JsonReader reader, ReadOnlySpan<byte> body);

    /// <summary>Deeper than the serialiser allows, so that an update nested too deep fails alone, not with its batch.</summary>
    public static readonly JsonReaderOptions Lenient = new() { MaxDepth = 1024 };

    /// <exception cref="JsonException">The body isn't what the Bot API answers with.</exception>
    public static ApiAnswer<T> Read<T>(ReadOnlySpan<byte> body, int status, ReadResult<T> readResult)
    {
        var reader = new Utf8JsonReader(body, Lenient);
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject) throw new JsonException("An object was expected.");

        bool? ok = null;
        bool hasResult = false;
        T? result = default;
        int code = status;
        string description = "";
        TimeSpan? retryAfter = null;
        long? migrateTo = null;

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("ok"u8))
            {
                reader.Read();
                ok = reader.GetBoolean();
            }
            else if (reader.ValueTextEquals("result"u8))
            {
                reader.Read();
                result = readResult(ref reader, body);
                hasResult = true;
            }
            else if (reader.ValueTextEquals("error_code"u8))
            {
                reader.Read();
                code = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("description"u8))
            {
                reader.Read();
                description = reader.GetString() ?? "";
            }
            else if (reader.ValueTextEquals("parameters"u8))
            {
                reader.Read();
                (retryAfter, migrateTo) = ReadParameters(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return ok switch
        {
            true when hasResult => new ApiAnswer<T>.Ok(result!),
            false => new ApiAnswer<T>.Refused(code, description, retryAfter, migrateTo),
            _ => throw new JsonException("Neither a result nor a refusal."),
        };
    }

    private static (TimeSpan? RetryAfter, long? MigrateTo) ReadParameters(ref Utf8JsonReader reader)
    {
        TimeSpan? retryAfter = null;
        long? migrateTo = null;
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            reader.Skip();
            return (null, null);
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            bool isRetry = reader.ValueTextEquals("retry_after"u8);
            bool isMigrate = reader.ValueTextEquals("migrate_to_chat_id"u8);
            reader.Read();
            if (isRetry && reader.TryGetInt32(out int seconds) && seconds >= 0) retryAfter = TimeSpan.FromSeconds(seconds);
            else if (isMigrate && reader.TryGetInt64(out long chat)) migrateTo = chat;
            else reader.Skip();
        }

        return (retryAfter, migrateTo);
    }
}
