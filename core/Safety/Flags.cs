using System.Collections.Concurrent;

namespace Solidarity.Core.Safety;

/// <summary>What a sentence may hold that somebody of the team looks at before anybody else reads it.</summary>
public enum Flag { Money, Contact, Insult }

/// <summary>Why a sentence is held for a look. In doubt it is: a look costs a minute, and what a stranger has read can't be taken back.</summary>
public static class Flags
{
    /// <summary>The same sentence is looked at whenever a card that shows it is drawn: so many of the last ones are remembered.</summary>
    private const int MostRemembered = 1_000;

    private static readonly ConcurrentDictionary<string, IReadOnlyList<Flag>> Remembered = new(StringComparer.Ordinal);

    /// <returns>Each once, in the order of <see cref="Flag"/>; none as a rule.</returns>
    public static IReadOnlyList<Flag> In(string? sentence)
    {
        if (string.IsNullOrWhiteSpace(sentence)) return [];
        if (Remembered.TryGetValue(sentence, out var known)) return known;
        if (Remembered.Count >= MostRemembered) Remembered.Clear();
        return Remembered[sentence] = Look(sentence);
    }

    private static List<Flag> Look(string sentence)
    {
        List<Flag> found = [];
        if (MoneyWords.Speaks(sentence)) found.Add(Flag.Money);
        if (ContactDetails.In(sentence)) found.Add(Flag.Contact);
        if (InsultWords.In(sentence)) found.Add(Flag.Insult);
        return found;
    }
}
