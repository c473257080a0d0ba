namespace Solidarity.Core.Posts;

/// <summary>Whether a sentence asks for somebody else: "du pain pour ma mère", "groceries for my neighbour". In French or English.</summary>
public static class ForSomebody
{
    /// <summary>So many words may stand between "pour" and who it is for: "pour ma chère vieille voisine".</summary>
    private const int Apart = 3;

    private const int MostWords = 10;

    private static readonly HashSet<string> Not = ["pas", "not", "ni", "sauf", "except"];

    private static readonly HashSet<string> For = ["pour", "for"];

    private static readonly HashSet<string> Somebody =
    [
        .. Words(
            """
            mère maman père papa parents mamie papi mémé pépé fils fille enfant enfants mari femme compagnon compagne frère soeur tante
            oncle cousin cousine ami amie copain copine voisin voisine voisins collègue madame mme monsieur mr mlle
            mother mum mom father dad parents grandmother grandfather grandma grandpa granny son daughter child children kids husband wife partner brother sister aunt uncle
            cousin friend neighbour neighbours neighbor neighbors colleague mrs ms
            """),
    ];

    /// <summary>Said for whom, but no person whose agreement is asked wherever they are named: "pour l'école de mon fils".</summary>
    private static readonly HashSet<string> Group = [.. Words("association asso club école organisation charity school")];

    private static readonly HashSet<string> Oneself = ["moi", "me", "nous", "us", "myself", "ourselves"];

    /// <summary>Typed as an answer to "for whom?"; null where it is for both, or not said.</summary>
    public static Beneficiary? Read(string typed)
    {
        var words = Words(typed);
        if (words.Length is 0 or > MostWords || words.Any(Not.Contains)) return null;
        var (self, others) = (words.Any(Oneself.Contains), words.Any(word => Somebody.Contains(word) || Group.Contains(word)));
        return self == others ? null : self ? Beneficiary.Self : Beneficiary.SomeoneElse;
    }

    public static bool IsMeant(string sentence)
    {
        var words = Words(sentence);
        return words.Index().Any(one => For.Contains(one.Item) && words.Skip(one.Index + 1).Take(Apart + 1).Any(Somebody.Contains));
    }

    /// <summary>As they are spelt: "mme" must not be "me".</summary>
    private static string[] Words(string text) => [.. Folding.Words(text, asSpelt: true).Select(word => word.Text)];
}
