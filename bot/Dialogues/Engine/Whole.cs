using System.Collections;
using System.Text.Json.Serialization.Metadata;

namespace Solidarity.Bot.Dialogues.Engine;

/// <summary>
/// Whether what was read from stored JSON is what its type promises. The reader itself lets what is missing be null, and
/// takes any number for a name of an enum; further on that would fail far from its cause.
/// </summary>
internal static class Whole
{
    /// <param name="fits">What else must hold of each part, the value itself among them.</param>
    public static bool Is(object value, JsonTypeInfo type, Func<object, bool> fits)
    {
        if (!fits(value)) return false;
        if (value is Enum name) return IsNamed(name);
        if (type.Kind == JsonTypeInfoKind.Enumerable) return AreAll((IEnumerable)value, type.Options.GetTypeInfo(type.ElementType!), fits);
        if (type.Kind != JsonTypeInfoKind.Object) return true;
        for (var i = 0; i < type.Properties.Count; i++)
        {
            var property = type.Properties[i];
            if (property.Get is not { } get) continue;
            if (get(value) is { } part ? !Is(part, type.Options.GetTypeInfo(property.PropertyType), fits) : !property.IsGetNullable) return false;
        }
        return true;
    }

    private static bool AreAll(IEnumerable values, JsonTypeInfo type, Func<object, bool> fits)
    {
        foreach (var value in values)
        {
            if (value is null || !Is(value, type, fits)) return false;
        }
        return true;
    }

    /// <summary>A set of flags may be any of them together.</summary>
    private static bool IsNamed(Enum value)
    {
        if (!value.GetType().IsDefined(typeof(FlagsAttribute), inherit: false)) return Enum.IsDefined(value.GetType(), value);
        var all = Enum.GetValues(value.GetType()).Cast<object>().Aggregate(0L, (sum, one) => sum | Convert.ToInt64(one, null));
        return (Convert.ToInt64(value, null) & ~all) == 0;
    }
}
