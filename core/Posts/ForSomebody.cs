namespace Solidarity.Core.Posts;

/// <summary>Whether a sentence asks for somebody else: "du pain pour ma mère", "groceries for my neighbour". In French or English.</summary>
public static class ForSomebody
{
    /// <summary>So many words may stand between "pour" and who it is for: "pour ma chère vieille voisine".</summary>
    private const int Apart = 3;

    private static readonly HashSet<string> For = ["pour", "for"];

    private static readonly HashSet<string> Somebody =
    [
        .. Folding.Words(
            """
            mère maman père papa parents beau-père belle-mère grand-mère grand-père mamie papi mémé pépé fils fille enfant enfants mari femme compagnon compagne frère soeur tante
            oncle cousin cousine ami amie copain copine voisin voisine voisins collègue madame mme monsieur mr mlle
            mother mum mom father dad parents grandmother grandfather grandma grandpa granny son daughter child children kids husband wife partner brother sister aunt uncle
            cousin friend neighbour neighbours neighbor neighbors colleague mrs ms
            """).Select(word => word.Text),
    ];

    public static bool IsMeant(string sentence)
    {
        var words = Folding.Words(sentence).Select(word => word.Text).ToArray();
        return words.Index().Any(one => For.Contains(one.Item) && words.Skip(one.Index + 1).Take(Apart + 1).Any(Somebody.Contains));
    }
}
