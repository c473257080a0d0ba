using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solidarity.Simulation;

/// <summary>The published description of the Bot API (Data/Telegram/bot-api.json), to hold calls and types against.</summary>
internal sealed class BotApiSchema
{
    private const string ArrayOf = "Array of ";

    private static readonly Lazy<BotApiSchema> Shared = new(() =>
        new BotApiSchema(JsonDocument.Parse(File.ReadAllBytes(TestData.Path("bot-api.json"))).RootElement));

    private readonly Dictionary<string, string> methodNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<Field>> methods = [];
    private readonly Dictionary<string, IReadOnlyList<Field>> types = [];
    private readonly Dictionary<string, IReadOnlyList<string>> subtypes = [];

    private BotApiSchema(JsonElement root)
    {
        foreach (var method in root.GetProperty("methods").EnumerateObject())
        {
            methodNames[method.Name] = method.Name;
            methods[method.Name] = FieldsIn(method.Value);
        }

        foreach (var type in root.GetProperty("types").EnumerateObject())
        {
            types[type.Name] = FieldsIn(type.Value);
            subtypes[type.Name] = StringsIn(type.Value.GetProperty("subtypes"));
        }
    }

    internal sealed record Field(string Name, IReadOnlyList<string> Types, bool Required);

    public static BotApiSchema Published => Shared.Value;

    /// <summary>The method as the description spells it (the server doesn't mind case), or null.</summary>
    public string? MethodNamed(string name) => methodNames.GetValueOrDefault(name);

    /// <summary>The fields of a type, or of all that it may be; null when there is no such type.</summary>
    public IReadOnlyList<Field>? FieldsOf(string type)
    {
        if (!types.TryGetValue(type, out var own)) return null;
        return subtypes[type].Count == 0 ? own : [.. subtypes[type].SelectMany(sub => FieldsOf(sub) ?? [])];
    }

    /// <summary>What in a call is not as the description of its method says; empty when all is well.</summary>
    public IReadOnlyList<string> Check(string method, JsonElement parameters)
    {
        if (!methods.TryGetValue(method, out var fields)) return [$"{method}: no such method"];
        if (parameters.ValueKind is not JsonValueKind.Object) return [$"{method}: expected an object"];
        return [.. CheckFields(parameters, fields, method)];
    }

    /// <summary>A field of a form, where everything is text, as it would stand in JSON.</summary>
    public JsonNode? FromForm(string method, string name, string text)
    {
        var types = methods.GetValueOrDefault(method)?.FirstOrDefault(field => field.Name == name)?.Types ?? ["String"];
        if (types.Contains("Integer") && long.TryParse(text, out long number)) return number;
        return types.Contains("String") || types.Contains("InputFile") ? text : JsonNode.Parse(text);
    }

    private IEnumerable<string> CheckFields(JsonElement value, IReadOnlyList<Field> fields, string path)
    {
        foreach (var given in value.EnumerateObject())
        {
            if (fields.FirstOrDefault(field => field.Name == given.Name) is { } field)
                foreach (string problem in CheckAny(given.Value, field.Types, $"{path}.{given.Name}")) yield return problem;
            else
                yield return $"{path}.{given.Name}: unknown";
        }

        foreach (var field in fields)
            if (field.Required && !value.TryGetProperty(field.Name, out _)) yield return $"{path}.{field.Name}: required";
    }

    // A value may be of any of the types; what it comes closest to tells best what is wrong with it.
    private IReadOnlyList<string> CheckAny(JsonElement value, IReadOnlyList<string> allowed, string path)
    {
        IReadOnlyList<string>? best = null;
        foreach (string type in allowed)
        {
            IReadOnlyList<string> problems = [.. CheckOne(value, type, path)];
            if (best is null || problems.Count < best.Count) best = problems;
        }

        return best ?? [];
    }

    private IEnumerable<string> CheckOne(JsonElement value, string type, string path)
    {
        if (type.StartsWith(ArrayOf, StringComparison.Ordinal))
        {
            return value.ValueKind is JsonValueKind.Array
                ? value.EnumerateArray().SelectMany((item, i) => CheckAny(item, [type[ArrayOf.Length..]], $"{path}[{i}]"))
                : [$"{path}: expected an array"];
        }

        bool? fits = type switch
        {
            "Integer" => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
            "Float" => value.ValueKind is JsonValueKind.Number,
            "String" or "InputFile" => value.ValueKind is JsonValueKind.String,
            "Boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ => null,
        };
        if (fits is not null) return fits.Value ? [] : [$"{path}: expected {type}, got {value.ValueKind}"];
        if (!types.TryGetValue(type, out var fields)) throw new InvalidDataException($"The description uses an unknown type {type}.");
        if (subtypes[type].Count > 0) return CheckAny(value, subtypes[type], path);
        return value.ValueKind is JsonValueKind.Object ? CheckFields(value, fields, path) : [$"{path}: expected {type}"];
    }

    private static IReadOnlyList<Field> FieldsIn(JsonElement holder) =>
        [.. holder.GetProperty("fields").EnumerateArray().Select(field => new Field(
            field.GetProperty("name").GetString()!,
            StringsIn(field.GetProperty("types")),
            field.GetProperty("required").GetBoolean()))];

    private static IReadOnlyList<string> StringsIn(JsonElement array) =>
        [.. array.EnumerateArray().Select(item => item.GetString()!)];
}
