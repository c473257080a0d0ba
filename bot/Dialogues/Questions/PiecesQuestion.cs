using System.Globalization;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>How many pieces? Typed as it comes ("env. 30", "une dizaine"), or one of the usual numbers.</summary>
/// <param name="most">The most that can be, from what is known.</param>
internal sealed class PiecesQuestion<TWork>(Func<TWork, Phrase> text, Func<TWork, int> most, string expected) : Question<TWork, int>
{
    private static readonly int[] Usual = [1, 5, 10, 20, 50, 100];

    public override Prompt Put(TWork work, Surroundings here) =>
        new(text(work), [.. Usual.Where(n => n <= most(work)).Select(n => new Choice(n.ToString(CultureInfo.InvariantCulture), new Phrase("button.number", ("n", n)))).Chunk(3).Select(row => (IReadOnlyList<Choice>)row)]);

    public override Reading<TWork, int> Read(TWork work, Reply reply, Surroundings here)
    {
        var number = reply switch { Reply.Chosen chosen => PiecesReading.Answer(chosen.Token), Reply.Written written => PiecesReading.Answer(written.Text), _ => null };
        return number is { } pieces && pieces >= 1 && pieces <= most(work) ? Answered(pieces) : Again(new Phrase(expected, ("most", most(work))));
    }
}

/// <summary>One of two questions, by what is known so far.</summary>
internal sealed class Either<TWork, TAnswer>(Func<TWork, bool> isFirst, Question<Nothing, TAnswer> first, Question<Nothing, TAnswer> second) : Question<TWork, TAnswer>
{
    public override Prompt Put(TWork work, Surroundings here) => Of(work).Put(default, here);

    public override Reading<TWork, TAnswer> Read(TWork work, Reply reply, Surroundings here) => Of(work).Read(default, reply, here) switch
    {
        Reading<Nothing, TAnswer>.Answered answered => Answered(answered.Answer, answered.Heard),
        Reading<Nothing, TAnswer>.Again again => Again(again.Why, again.Instead),
        _ => throw new InvalidOperationException("nothing is ticked in it"),
    };

    private Question<Nothing, TAnswer> Of(TWork work) => isFirst(work) ? first : second;
}
