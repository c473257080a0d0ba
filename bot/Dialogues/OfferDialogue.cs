using System.Text.Json;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues;

/// <summary>An offer, from its categories to its summary; also used to change one that is published.</summary>
internal sealed class OfferDialogue : Dialogue<OfferState>
{
    private static readonly CategoriesQuestion What = new("offer.categories");
    private static readonly SentenceQuestion Sentence = new("offer.sentence", "expected.offer-sentence");
    private static readonly PlaceQuestion Where = new("offer.where", "offer.where-typed");
    private static readonly TimesQuestion Times = new();
    private static readonly PiecesQuestion<Nothing> Pieces = Small.Pieces("offer.pieces");
    private static readonly NumberQuestion AtATime = new("offer.at-a-time", shown: 3, most: MostAtATime);
    private static readonly HowManyQuestion HowMany = new("offer.pieces", "offer.at-a-time", shown: 3, MostAtATime);
    private static readonly ReviewQuestion<OfferDraft> Summary = new(PostCard.Summary);
    private static readonly Either<OfferState.ChoosingField, OfferField> Field = new(s => OfferState.AreGoods(s.Draft.Categories), Fields("field.pieces"), Fields("field.at-a-time"));

    private const int MostAtATime = 5;

    public override string Name => "offer";

    public override int Version => 1;

    public override object First => new OfferState.ChoosingCategories([]);

    public override bool IsKeptMeanwhile => true;

    protected override JsonSerializerOptions Json => OfferJson.Default.Options;

