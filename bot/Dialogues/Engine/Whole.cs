using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
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

    private static readonly ConcurrentDictionary<Type, EnumNames> Names = new();

    private static bool IsNamed(Enum value) =>
        Names.GetOrAdd(value.GetType(), static type => new EnumNames(type)).Holds(Convert.ToInt64(value, CultureInfo.InvariantCulture));

    /// <summary>What an enum's type says, asked of it once. A set of flags may be any of them together.</summary>
    private sealed class EnumNames(Type type)
    {
        private readonly bool _flags = type.IsDefined(typeof(FlagsAttribute), inherit: false);
        private readonly long[] _values = [.. Enum.GetValues(type).Cast<object>().Select(v => Convert.ToInt64(v, CultureInfo.InvariantCulture))];

        public bool Holds(long value) => _flags ? (value & ~_values.Aggregate(0L, (all, one) => all | one)) == 0 : _values.Contains(value);
    }
}
