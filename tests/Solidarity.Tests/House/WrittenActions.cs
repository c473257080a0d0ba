using System.Text.RegularExpressions;
using Solidarity.Core.Moderation;

namespace Solidarity.Tests.House;

/// <summary>Which actions a source file writes into the audit or looks for in it: as they stand there, or by way of a constant, a parameter or an enum.</summary>
internal static partial class WrittenActions
{
    /// <summary>Expressions that make a name; one that isn't here, and can't be followed, is an error.</summary>
    private static readonly Dictionary<string, string[]> Computed = new()
    {
        ["penalty.ToString().ToLowerInvariant()"] = [.. Enum.GetNames<Penalty>().Select(name => name.ToLowerInvariant())],
        ["AuditName(review)"] = [.. Enum.GetValues<ReviewPost.Review>().Select(ReviewPost.AuditName)],
    };

    /// <exception cref="InvalidOperationException">A name is made in a way that can't be followed.</exception>
    public static IReadOnlySet<string> In(string source) => Calls(source, @"Audit\.Write").SelectMany(call => Names(source, call.Arguments[2], call.At)).ToHashSet();

    /// <inheritdoc cref="In"/>
    public static IReadOnlySet<string> LookedForIn(string source) =>
        Calls(source, @"Audit\.Moments").SelectMany(call => Names(source, call.Arguments[1], call.At))
            .Concat(Compared().Matches(source).SelectMany(found => found.Groups["name"].Captures.Select(one => one.Value)))
            .ToHashSet();

    /// <param name="at">Where it stands.</param>
    private static IEnumerable<string> Names(string source, string expression, int at)
    {
        if (Literal().Match(expression) is { Success: true } literal) return [literal.Groups[1].Value];
        if (Either().Match(expression) is { Success: true } either) return Names(source, either.Groups[1].Value, at).Concat(Names(source, either.Groups[2].Value, at));
        if (Computed.TryGetValue(expression, out var names)) return names;
        if (Regex.Match(source, $@"const string [^;]*\b{Regex.Escape(expression)} = ""([^""]+)""") is { Success: true } constant) return [constant.Groups[1].Value];
        // A parameter: what every call of the method that it stands in gives it.
        if (Regex.Matches(source, $@"\b(\w+)\(([^()]*\bstring {Regex.Escape(expression)}\b)").LastOrDefault(declared => declared.Index < at) is { } method)
        {
            var place = method.Groups[2].Value.Count(c => c == ',');
            return Calls(source, $@"(?<![\w.]){method.Groups[1].Value}")
                .Where(call => call.Arguments.Count > place && !call.Arguments[place].StartsWith("string ", StringComparison.Ordinal))
                .SelectMany(call => Names(source, call.Arguments[place], call.At));
        }

        throw new InvalidOperationException($"which actions does this write? {expression}");
    }

    /// <summary>What stands between the brackets of each call, split at its commas.</summary>
    private static IEnumerable<(int At, IReadOnlyList<string> Arguments)> Calls(string source, string name)
    {
        foreach (Match found in Regex.Matches(source, name + @"\("))
        {
            List<string> arguments = [];
            var (depth, quoted, start) = (0, false, found.Index + found.Length);
            for (var i = start; i < source.Length && depth >= 0; i++)
            {
                if (source[i] == '"') quoted = !quoted;
                if (quoted) continue;
                if (source[i] is '(' or '[' or '{') depth++;
                if (source[i] is ')' or ']' or '}') depth--;
                if (depth > 0 || depth == 0 && source[i] != ',') continue;
                arguments.Add(source[start..i].Trim());
                start = i + 1;
            }
            yield return (found.Index, arguments);
        }
    }

    [GeneratedRegex(@"^""([^""]+)""$")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^[^?]+ \? (.+) : (.+)$")]
    private static partial Regex Either();

    [GeneratedRegex(@"row\.Action (?:==|!=|is) ""(?<name>[^""]+)""(?: or ""(?<name>[^""]+)"")*")]
    private static partial Regex Compared();
}
