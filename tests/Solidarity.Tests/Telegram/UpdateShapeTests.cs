using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Solidarity.Bot.Channels.Telegram;

namespace Solidarity.Tests.Telegram;

/// <summary>Every field that is read exists in the published description, with a type that can hold it.</summary>
public sealed class UpdateShapeTests
{
    private static readonly Type[] Read =
    [
        typeof(Update), typeof(Message), typeof(RepliedMessage), typeof(PressedMessage), typeof(User), typeof(Chat),
        typeof(CallbackQuery), typeof(Location), typeof(Contact), typeof(ChatMemberUpdated), typeof(ChatMember),
        typeof(WebhookInfo),
    ];

    // What is read of the same thing in two ways has two types here.
    private static readonly Dictionary<Type, string> PublishedAs = new()
    {
        [typeof(RepliedMessage)] = "Message",
        [typeof(PressedMessage)] = "MaybeInaccessibleMessage",
    };

    public static TheoryData<Type> Types => [.. Read];

    [Theory]
    [MemberData(nameof(Types))]
    public void Field_OfATypeThatIsRead_ExistsInTheDescription(Type type) => Assert.Empty(Faults(type));

    [Fact]
    public void Field_ThatTheDescriptionLacks_IsFound() => Assert.Equal(
        ["Invented.nonsense: unknown", "Invented.text: Int64 can't hold String", "Invented.venue: needed here, optional there"],
        Faults(typeof(Invented), "Message", new DefaultJsonTypeInfoResolver()).Order());

    [Fact]
    public void Types_ThatAreRead_AreAllHeldAgainstTheDescription()
    {
        var reached = new HashSet<Type> { typeof(Update), typeof(User), typeof(ChatMember), typeof(WebhookInfo) };
        var open = new Queue<Type>(reached);
        while (open.TryDequeue(out var type))
            foreach (var property in PropertiesOf(type))
                if (property.PropertyType.Namespace == typeof(Update).Namespace && reached.Add(property.PropertyType))
                    open.Enqueue(property.PropertyType);
        Assert.Equal(Read.Select(type => type.Name).Order(), reached.Select(type => type.Name).Order());
    }

    private static IEnumerable<JsonPropertyInfo> PropertiesOf(Type type, IJsonTypeInfoResolver? resolver = null) =>
        (resolver ?? BotApiJson.Default).GetTypeInfo(type, BotApiJson.Default.Options)!.Properties
            .Where(property => property is { Set: not null } or { AssociatedParameter: not null });

    private static IEnumerable<string> Faults(Type type, string? published = null, IJsonTypeInfoResolver? resolver = null)
    {
        published ??= PublishedAs.GetValueOrDefault(type, type.Name);
        var fields = BotApiSchema.Published.FieldsOf(published)!.ToLookup(field => field.Name);
        foreach (var property in PropertiesOf(type, resolver))
        {
            string at = $"{type.Name}.{property.Name}";
            if (!fields.Contains(property.Name)) yield return $"{at}: unknown";
            else if (fields[property.Name].FirstOrDefault(field => !CanHold(property, field)) is { } field)
                yield return $"{at}: {property.PropertyType.Name} can't hold {string.Join(", ", field.Types)}";
            else if (property.IsRequired && !fields[property.Name].All(f => f.Required))
                yield return $"{at}: needed here, optional there";
        }
    }

    private static bool CanHold(JsonPropertyInfo property, BotApiSchema.Field field)
    {
        if (property.CustomConverter is Presence) return true;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        string expected = Type.GetTypeCode(type) switch
        {
            TypeCode.Int64 or TypeCode.Int32 => "Integer",
            TypeCode.Double => "Float",
            TypeCode.String => "String",
            TypeCode.Boolean => "Boolean",
            _ => PublishedAs.GetValueOrDefault(type, type.Name),
        };
        return field.Types.SequenceEqual([expected])
            || (type == typeof(RepliedMessage) && field.Name is "reply_to_message");
    }

    private sealed class Invented
    {
        [JsonPropertyName("nonsense")] public long Nonsense { get; set; }

        [JsonPropertyName("text")] public long Text { get; set; }

        [JsonPropertyName("venue"), JsonConverter(typeof(Presence))] public required bool Venue { get; set; }
    }
}