    public override IReadOnlyList<Step<OfferState>> Steps { get; } =
    [
        Step<OfferState>.Of("categories", What, (OfferState.ChoosingCategories s) => new CategoriesTold(s.Categories, s.Sentence), (s, told) => new OfferState.ChoosingCategories(told.Ticked, told.Sentence),
            (s, told) => told.Sentence is null ? new OfferState.WritingSentence(told.Ticked) : OfferState.Told(told.Ticked, told.Sentence)),

        Step<OfferState>.Of("sentence", Sentence,
            (OfferState.WritingSentence s, string sentence) => OfferState.Told(s.Categories, sentence),
            back: s => new OfferState.ChoosingCategories(s.Categories),
            skip: s => OfferState.Told(s.Categories, null)),

        Step<OfferState>.Of("pieces", Pieces,
            (OfferState.CountingPieces s, int pieces) => OfferState.Counted(s.Categories, s.Sentence, pieces),
            back: s => new OfferState.WritingSentence(s.Categories)),

        Step<OfferState>.Of("place", Where, (OfferState.ChoosingPlace s) => s.Sentence,
            (s, place) => new OfferState.ChoosingRadius(s.Categories, s.Sentence, place, s.Pieces),
            back: s => OfferState.AreGoods(s.Categories) ? new OfferState.CountingPieces(s.Categories, s.Sentence) : new OfferState.WritingSentence(s.Categories)),

        Step<OfferState>.Of("radius", Small.HowFar,
            (OfferState.ChoosingRadius s, Radius radius) => radius.IsFar
                ? new OfferState.ChoosingTravel(s.Categories, s.Sentence, s.Place, radius, s.Pieces)
                : new OfferState.ChoosingTimes(s.Categories, s.Sentence, s.Place, radius, Travel.OnFoot, TimesReading.In(s.Sentence), s.Pieces),
            back: s => new OfferState.ChoosingPlace(s.Categories, s.Sentence, s.Pieces)),

        Step<OfferState>.Of("travel", Small.HowTravelling,
            (OfferState.ChoosingTravel s, Travel travel) => new OfferState.ChoosingTimes(s.Categories, s.Sentence, s.Place, s.Radius, travel, TimesReading.In(s.Sentence), s.Pieces),
            back: s => new OfferState.ChoosingRadius(s.Categories, s.Sentence, s.Place, s.Pieces)),

        Step<OfferState>.Of("times", Times, (OfferState.ChoosingTimes s) => s.Times, (s, ticked) => s with { Times = ticked },
            (s, times) => s.Pieces is { } pieces && OfferState.AreGoods(s.Categories)
                ? new OfferState.Reviewing(new OfferDraft(s.Categories, s.Sentence, s.Place, s.Radius, times, pieces, Travel: s.Travel), null)
                : new OfferState.ChoosingAtATime(s.Categories, s.Sentence, s.Place, s.Radius, s.Travel, times),
            back: s => s.Radius.IsFar
                ? new OfferState.ChoosingTravel(s.Categories, s.Sentence, s.Place, s.Radius, s.Pieces)
                : new OfferState.ChoosingRadius(s.Categories, s.Sentence, s.Place, s.Pieces)),

        Step<OfferState>.Of("atatime", AtATime,
            (OfferState.ChoosingAtATime s, int number) => new OfferState.Reviewing(new OfferDraft(s.Categories, s.Sentence, s.Place, s.Radius, s.Times, number, Travel: s.Travel), null),
            back: s => new OfferState.ChoosingTimes(s.Categories, s.Sentence, s.Place, s.Radius, s.Travel, s.Times)),

        Step<OfferState>.Of("review", Summary, (OfferState.Reviewing s) => new Reviewed<OfferDraft>(s.Draft, s.Post),
            (s, choice) => choice switch
            {
                Review.Publish => new Next<OfferState>.Finished(),
                Review.PublishFor to => new Next<OfferState>.Finished(new OfferState.ReadyForOrganisation(s.Draft, to.Organisation)),
                _ => new OfferState.ChoosingField(s.Draft, s.Post),
            }),

        Step<OfferState>.Of("field", Field,
            (OfferState.ChoosingField s, OfferField field) => field switch
            {
                OfferField.Categories => new OfferState.EditingCategories(s.Draft, s.Post, s.Draft.Categories),
                OfferField.Sentence => new OfferState.EditingSentence(s.Draft, s.Post),
                OfferField.Place => new OfferState.EditingPlace(s.Draft, s.Post),
                OfferField.Radius => new OfferState.EditingRadius(s.Draft, s.Post),
                OfferField.Travel => new OfferState.EditingTravel(s.Draft, s.Post),
                OfferField.Showing => new OfferState.EditingShowing(s.Draft, s.Post),
                OfferField.Times => new OfferState.EditingTimes(s.Draft, s.Post, s.Draft.Times),
                _ => new OfferState.EditingAtATime(s.Draft, s.Post),
            },
            back: s => new OfferState.Reviewing(s.Draft, s.Post)),

        Step<OfferState>.Of("edit.categories", What, (OfferState.EditingCategories s) => new CategoriesTold(s.Ticked), (s, told) => s with { Ticked = told.Ticked },
            (s, told) => OfferState.Changed(s.Draft, s.Draft with { Categories = told.Ticked }, s.Post),
            back: s => new OfferState.ChoosingField(s.Draft, s.Post)),

        Step<OfferState>.Of("edit.sentence", Sentence,
            (OfferState.EditingSentence s, string sentence) => OfferState.Changed(s.Draft, s.Draft with { Sentence = sentence }, s.Post),
            back: s => new OfferState.ChoosingField(s.Draft, s.Post),
            skip: s => new OfferState.Reviewing(s.Draft with { Sentence = null }, s.Post)),

        Step<OfferState>.Of("edit.place", Where, (OfferState.EditingPlace s) => s.Draft.Sentence,
            (s, place) => new OfferState.Reviewing(s.Draft with { Place = place }, s.Post),
            back: s => new OfferState.ChoosingField(s.Draft, s.Post)),

        Step<OfferState>.Of("edit.radius", Small.HowFar,
            (OfferState.EditingRadius s, Radius radius) => new OfferState.Reviewing(s.Draft with { Radius = radius }, s.Post),
            back: s => new OfferState.ChoosingField(s.Draft, s.Post)),

        Step<OfferState>.Of("edit.travel", Small.HowTravelling,
            (OfferState.EditingTravel s, Travel travel) => new OfferState.Reviewing(s.Draft with { Travel = travel }, s.Post),
            back: s => new OfferState.ChoosingField(s.Draft, s.Post)),

        Step<OfferState>.Of("edit.times", Times, (OfferState.EditingTimes s) => s.Ticked, (s, ticked) => s with { Ticked = ticked },
            (s, times) => new OfferState.Reviewing(s.Draft with { Times = times }, s.Post),
            back: s => new OfferState.ChoosingField(s.Draft, s.Post)),

        Step<OfferState>.Of("edit.atatime", HowMany,
            (OfferState.EditingAtATime s) => new Counted(OfferState.AreGoods(s.Draft.Categories), s.Draft.AtATime, s.Post), (s, _) => s,
            (s, number) => new OfferState.Reviewing(s.Draft with { AtATime = number }, s.Post),
            back: s => new OfferState.ChoosingField(s.Draft, s.Post)),

        Step<OfferState>.Of("edit.showing", Small.HowShown,
            (OfferState.EditingShowing s, Showing showing) => new OfferState.Reviewing(s.Draft with { Showing = showing }, s.Post),
            back: s => new OfferState.ChoosingField(s.Draft, s.Post)),
    ];

