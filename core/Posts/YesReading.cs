using System.Text.Json;

namespace Solidarity.Core.Posts;

/// <summary>Reads a whole answer as a yes or a no, however politely it is said: "je veux bien", "volontiers", "non merci", "rather not". Anything more is neither.</summary>
public static class YesReading
{
    private const int Longest = 60;

    private static readonly Lazy<Data> Loaded = new(() => new Data(JsonSerializer.Deserialize<Written>(Resource.Text("yes.json"), JsonSerializerOptions.Web)!));

    /// <returns>Null for neither.</returns>
    public static bool? Read(string typed) => Said(typed) is not { } said ? null : Loaded.Value.Yes.Contains(said) ? true : Loaded.Value.No.Contains(said) ? false : null;

    /// <summary>
    /// Also where more is said behind the word, as long as nothing of it takes it back: "oui, je les ai encore", but not "oui mais pas samedi". For a question about oneself
    /// alone, where nothing is promised to anybody by the answer.
    /// </summary>
    public static bool? Leading(string typed)
    {
        if (Read(typed) is { } whole) return whole;
        if (typed.Length > Longest || typed.Contains('?', StringComparison.Ordinal)) return null;
        string[] words = [.. Folding.Words(typed).Select(word => word.Text)];
        if (words.Length == 0) return null;
        var data = Loaded.Value;
        return data.LeadsYes.Contains(words[0]) && !words.Skip(1).Any(data.Turns.Contains) ? true
            : data.LeadsNo.Contains(words[0]) && !words.Skip(1).Any(data.TurnsNo.Contains) ? false
            : null;
    }

    /// <summary>Whether helpers are to come two by two: a yes or a no, or the same in the question's own words.</summary>
    public static bool? TwoByTwo(string typed) =>
        Leading(typed) ?? (Said(typed) is not { } said ? null : Loaded.Value.TwoByTwo.Contains(said) ? true : Loaded.Value.Singly.Contains(said) ? false : null);

    /// <summary>Whether it says that all is ticked: "c'est tout", or a yes.</summary>
    public static bool IsDone(string typed) => Read(typed) == true || Said(typed) is { } said && Loaded.Value.Done.Contains(said);

    /// <summary>Whether it is an answer to any question but one for a name: a yes, a thank you, or what a button says.</summary>
    public static bool IsNoName(string typed) =>
        Read(typed) is not null || IsDone(typed) || Said(typed) is { } said && (Loaded.Value.Moves.Contains(said) || Loaded.Value.Politeness.Contains(said));

    /// <summary>Without the politeness behind it; null where it is too long.</summary>
    private static string? Said(string typed)
    {
        if (typed.Length > Longest) return null;
        var (said, data) = (Joined(typed), Loaded.Value);
        foreach (var politeness in data.Politeness)
        {
            if (said.EndsWith(" " + politeness, StringComparison.Ordinal) && !data.Yes.Contains(said) && !data.Politeness.Contains(said)) said = said[..^(politeness.Length + 1)];
        }

        return said;
    }

    private static string Joined(string text) => string.Join(' ', Folding.Words(text).Select(word => word.Text));

    private sealed record Written(
        string[] Yes, string[] No, string[] Politeness, string[] LeadsYes, string[] LeadsNo, string[] Turns, string[] TurnsNo, string[] Done, string[] Moves, string[] TwoByTwo, string[] Singly);

    /// <summary>The words as they are compared.</summary>
    private sealed class Data(Written written)
    {
        public IReadOnlySet<string> Yes { get; } = Folded(written.Yes);

        public IReadOnlySet<string> No { get; } = Folded(written.No);

        public IReadOnlySet<string> Politeness { get; } = Folded(written.Politeness);

        public IReadOnlySet<string> LeadsYes { get; } = Folded(written.LeadsYes);

        public IReadOnlySet<string> LeadsNo { get; } = Folded(written.LeadsNo);

        /// <summary>Behind a yes it is none any more.</summary>
        public IReadOnlySet<string> Turns { get; } = Folded(written.Turns);

        public IReadOnlySet<string> TurnsNo { get; } = Folded(written.TurnsNo);

        public IReadOnlySet<string> Done { get; } = Folded(written.Done);

        /// <summary>What buttons say.</summary>
        public IReadOnlySet<string> Moves { get; } = Folded(written.Moves);

        public IReadOnlySet<string> TwoByTwo { get; } = Folded(written.TwoByTwo);

        public IReadOnlySet<string> Singly { get; } = Folded(written.Singly);

        private static HashSet<string> Folded(string[] sayings) => [.. sayings.Select(Joined)];
    }
}
