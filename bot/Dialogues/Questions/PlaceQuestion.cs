using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>
/// Where? The place is shared with a key, or a postal code or a town is typed; the last place is offered again, and those that the sentence of the post may mean.
/// </summary>
/// <param name="typed">Put where there is no key to share a place with.</param>
internal sealed class PlaceQuestion(Phrase text, Phrase typed) : PlaceReading<string?>
{
    private const string Last = "last";

    public override Prompt Put(string? sentence, Surroundings here)
    {
        // Whoever answers for a person with a phone only is somewhere else; a page shares no place.
        var shares = !here.Person.IsByPhone && !here.Person.IsOnPage;
        List<IReadOnlyList<KeyChoice>> keys = !shares ? [] : [[new KeyChoice(new Choice("share", new Phrase("button.share-place")), KeyAsks.Place)]];
        keys.InsertRange(0, NamedPlace.AllIn(sentence).Where(place => place.Insee != here.Person.LastPlace?.Insee).Select(place => (IReadOnlyList<KeyChoice>)[new KeyChoice(new Choice(place.Insee, new Phrase("button.last-place", ("place", Named(place)))))]));
        if (here.Person.LastPlace is { } last) keys.Insert(0, [new KeyChoice(new Choice(Last, new Phrase("button.last-place", ("place", Named(last)))))]);
        var asked = shares ? text : typed;
        return keys.Count == 0 ? new Prompt(asked, []) : new Prompt(asked, [], keys);
    }

    public override Reading<string?, Place> Read(string? sentence, Reply reply, Surroundings here) => reply switch
    {
        Reply.Chosen { Token: Last } when here.Person.LastPlace is { } last => Heard(last),
        Reply.Located when here.Person.IsByPhone => Again("expected.place"),
        _ => Typed(reply),
    };

    /// <summary>"Vitry-sur-Seine (94)": the same words wherever a place is shown.</summary>
    public static Phrase Named(Place place) => new("place", ("town", new Markup(PlainText.Escaped(place.Town))), ("department", new Markup(PlainText.Escaped(place.Department))));
}
