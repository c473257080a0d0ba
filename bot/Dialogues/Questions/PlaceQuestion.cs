using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>Where? The place is shared with a key, or a postal code or a town is typed; the last place is offered again.</summary>
internal sealed class PlaceQuestion(Phrase text) : Question<Nothing, Place>
{
    private const string Last = "last";

    public override Prompt Put(Nothing work, Surroundings here)
    {
        // Whoever answers for a person with a phone only is somewhere else; a page shares no place.
        List<IReadOnlyList<KeyChoice>> keys = here.Person.IsByPhone || here.Person.IsOnPage ? [] : [[new KeyChoice(new Choice("share", new Phrase("button.share-place")), KeyAsks.Place)]];
        if (here.Person.LastPlace is { } last) keys.Insert(0, [new KeyChoice(new Choice(Last, new Phrase("button.last-place", ("place", Named(last)))))]);
        return keys.Count == 0 ? new Prompt(text, []) : new Prompt(text, [], keys);
    }

    public override Reading<Nothing, Place> Read(Nothing work, Reply reply, Surroundings here) => reply switch
    {
        Reply.Chosen { Token: Last } when here.Person.LastPlace is { } last => Heard(last),
        Reply.Located when here.Person.IsByPhone => Again("expected.place"),
        _ => Typed(reply),
    };

    /// <summary>A place that was typed, chosen among several, or shared.</summary>
    public static Reading<Nothing, Place> Typed(Reply reply) => reply switch
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
                [.. several.Communes.Select(c => (IReadOnlyList<Choice>)[new Choice(c.Insee, new Phrase("button.place", ("place", Named(c.ToPlace()))))])]),
            _ => Again("expected.place"),
        },
        _ => Again("expected.place"),
    };

    /// <summary>"Vitry-sur-Seine (94)": the same words wherever a place is shown.</summary>
    public static Phrase Named(Place place) => new("place", ("town", new Markup(PlainText.Escaped(place.Town))), ("department", new Markup(PlainText.Escaped(place.Department))));

    private static Reading<Nothing, Place> Heard(Place place) =>
        Answered(place, new Phrase(place.Precision == Precision.Cell ? "heard.place-near" : "heard.place", ("place", Named(place))));
}
