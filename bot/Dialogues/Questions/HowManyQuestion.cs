using System.Globalization;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>A number of a draft: what it is, and of which published post, if it is one.</summary>
/// <param name="AreGoods">Of pieces, not of people.</param>
internal sealed record Counted(bool AreGoods, int Now, long? Post);

/// <summary>How many pieces, or people? Of a published post the present number is named, and it can't become less than is promised already.</summary>
internal sealed class HowManyQuestion(Phrase pieces, Phrase people, int shown, int mostPeople) : Question<Counted, int>
{
    private static readonly int[] Usual = [1, 5, 10, 20, 50, 100];

    public override Prompt Put(Counted of, Surroundings here)
    {
        var least = Least(of, here);
        var text = of.AreGoods ? pieces : people;
        return new Prompt(
            of.Post is null ? text : Lines.Of(new Phrase(of.AreGoods ? "number.now-pieces" : "number.now", ("n", of.Now)), text),
            [.. (of.AreGoods ? Usual : Enumerable.Range(1, shown)).Where(n => n >= least).Select(n => new Choice(n.ToString(CultureInfo.InvariantCulture), new Phrase("button.number", ("n", n)))).Chunk(3)]);
    }

    public override Reading<Counted, int> Read(Counted of, Reply reply, Surroundings here)
    {
        var number = reply switch { Reply.Chosen chosen => PiecesReading.Answer(chosen.Token), Reply.Written written => PiecesReading.Answer(written.Text), _ => null };
        var (least, most) = (Least(of, here), of.AreGoods ? Post.MostPieces : mostPeople);
        if (number is { } one && one >= least && one <= most) return Answered(one);
        return Again(least > 1
            ? new Phrase(of.AreGoods ? "expected.pieces-promised" : "expected.number-promised", ("n", least), ("most", most))
            : new Phrase(of.AreGoods ? "expected.pieces" : "expected.number", ("most", most)));
    }

    private static int Least(Counted of, Surroundings here) => of.Post is { } post ? Math.Max(1, here.Promised(post)) : 1;
}
