using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues.Engine;

/// <summary>A category is stored by its id.</summary>
internal sealed class CategoryJson : JsonConverter<Category>
{
    public override Category Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Categories.Shared.Find(reader.GetString() ?? "") ?? throw new JsonException("no such category");

    public override void Write(Utf8JsonWriter writer, Category value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
}

/// <summary>A time is stored in the words of <see cref="When.Write"/>.</summary>
internal sealed class WhenJson : JsonConverter<When>
{
    public override When Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        When.TryParse(reader.GetString() ?? "", out var when) ? when : throw new JsonException("no such time");

    public override void Write(Utf8JsonWriter writer, When value, JsonSerializerOptions options) => writer.WriteStringValue(value.Write());
}

/// <summary>The times of a week are stored as 21 bits.</summary>
internal sealed class WeeklyTimesJson : JsonConverter<WeeklyTimes>
{
    public override WeeklyTimes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (!reader.TryGetInt32(out var bits) || bits < 0 || bits > WeeklyTimes.Any.Bits) throw new JsonException("no such times");
        return WeeklyTimes.FromBits(bits);
    }

    public override void Write(Utf8JsonWriter writer, WeeklyTimes value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Bits);
}
