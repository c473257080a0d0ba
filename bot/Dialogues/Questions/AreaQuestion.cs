using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.Moderation;
using Solidarity.Core.Places;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>For which communes? Typed as postal codes, names or a circle; or all that the one who answers decides for. None means everybody.</summary>
internal sealed class AreaQuestion : Question<Nothing, IReadOnlyList<string>>
{
    private const string All = "all";

    /// <summary>So many of those that are not theirs are named.</summary>
    private const int Named = 5;

    public override Prompt Put(Nothing work, Surroundings here)
    {
        var own = here.OwnArea();
        return new Prompt(
            new Phrase("announce.ask-area", ("most", AreaReading.MostKilometres)),
            [[new Choice(All, own.IsEverywhere ? new Phrase("announce.button-everybody") : new Phrase("announce.button-own", ("n", own.Communes.Count)))]]);
    }

    public override Reading<Nothing, IReadOnlyList<string>> Read(Nothing work, Reply reply, Surroundings here)
    {
        if (reply is Reply.Chosen { Token: All }) return Answered([.. here.OwnArea().Communes.Order(StringComparer.Ordinal)]);
        if (reply is Reply.Chosen chosen && UnclearPlace.Chosen(chosen.Token) is { } meant) return Within(here.OwnArea(), meant);
        if (reply is not Reply.Written written) return Again("expected.area");
        switch (AreaReading.Of(written.Text))
        {
            case AreaReading.Read read: return Within(here.OwnArea(), read.Communes);
            case AreaReading.Unknown unknown:
                var (why, instead) = UnclearPlace.Of(written.Text, unknown.Part, new Phrase("announce.area-unknown", ("part", unknown.Part), ("most", AreaReading.MostKilometres)));
                return Again(why, instead);
            default: return Again(TooMuch());
        }
    }

    public static Phrase TooMuch() => new("area.too-much", ("parts", AreaReading.MostParts), ("letters", AreaReading.LongestTyped));

    private static Reading<Nothing, IReadOnlyList<string>> Within(Area own, IReadOnlyList<Commune> communes)
    {
        var outside = communes.Where(commune => !own.Contains(commune.Insee)).ToArray();
        return outside.Length == 0
            ? Answered([.. communes.Select(commune => commune.Insee)])
            : Again(new Phrase("announce.area-outside", ("communes", Lines.Listed(outside.Take(Named).Select(commune => PlaceQuestion.Named(commune.ToPlace()))))));
    }
}
