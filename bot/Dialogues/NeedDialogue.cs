using System.Text.Json;
using Solidarity.Bot.Cards;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues;

/// <summary>A need, from its category to its summary; also used to change one that is published.</summary>
internal sealed class NeedDialogue : Dialogue<NeedState>
{
    private static readonly WhenQuestion WhenAsked = new();
    private static readonly PlaceQuestion Where = new("need.where", "need.where-typed");
    private static readonly CategoryQuestion What = new("need.category");
    private static readonly SentenceQuestion Sentence = new("need.sentence", "expected.need-sentence");
    private static readonly ForWhomQuestion ForWhom = new();
    private static readonly PiecesQuestion<Nothing> Pieces = Small.Pieces("need.pieces");
    private static readonly HowManyQuestion HowMany = new("need.pieces", "need.how-many", shown: 6, Post.MostPlaces);
    private static readonly ReviewQuestion<NeedDraft> Summary = new(PostCard.Summary);
    private static readonly NeedFieldQuestion Field = new(
        ("category", "field.category", NeedField.Category), ("sentence", "field.sentence", NeedField.Sentence),
        ("when", "field.when", NeedField.When), ("repeat", "field.repeat", NeedField.Repeat), ("place", "field.place", NeedField.Place),
        ("whom", "field.for-whom", NeedField.Beneficiary), ("helpers", "field.helpers", NeedField.Helpers), ("showing", "field.showing", NeedField.Showing));

    public override string Name => "need";

    public override int Version => 1;

    public override object First => new NeedState.ChoosingCategory();

    public override bool IsKeptMeanwhile => true;

    protected override JsonSerializerOptions Json => NeedJson.Default.Options;

