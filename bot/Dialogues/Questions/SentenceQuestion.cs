using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>Some words of their own, asked for in a way that depends on what is known.</summary>
/// <param name="expected">Said to whoever sends something else, with an example.</param>
/// <param name="most">The most characters.</param>
/// <param name="none">The button of whoever has nothing to say, which is heard as no words at all ("").</param>
internal class SentenceQuestion<TWork>(Func<TWork, Surroundings, Phrase> text, Phrase expected, int most, Choice? none = null) : Question<TWork, string>
{
    public override Prompt Put(TWork work, Surroundings here) => new(text(work, here), none is null ? [] : [[none]]);

    public override Reading<TWork, string> Read(TWork work, Reply reply, Surroundings here) => reply switch
    {
        Reply.Chosen chosen when chosen.Token == none?.Token => Answered(""),
        Reply.Written written when PlainText.Defuse(written.Text).Length == 0 => Again(expected),
        Reply.Written written when written.Text.Length > most => Again(new Phrase("expected.shorter", ("most", most))),
        Reply.Written written => Answered(written.Text.Trim()),
        _ => Again(expected),
    };
}

/// <summary>One sentence in their own words.</summary>
/// <inheritdoc cref="SentenceQuestion{TWork}"/>
internal sealed class SentenceQuestion(Phrase text, Phrase expected, int most = Post.LongestSentence, Choice? none = null) : SentenceQuestion<Nothing>((_, _) => text, expected, most, none)
{
    /// <summary>A text that says more than a category's name is kept as the sentence, so that nobody types it twice.</summary>
    public static string? Worth(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length <= Post.LongestSentence && !DoorReading.SaysNothing(trimmed) && trimmed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= 3 ? trimmed : null;
    }

    /// <summary>What was written at first and what was written then, where both are worth keeping and short enough; else the later, which says more.</summary>
    public static string? Together(string? first, string? later)
    {
        if (first is null || later is null) return later ?? first;
        var both = first + (first[^1] is '.' or '!' or '?' or '…' ? " " : ". ") + later;
        return both.Length <= Post.LongestSentence ? both : later;
    }
}
