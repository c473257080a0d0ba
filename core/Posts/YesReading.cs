namespace Solidarity.Core.Posts;

/// <summary>Reads a whole answer as a yes or a no, however politely it is said: "je veux bien", "volontiers", "non merci", "rather not". Anything more is neither.</summary>
public static class YesReading
{
    private const int Longest = 60;

    private static readonly HashSet<string> Yes = Folded(
        "oui", "ouais", "bien sûr", "oui bien sûr", "volontiers", "oui volontiers", "avec plaisir", "oui avec plaisir", "je veux bien", "oui je veux bien", "d'accord", "oui d'accord",
        "je suis d'accord", "ça marche", "entendu", "oui je peux", "je peux", "je peux aider", "tout à fait", "absolument", "certainement", "ok", "okay",
        "yes", "yeah", "yep", "sure", "yes sure", "gladly", "yes gladly", "of course", "yes of course", "with pleasure", "yes please", "I can", "yes I can", "I can help", "I agree", "happy to", "I'd be happy to",
        "I'd love to", "all right", "certainly", "definitely");

    private static readonly HashSet<string> No = Folded(
        "non", "nan", "plutôt pas", "pas cette fois", "non pas cette fois", "je ne peux pas", "non je ne peux pas", "je ne veux pas", "je préfère pas", "je préfère ne pas", "je préfère que non",
        "pas possible", "impossible", "désolé", "désolée", "non désolé", "non désolée", "désolé non", "désolée non", "malheureusement non", "sans façon",
        "no", "nope", "rather not", "I'd rather not", "not this time", "no not this time", "I can't", "no I can't", "I cannot", "I don't want to", "sorry", "no sorry", "sorry no", "unfortunately not", "I'm afraid not");

    private static readonly HashSet<string> Politeness = Folded("merci", "svp", "stp", "thanks", "please", "thank you", "merci beaucoup", "thank you very much");

    /// <returns>Null for neither.</returns>
    public static bool? Read(string typed)
    {
        if (typed.Length > Longest) return null;
        var said = Joined(typed);
        foreach (var politeness in Politeness)
        {
            if (said.EndsWith(" " + politeness, StringComparison.Ordinal) && !Yes.Contains(said)) said = said[..^(politeness.Length + 1)];
        }

        return Yes.Contains(said) ? true : No.Contains(said) ? false : null;
    }

    private static HashSet<string> Folded(params string[] sayings) => [.. sayings.Select(Joined)];

    private static string Joined(string text) => string.Join(' ', Folding.Words(text).Select(word => word.Text));
}