    public override IReadOnlyList<Step<NeedState>> Steps { get; } =
    [
        Step<NeedState>.Of("category", What,
            (NeedState.ChoosingCategory s, CategoryAnswer a, Surroundings here) => SentenceQuestion.Together(s.Sentence, a.Sentence) is { } sentence
                ? NeedState.Told(a.Category, sentence, DayIn(a.Sentence, here) ?? s.When)
                : new NeedState.WritingSentence(a.Category)),

        Step<NeedState>.Of("sentence", Sentence,
            (NeedState.WritingSentence s, string sentence, Surroundings here) => NeedState.Told(s.Category, sentence, DayIn(sentence, here)),
            back: s => new NeedState.ChoosingCategory(),
            skip: s => NeedState.Told(s.Category, null)),

        Step<NeedState>.Of("pieces", Pieces,
            (NeedState.CountingPieces s, int pieces) => NeedState.Counted(s.Category, s.Sentence, s.When, null, pieces),
            back: s => new NeedState.WritingSentence(s.Category)),

        Step<NeedState>.Of("when", WhenAsked, (NeedState.ChoosingWhen s) => s.Work, (s, work) => s with { Work = work },
            (s, when) => NeedState.Dated(s.Category, s.Sentence, when, null, s.Pieces),
            back: s => s.Work.Page == WhenPage.Start ? s.Category.Goods ? new NeedState.CountingPieces(s.Category, s.Sentence) : new NeedState.WritingSentence(s.Category) : s with { Work = WhenWork.Start }),

        Step<NeedState>.Of("place", Where, (NeedState.ChoosingPlace s) => s.Sentence,
            (s, place) => new NeedState.ChoosingBeneficiary(s.Category, s.Sentence, s.When, place, s.Pieces),
            back: s => new NeedState.ChoosingWhen(s.Category, s.Sentence, WhenWork.Start, s.Pieces)),

        Step<NeedState>.Of("whom", ForWhom,
            (NeedState.ChoosingBeneficiary s, Beneficiary whom) => whom == Beneficiary.Self
                ? NeedState.Counted(Draft(s, whom), null)
                : new NeedState.ConfirmingAgreement(s.Category, s.Sentence, s.When, s.Place, s.Pieces),
            back: s => new NeedState.ChoosingPlace(s.Category, s.Sentence, s.When, s.Pieces)),

        Step<NeedState>.Of("agreement", Small.Agreement,
            (NeedState.ConfirmingAgreement s, bool _) => NeedState.Counted(Draft(Before(s), Beneficiary.SomeoneElse), null),
            back: s => Before(s)),

        Step<NeedState>.Of("review", Summary, (NeedState.Reviewing s) => new Reviewed<NeedDraft>(s.Draft, s.Post),
            (s, choice) => choice switch
            {
                Review.Publish => new Next<NeedState>.Finished(),
                Review.PublishFor to => new Next<NeedState>.Finished(new NeedState.ReadyForOrganisation(s.Draft, to.Organisation)),
                _ => new NeedState.ChoosingField(s.Draft, s.Post),
            }),

        Step<NeedState>.Of("field", Field, (NeedState.ChoosingField s) => s.Draft,
            (s, field) => field switch
            {
                NeedField.Category => new NeedState.EditingCategory(s.Draft, s.Post),
                NeedField.Sentence => new NeedState.EditingSentence(s.Draft, s.Post),
                NeedField.Repeat when s.Draft.When is When.EveryWeek weekly => new NeedState.EditingWhen(s.Draft, s.Post, WhenWork.WhoComes(weekly.Days)),
                NeedField.When or NeedField.Repeat => new NeedState.EditingWhen(s.Draft, s.Post, WhenWork.Start),
                NeedField.Place => new NeedState.EditingPlace(s.Draft, s.Post),
                NeedField.Beneficiary => new NeedState.EditingBeneficiary(s.Draft, s.Post),
                NeedField.Showing => new NeedState.EditingShowing(s.Draft, s.Post),
                _ => new NeedState.EditingHelpers(s.Draft, s.Post),
            },
            back: s => new NeedState.Reviewing(s.Draft, s.Post)),

        Step<NeedState>.Of("edit.category", What,
            (NeedState.EditingCategory s, CategoryAnswer a) => NeedState.Changed(s.Draft, s.Draft with { Category = a.Category }, s.Post),
            back: s => new NeedState.ChoosingField(s.Draft, s.Post)),

        Step<NeedState>.Of("edit.sentence", Sentence,
            (NeedState.EditingSentence s, string sentence) => NeedState.Changed(s.Draft, s.Draft with { Sentence = sentence }, s.Post),
            back: s => new NeedState.ChoosingField(s.Draft, s.Post),
            skip: s => new NeedState.Reviewing(s.Draft with { Sentence = null }, s.Post)),

        Step<NeedState>.Of("edit.when", WhenAsked, (NeedState.EditingWhen s) => s.Work, (s, work) => s with { Work = work },
            (s, when) => new NeedState.Reviewing(s.Draft with { When = when }, s.Post),
            back: s => s.Work.Page == WhenPage.Start ? new NeedState.ChoosingField(s.Draft, s.Post) : s with { Work = WhenWork.Start }),

        Step<NeedState>.Of("edit.place", Where, (NeedState.EditingPlace s) => s.Draft.Sentence,
            (s, place) => new NeedState.Reviewing(s.Draft with { Place = place }, s.Post),
            back: s => new NeedState.ChoosingField(s.Draft, s.Post)),

        Step<NeedState>.Of("edit.whom", ForWhom,
            (NeedState.EditingBeneficiary s, Beneficiary whom) => whom == Beneficiary.Self
                ? new NeedState.Reviewing(s.Draft with { Beneficiary = whom }, s.Post)
                : new NeedState.EditingAgreement(s.Draft, s.Post),
            back: s => new NeedState.ChoosingField(s.Draft, s.Post)),

        Step<NeedState>.Of("edit.agreement", Small.Agreement,
            (NeedState.EditingAgreement s, bool _) => new NeedState.Reviewing(s.Draft with { Beneficiary = Beneficiary.SomeoneElse }, s.Post),
            back: s => new NeedState.EditingBeneficiary(s.Draft, s.Post)),

        Step<NeedState>.Of("edit.helpers", HowMany,
            (NeedState.EditingHelpers s) => new Counted(s.Draft.Category.Goods, s.Draft.Helpers, s.Post), (s, _) => s,
            (s, helpers) => NeedState.Counted(s.Draft with { Helpers = helpers }, s.Post),
            back: s => new NeedState.ChoosingField(s.Draft, s.Post)),

        Step<NeedState>.Of("edit.pairs", Small.InPairs,
            (NeedState.EditingPairs s) => s.Draft.Helpers, (s, pairs) => new NeedState.Reviewing(s.Draft with { InPairs = pairs }, s.Post),
            back: s => new NeedState.EditingHelpers(s.Draft, s.Post)),

        Step<NeedState>.Of("edit.showing", Small.HowShown,
            (NeedState.EditingShowing s, Showing showing) => new NeedState.Reviewing(s.Draft with { Showing = showing }, s.Post),
            back: s => new NeedState.ChoosingField(s.Draft, s.Post)),
    ];

