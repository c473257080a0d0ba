namespace Solidarity.Core.Posts;

/// <summary>Tells whether somebody who just writes asks for help or offers it: "je voudrais de l'aide pour mes courses", "I can lend a drill".</summary>
public static class DoorReading
{
    private static readonly string[][] Offering = Folded(
        "je peux", "je pourrais", "nous pouvons", "nous pourrions", "on peut", "je propose", "nous proposons", "on propose", "je me propose", "je donne", "nous donnons", "j'offre", "je prête", "à donner",
        "je veux aider", "je voudrais aider", "j'aimerais aider", "envie d'aider", "je souhaite aider", "je suis disponible", "je suis bénévole", "être bénévole", "devenir bénévole", "proposer mon aide", "offrir mon aide",
        "I can", "we can", "I could", "we could", "I offer", "we offer", "I'm offering", "I give", "giving away", "to give away", "to donate", "I lend", "I'm happy to", "happy to help", "I want to help", "I would like to help",
        "I'd like to help", "I'd love to help", "I am available", "I'm available", "volunteer");

    private static readonly string[][] Asking = Folded(
        "besoin", "il me faut", "il nous faut", "il me faudrait", "je cherche", "nous cherchons", "on cherche", "je recherche", "cherche", "recherche", "m'aider", "nous aider", "aidez moi", "aidez nous",
        "de l'aide", "une aide", "un coup de main", "quelqu'un pour", "quelqu'un peut", "quelqu'un pourrait", "quelqu'un qui", "qui peut", "qui pourrait", "pouvez vous",
        "need", "needs", "help me", "help us", "looking for", "can somebody", "can someone", "could somebody", "could someone", "can anybody", "can anyone", "someone to", "somebody to", "someone who", "some help",
        "I would like help", "I'd like help", "I want help", "a hand", "can you");

    /// <summary>Behind "je peux" it is no offer: "je ne peux pas", "I can't", "can I have".</summary>
    private static readonly HashSet<string> TurnsRound = [.. Folded("pas", "plus", "plus", "not", "t", "avoir", "recevoir", "demander", "trouver", "have", "get", "ask", "no").Select(words => words[0])];

    /// <returns>What comes first of the two; null where neither is said.</returns>
    public static PostKind? Read(string sentence)
    {
        var words = Folding.Words(sentence).Select(word => word.Text).ToArray();
        var (offers, asks) = (First(words, Offering, isOffer: true), First(words, Asking, isOffer: false));
        return offers is null && asks is null ? null : asks is null || offers < asks ? PostKind.Offer : PostKind.Need;
    }

    private static int? First(string[] words, string[][] sayings, bool isOffer)
    {
        for (var at = 0; at < words.Length; at++)
        {
            foreach (var saying in sayings)
            {
                if (at + saying.Length <= words.Length && words.AsSpan(at, saying.Length).SequenceEqual(saying) && !(isOffer && at + saying.Length < words.Length && TurnsRound.Contains(words[at + saying.Length]))) return at;
            }
        }

        return null;
    }

    private static string[][] Folded(params string[] sayings) => [.. sayings.Select(saying => Folding.Words(saying).Select(word => word.Text).ToArray())];
}
