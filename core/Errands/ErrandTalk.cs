using Solidarity.Core.Posts;

namespace Solidarity.Core.Errands;

/// <summary>Whether a reply to an errand's card is a word to whoever goes, rather than something to bring. In French or English.</summary>
public static class ErrandTalk
{
    /// <summary>"Merci, c'est très gentil" is thanks; "merci de me prendre du pain" is a wish.</summary>
    private const int LongestThanks = 4;

    private static readonly HashSet<string> Thanks = [.. Folding.Words("merci thanks thank bravo super top génial parfait great perfect cool ok okay daccord chouette nickel").Select(word => word.Text)];

    public static bool IsThanks(string text)
    {
        var words = Folding.Words(text);
        return words.Count == 0 || words.Count <= LongestThanks && Thanks.Contains(words[0].Text);
    }

    /// <summary>What is asked of whoever goes; "du pain, c'est possible ?" may be a wish all the same, and its writer is told how to say it.</summary>
    public static bool IsQuestion(string text) => text.Contains('?', StringComparison.Ordinal);
}
