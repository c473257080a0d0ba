using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>What is read as a place, whoever's it is.</summary>
internal abstract class PlaceReading<TWork> : Question<TWork, Place>
{
    /// <summary>A place that was typed, chosen among several, or shared.</summary>
    public static Reading<TWork, Place> Typed(Reply reply) => reply switch
    {
        // The number of a commune, from the buttons that offered several.
        Reply.Chosen chosen when Gazetteer.Shared.Find(chosen.Token) is { } commune => Heard(commune.ToPlace()),
        Reply.Located at => Gazetteer.Shared.PlaceAt(at.Latitude, at.Longitude) is { } place ? Heard(place) : Again("expected.place-in-france"),
        // "Publier" is a town too, and "terminé" is nearly one: who lives there types the postal code.
        Reply.Written written when YesReading.IsNoName(written.Text) => Again("expected.place"),
        Reply.Written written => Gazetteer.Shared.Search(written.Text) switch
        {
            PlaceSearch.One one => Heard(one.Commune.ToPlace()),
            PlaceSearch.Several several => Again("expected.which-place",
                [.. several.Communes.Select(c => (IReadOnlyList<Choice>)[new Choice(c.Insee, new Phrase("button.place", ("place", PlaceQuestion.Named(c.ToPlace()))))])]),
            _ => Again("expected.place"),
        },
        _ => Again("expected.place"),
    };

    protected static Reading<TWork, Place> Heard(Place place) =>
        Answered(place, new Phrase(place.Precision == Precision.Cell ? "heard.place-near" : "heard.place", ("place", PlaceQuestion.Named(place))));
}
