namespace Solidarity.Core.Safety;

/// <summary>What a sentence may hold that somebody of the team looks at before anybody else reads it.</summary>
public enum Flag { Money, Contact, Insult }

/// <summary>Why a sentence is held for a look. In doubt it is: a look costs a minute, and what a stranger has read can't be taken back.</summary>
public static class Flags
{
    /// <returns>Each once, in the order of <see cref="Flag"/>; none as a rule.</returns>
    public static IReadOnlyList<Flag> In(string? sentence)
    {
        if (string.IsNullOrWhiteSpace(sentence)) return [];
        List<Flag> found = [];
        if (MoneyWords.Speaks(sentence)) found.Add(Flag.Money);
        if (ContactDetails.In(sentence)) found.Add(Flag.Contact);
        if (InsultWords.In(sentence)) found.Add(Flag.Insult);
        return found;
    }
}