    public override Lines? Known(object state) => state switch
    {
        OfferState.WritingSentence s => Lines.Listed(s.Categories),
        OfferState.CountingPieces s => Lines.Listed(s.Categories),
        OfferState.ChoosingPlace s => Lines.Dotted(Lines.Listed(s.Categories), PostCard.Pieces(s.Pieces)),
        OfferState.ChoosingRadius s => Lines.Dotted(Lines.Listed(s.Categories), PostCard.Pieces(s.Pieces), PlaceQuestion.Named(s.Place)),
        OfferState.ChoosingTravel s => Lines.Dotted(Lines.Listed(s.Categories), PostCard.Pieces(s.Pieces), PlaceQuestion.Named(s.Place), PostCard.HowFar(s.Radius)),
        OfferState.ChoosingTimes s => Lines.Dotted(Lines.Listed(s.Categories), PostCard.Pieces(s.Pieces), PlaceQuestion.Named(s.Place), PostCard.HowFar(s.Radius)),
        OfferState.ChoosingAtATime s => Lines.Dotted(Lines.Listed(s.Categories), PlaceQuestion.Named(s.Place), PostCard.HowFar(s.Radius)),
        _ => null,
    };

    private static OneOf<OfferField> Fields(string howMany) => new("ask.which-field", "expected.button", 2,
        ("categories", "field.categories", OfferField.Categories), ("sentence", "field.sentence", OfferField.Sentence),
        ("place", "field.place", OfferField.Place), ("radius", "field.radius", OfferField.Radius),
        ("travel", "field.travel", OfferField.Travel), ("times", "field.times", OfferField.Times), ("atatime", howMany, OfferField.AtATime),
        ("showing", "field.showing", OfferField.Showing));

    public override object Salvage(JsonElement data)
    {
        // Before there was a question for it, a draft said nothing of how many.
        if (StoredAnswer.Of(data, "draft", OfferJson.Default.OfferDraft, part => part is OfferDraft { AtATime: 0, Times.IsEmpty: false, Categories.Count: > 0 } || Fits(part)) is { } draft)
            return new OfferState.Reviewing(draft with { AtATime = Math.Max(1, draft.AtATime) }, StoredAnswer.Number(data, "post"));
        var answers = StoredAnswer.Answers(data);
        return OfferState.After(
            StoredAnswer.Of(answers, "categories", OfferJson.Default.IReadOnlyListCategory, Fits),
            StoredAnswer.Of(answers, "sentence", OfferJson.Default.String, Fits),
            StoredAnswer.Of(answers, "place", OfferJson.Default.Place, Fits),
            StoredAnswer.Number(answers, "pieces") is >= 1 and <= Post.MostPieces and var pieces ? (int)pieces : null);
    }

    protected override bool Fits(object part) => part switch
    {
        OfferState.WritingSentence { Categories: null or { Count: 0 } } or OfferState.ChoosingPlace { Categories: null or { Count: 0 } }
            or OfferState.ChoosingRadius { Categories: null or { Count: 0 } } or OfferState.ChoosingTravel { Categories: null or { Count: 0 } } or OfferState.ChoosingTimes { Categories: null or { Count: 0 } }
            or OfferState.ChoosingAtATime { Categories: null or { Count: 0 } } or OfferState.CountingPieces { Categories: null or { Count: 0 } } => false,
        OfferState.ChoosingPlace { Pieces: < 1 or > Post.MostPieces } or OfferState.ChoosingRadius { Pieces: < 1 or > Post.MostPieces } or OfferState.ChoosingTravel { Pieces: < 1 or > Post.MostPieces }
            or OfferState.ChoosingTimes { Pieces: < 1 or > Post.MostPieces } => false,
        OfferState.ChoosingAtATime { Times.IsEmpty: true } or OfferDraft { Times.IsEmpty: true } => false,
        OfferDraft draft => draft.Categories is { Count: > 0 } && draft.AtATime >= 1 && draft.AtATime <= (OfferState.AreGoods(draft.Categories) ? Post.MostPieces : Post.MostPlaces),
        Radius { Metres: { } metres } => Radius.Choices.Contains(metres),
        string text => text.Length <= Post.LongestSentence,
        _ => true,
    };

    protected override void Finish(Turn turn, OfferState state, Engine.Dialogues dialogues)
    {
        var (draft, post, organisation) = state switch
        {
            OfferState.Reviewing own => (own.Draft, own.Post, (long?)null),
            OfferState.ReadyForOrganisation ready => (ready.Draft, (long?)null, ready.Organisation),
            _ => throw new InvalidOperationException("not an end"),
        };
        // What they wrote is kept: they go on with it when the service opens.
        if (post is null && ClosedDoor.Told(turn)) return;
        Engine.Dialogues.Clear(turn);
        if (post is { } id) PostAnswers.Edited(turn, ChangePost.Edit(turn.Change, turn.Person.Id, id, draft, turn.WrittenBy));
        else PostAnswers.Published(turn, PublishPost.Offer(turn.Change, turn.Person.Id, draft, organisation, turn.WrittenBy));
    }
}

internal enum OfferField { Categories, Sentence, Place, Radius, Travel, Times, AtATime, Showing }
