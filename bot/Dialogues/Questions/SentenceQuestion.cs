using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>One sentence in their own words.</summary>
/// <param name="expected">Said to whoever sends something else, with an example.</param>
/// <param name="most">The most characters.</param>
internal sealed class SentenceQuestion(Phrase text, Phrase expected, int most = Post.LongestSentence) : Question<Nothing, string>
{
    public override Prompt Put(Nothing work, Surroundings here) => new(text, []);

    public override Reading<Nothing, string> Read(Nothing work, Reply reply, Surroundings here) => reply switch
    {
        Reply.Written written when PlainText.Defuse(written.Text).Length == 0 => Again(expected),
        Reply.Written written when written.Text.Length > most => Again(new Phrase("expected.shorter", ("most", most))),
        Reply.Written written => Answered(written.Text.Trim()),
        _ => Again(expected),
    };

    /// <summary>A text that says more than a category's name is kept as the sentence, so that nobody types it twice.</summary>
    public static string? Worth(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length <= Post.LongestSentence && trimmed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= 3 ? trimmed : null;
    }
}
