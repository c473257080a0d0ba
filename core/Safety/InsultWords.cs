using System.Text;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Safety;

/// <summary>
/// Whether a sentence may hurt somebody: an insult, a slur, a threat, an advance. A moderator reads what is flagged, so in doubt
/// it flags. Its words are data (insult.fr.json). Words with an innocent sense among neighbours ("ma chienne", "une tapette à
/// souris") stand there only in the expressions that hurt.
/// </summary>
public static class InsultWords
{
    private const string Vowels = "aeiou";

    /// <summary>So many single letters in a row are one word, spelled.</summary>
    private const int ShortestSpelled = 3;

    private static readonly Lazy<Phrasebook<bool>> Loaded = new(() => WordFiles.Stings("insult"));

    public static bool In(string sentence)
    {
        var plain = Undisguised(sentence);
        return Stings(plain) || plain.Contains('*') && Vowels.Any(vowel => Stings(plain.Replace('*', vowel)));
    }

    private static bool Stings(string sentence)
    {
        var words = Folding.Words(sentence);
        return Loaded.Value.StingIn(words) || Loaded.Value.StingIn(Spelled(words));
    }

    /// <summary>
    /// A letter written three times or more is written once, a digit between two letters is the letter it looks like, and stars
    /// between two letters are one, for a vowel; any other star is a blank.
    /// </summary>
    private static string Undisguised(string sentence)
    {
        var plain = new StringBuilder(sentence.Length);
        for (var i = 0; i < sentence.Length;)
        {
            var end = i + 1;
            while (end < sentence.Length && char.ToLowerInvariant(sentence[end]) == char.ToLowerInvariant(sentence[i])) end++;
            var isInside = i > 0 && char.IsLetter(sentence[i - 1]) && end < sentence.Length && char.IsLetter(sentence[end]);
            var c = sentence[i];
            if (c == '*') plain.Append(isInside ? '*' : ' ');
            else if (isInside && LooksLike(c) is { } letter) plain.Append(letter);
            else plain.Append(c, char.IsLetter(c) && end - i >= 3 ? 1 : end - i);
            i = end;
        }
        return plain.ToString();
    }

    private static char? LooksLike(char sign) => sign switch
    {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        _ => null,
    };

    /// <summary>"c o n n a r d" and "f.d.p" as one word each.</summary>
    private static List<Word> Spelled(List<Word> words)
    {
        var joined = new List<Word>(words.Count);
        for (var i = 0; i < words.Count;)
        {
            var end = i;
            while (end < words.Count && words[end].Text.Length == 1 && !words[end].IsNumber) end++;
            if (end - i >= ShortestSpelled)
            {
                // Folded again, since what was doubled stood apart.
                joined.AddRange(Folding.Words(string.Concat(words[i..end].Select(word => word.Text))));
                i = end;
            }
            else
            {
                joined.Add(words[i++]);
            }
        }
        return joined;
    }
}