    public override Lines? Known(object state) => state switch
    {
        NeedState.WritingSentence s => Lines.Dotted(s.Category),
        NeedState.CountingPieces s => Lines.Dotted(s.Category),
        NeedState.ChoosingWhen s => Lines.Dotted(s.Category, PostCard.Pieces(s.Pieces)),
        NeedState.ChoosingPlace s => Lines.Dotted(s.Category, PostCard.Pieces(s.Pieces), Dates.Wanted(s.When)),
        NeedState.ChoosingBeneficiary s => Lines.Dotted(s.Category, PostCard.Pieces(s.Pieces), Dates.Wanted(s.When), PlaceQuestion.Named(s.Place)),
        NeedState.ConfirmingAgreement s => Lines.Dotted(s.Category, PostCard.Pieces(s.Pieces), Dates.Wanted(s.When), PlaceQuestion.Named(s.Place)),
        _ => null,
    };

    private static When? DayIn(string? sentence, Surroundings here) => sentence is null ? null : DateReading.In(sentence, here.Today);

    private static NeedState.ChoosingBeneficiary Before(NeedState.ConfirmingAgreement s) => new(s.Category, s.Sentence, s.When, s.Place, s.Pieces);

    private static NeedDraft Draft(NeedState.ChoosingBeneficiary s, Beneficiary whom) => new(s.Category, s.Sentence, s.When, s.Place, whom, s.Category.Goods ? s.Pieces ?? 1 : PiecesReading.Helpers(s.Sentence) ?? 1);

    public override object Salvage(JsonElement data)
    {
        // Before there was a question for it, a draft said nothing of how many.
        if (StoredAnswer.Of(data, "draft", NeedJson.Default.NeedDraft, part => part is NeedDraft { Helpers: 0 } || Fits(part)) is { } draft)
            return new NeedState.Reviewing(draft with { Helpers = Math.Max(1, draft.Helpers) }, StoredAnswer.Number(data, "post"));
        var answers = StoredAnswer.Answers(data);
        return NeedState.After(
            StoredAnswer.Of(answers, "category", NeedJson.Default.Category, Fits),
            StoredAnswer.Of(answers, "sentence", NeedJson.Default.String, Fits),
            StoredAnswer.Of(answers, "when", NeedJson.Default.When, Fits),
            StoredAnswer.Of(answers, "place", NeedJson.Default.Place, Fits),
            StoredAnswer.Number(answers, "pieces") is >= 1 and <= Post.MostPieces and var pieces ? (int)pieces : null);
    }

    protected override bool Fits(object part) => part switch
    {
        NeedDraft draft => draft.Helpers >= 1 && draft.Helpers <= (draft.Category is { Goods: true } ? Post.MostPieces : Post.MostPlaces),
        NeedState.ChoosingWhen { Pieces: < 1 or > Post.MostPieces } or NeedState.ChoosingPlace { Pieces: < 1 or > Post.MostPieces }
            or NeedState.ChoosingBeneficiary { Pieces: < 1 or > Post.MostPieces } or NeedState.ConfirmingAgreement { Pieces: < 1 or > Post.MostPieces } => false,
        string text => text.Length <= Post.LongestSentence,
        _ => true,
    };

    protected override void Finish(Turn turn, NeedState state, Engine.Dialogues dialogues)
    {
        var (draft, post, organisation) = state switch
        {
            NeedState.Reviewing own => (own.Draft, own.Post, (long?)null),
            NeedState.ReadyForOrganisation ready => (ready.Draft, (long?)null, ready.Organisation),
            _ => throw new InvalidOperationException("not an end"),
        };
        // What they wrote is kept: they go on with it when the service opens.
        if (post is null && ClosedDoor.Told(turn)) return;
        Engine.Dialogues.Clear(turn);
        if (post is { } id) PostAnswers.Edited(turn, ChangePost.Edit(turn.Change, turn.Person.Id, id, draft, turn.WrittenBy));
        else PostAnswers.Published(turn, PublishPost.Need(turn.Change, turn.Person.Id, draft, organisation, turn.WrittenBy));
    }
}

internal enum NeedField { Category, Sentence, When, Place, Beneficiary, Helpers, Showing, Repeat }
