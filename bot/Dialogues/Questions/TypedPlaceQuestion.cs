using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.Places;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>Where somebody else is: typed, as whoever answers is elsewhere.</summary>
internal sealed class TypedPlaceQuestion(Phrase text) : PlaceReading<Nothing>
{
    public override Prompt Put(Nothing work, Surroundings here) => new(text, []);

    public override Reading<Nothing, Place> Read(Nothing work, Reply reply, Surroundings here) => reply is Reply.Located ? Again("expected.place") : Typed(reply);
}
