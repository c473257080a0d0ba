using System.Globalization;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>One of a few things, each a button; what is typed counts only where it says the same as a button.</summary>
/// <param name="text">What is asked, from what is known so far.</param>
/// <param name="columns">How many buttons stand side by side.</param>
internal class OneOf<TWork, TAnswer>(Func<TWork, object> text, Phrase expected, int columns, params (string Token, Phrase Label, TAnswer Answer)[] options)
    : Question<TWork, TAnswer>
{
    private readonly IReadOnlyList<IReadOnlyList<Choice>> _rows = [.. options.Select(o => new Choice(o.Token, o.Label)).Chunk(columns)];

    public override Prompt Put(TWork work, Surroundings here) => new(text(work), _rows);

    public override Reading<TWork, TAnswer> Read(TWork work, Reply reply, Surroundings here)
    {
        if (reply is Reply.Chosen chosen)
        {
            foreach (var (token, _, answer) in options)
            {
                if (token == chosen.Token) return Answered(answer);
            }
        }
        return Again(expected);
    }
}

/// <summary>What to change about a need: who is to come each week only where it is one of each week.</summary>
internal sealed class NeedFieldQuestion(params (string Token, Phrase Label, NeedField Answer)[] options)
    : OneOf<NeedDraft, NeedField>(_ => new Phrase("ask.which-field"), "expected.button", 2, options)
{
    private readonly (string Token, Phrase Label, NeedField Answer)[] _options = options;

    public override Prompt Put(NeedDraft draft, Surroundings here) => base.Put(draft, here) with
    {
        Rows = [.. _options.Where(o => o.Answer != NeedField.Repeat || draft.When is When.EveryWeek)
            .Select(o => new Choice(o.Token, o.Answer == NeedField.Helpers && draft.Category.Goods ? new Phrase("field.pieces") : o.Label)).Chunk(2)],
    };
}

/// <inheritdoc cref="OneOf{TWork, TAnswer}"/>
internal sealed class OneOf<TAnswer>(Phrase text, Phrase expected, int columns, params (string Token, Phrase Label, TAnswer Answer)[] options)
    : OneOf<Nothing, TAnswer>(_ => text, expected, columns, options);

/// <summary>Yes or no about oneself, however it is said: a button, or typed.</summary>
internal class YesNo<TWork>(Func<TWork, object> text, params (string Token, Phrase Label, bool Answer)[] options) : OneOf<TWork, bool>(text, "expected.button", 1, options)
{
    private readonly (string Token, Phrase Label, bool Answer)[] _options = options;

    public override Reading<TWork, bool> Read(TWork work, Reply reply, Surroundings here) =>
        reply is Reply.Written written && Heard(written.Text) is { } said && _options.Any(option => option.Answer == said) ? Answered(said) : base.Read(work, reply, here);

    protected virtual bool? Heard(string typed) => YesReading.Leading(typed);
}

/// <summary>Whether helpers come two by two, by how many there are to be.</summary>
internal sealed class PairsQuestion() : YesNo<int>(
    helpers => new Phrase(helpers == 2 ? "need.in-one-pair" : "need.in-pairs"), ("pairs", "button.pairs-yes", true), ("single", "button.pairs-no", false))
{
    public override Prompt Put(int helpers, Surroundings here) => base.Put(helpers, here) is var put && helpers == 2 ? put with { Rows = [[new Choice("pairs", new Phrase("button.one-pair-yes"))], .. put.Rows.Skip(1)] } : put;

    protected override bool? Heard(string typed) => YesReading.TwoByTwo(typed);
}

/// <summary>How far? A button, or typed: "3km", "trois kilomètres".</summary>
internal sealed class DistanceQuestion(Phrase text) : OneOf<Nothing, Radius>(
    _ => text, "expected.distance", 2,
    [
        .. Radius.Choices.Select(m => (m.ToString(CultureInfo.InvariantCulture), new Phrase($"radius.{m.ToString(CultureInfo.InvariantCulture)}"), new Radius(m))),
        ("town", new Phrase("radius.town"), Radius.WholeTown),
    ])
{
    public override Reading<Nothing, Radius> Read(Nothing work, Reply reply, Surroundings here) =>
        reply is Reply.Written written && DistanceReading.Read(written.Text) is { } metres && Radius.Choices.Contains(metres) ? Answered(new Radius(metres)) : base.Read(work, reply, here);
}

/// <summary>A small number: a button, or typed in digits or words.</summary>
internal sealed class NumberQuestion(Phrase text, int shown, int most) : Question<Nothing, int>
{
    public override Prompt Put(Nothing work, Surroundings here) =>
        new(text, [.. Enumerable.Range(1, shown).Select(n => new Choice(n.ToString(CultureInfo.InvariantCulture), new Phrase("button.number", ("n", n)))).Chunk(3).Select(row => (IReadOnlyList<Choice>)row)]);

    public override Reading<Nothing, int> Read(Nothing work, Reply reply, Surroundings here)
    {
        var typed = reply switch { Reply.Chosen chosen => chosen.Token, Reply.Written written => written.Text, _ => "" };
        return PiecesReading.Answer(typed) is { } number && number >= 1 && number <= most
            ? Answered(number)
            : Again(new Phrase("expected.number", ("most", most)));
    }
}

/// <summary>How do you get about? A button, or the everyday words for it.</summary>
internal sealed class TravelQuestion() : OneOf<Nothing, Travel>(
    _ => new Phrase("ask.how-travelling"), "expected.travel", 2,
    ("foot", "travel.on-foot", Travel.OnFoot), ("bike", "travel.by-bike", Travel.ByBike), ("car", "travel.by-car", Travel.ByCar), ("transit", "travel.by-transit", Travel.ByTransit))
{
    public override Reading<Nothing, Travel> Read(Nothing work, Reply reply, Surroundings here) =>
        reply is Reply.Written written && TravelReading.Read(written.Text) is { } way ? Answered(way) : base.Read(work, reply, here);
}

internal static class Small
{
    public static readonly YesNo<Nothing> Agreement = new(_ => new Phrase("ask.agreement"), ("agreed", "button.they-agree", true));

    public static readonly OneOf<Showing> HowShown = new("ask.showing", "expected.button", 1,
        ("unnamed", "showing.unnamed", Showing.Unnamed), ("firstname", "showing.firstname", Showing.FirstName), ("nowhere", "showing.nowhere", Showing.Nowhere));

    /// <summary>Whether helpers come two by two.</summary>
    public static readonly PairsQuestion InPairs = new();

    /// <summary>How many pieces are wanted, or there are.</summary>
    public static PiecesQuestion<Nothing> Pieces(Phrase text) => new(_ => text, _ => Post.MostPieces, "expected.pieces");

    public static readonly DistanceQuestion HowFar = new("ask.how-far");

    public static readonly TravelQuestion HowTravelling = new();
}
