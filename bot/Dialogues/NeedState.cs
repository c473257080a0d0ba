using System.Text.Json.Serialization;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues;

/// <summary>Where somebody is in telling a need: each state holds exactly what is known by then.</summary>
internal abstract record NeedState
{
    private NeedState() { }

    /// <param name="Sentence">What they wrote before they were asked, where it doesn't tell the category.</param>
    /// <param name="When">What it said of the day; here and in what follows.</param>
    public sealed record ChoosingCategory(string? Sentence = null, When? When = null) : NeedState;
    public sealed record WritingSentence(Category Category) : NeedState;

    /// <summary>Of things, whose sentence doesn't say how many.</summary>
    public sealed record CountingPieces(Category Category, string? Sentence, When? When = null) : NeedState;

    /// <param name="Pieces">Null where it is no need of things; here and further on.</param>
    public sealed record ChoosingWhen(Category Category, string? Sentence, WhenWork Work, int? Pieces = null) : NeedState;
    public sealed record ChoosingPlace(Category Category, string? Sentence, When When, int? Pieces = null) : NeedState;
    public sealed record ChoosingBeneficiary(Category Category, string? Sentence, When When, Place Place, int? Pieces = null) : NeedState;
    public sealed record ConfirmingAgreement(Category Category, string? Sentence, When When, Place Place, int? Pieces = null) : NeedState;

    /// <param name="Post">The published post that is being changed; null for a new one.</param>
    public sealed record Reviewing(NeedDraft Draft, long? Post) : NeedState;

    /// <summary>Its end, where it is published in the name of an organisation.</summary>
    public sealed record ReadyForOrganisation(NeedDraft Draft, long Organisation) : NeedState;
    public sealed record ChoosingField(NeedDraft Draft, long? Post) : NeedState;
    public sealed record EditingCategory(NeedDraft Draft, long? Post) : NeedState;
    public sealed record EditingSentence(NeedDraft Draft, long? Post) : NeedState;
    public sealed record EditingWhen(NeedDraft Draft, long? Post, WhenWork Work) : NeedState;
    public sealed record EditingPlace(NeedDraft Draft, long? Post) : NeedState;
    public sealed record EditingBeneficiary(NeedDraft Draft, long? Post) : NeedState;
    public sealed record EditingAgreement(NeedDraft Draft, long? Post) : NeedState;
    public sealed record EditingHelpers(NeedDraft Draft, long? Post) : NeedState;
    public sealed record EditingPairs(NeedDraft Draft, long? Post) : NeedState;
    public sealed record EditingShowing(NeedDraft Draft, long? Post) : NeedState;

    /// <summary>The first question that is still open when this much is known.</summary>
    public static NeedState After(Category? category, string? sentence, When? when, Place? place, int? pieces = null) =>
        category is null ? new ChoosingCategory(sentence, when)
        : when is null && sentence is null ? new WritingSentence(category)
        : Told(category, sentence, when, place, pieces);

    /// <summary>What is asked after the sentence: what neither it nor anything else has said yet.</summary>
    public static NeedState Told(Category category, string? sentence, When? when = null, Place? place = null, int? pieces = null)
    {
        pieces ??= category.Goods ? PiecesReading.In(sentence, category) : null;
        return category.Goods && pieces is null ? new CountingPieces(category, sentence, when) : Counted(category, sentence, when, place, pieces);
    }

    /// <summary>What is asked once it is known how many; each week, whether it is always the same person.</summary>
    public static NeedState Counted(Category category, string? sentence, When? when, Place? place, int? pieces) => when switch
    {
        null => new ChoosingWhen(category, sentence, WhenWork.Start, pieces),
        When.EveryWeek weekly when place is null => new ChoosingWhen(category, sentence, WhenWork.WhoComes(weekly.Days), pieces),
        _ => Dated(category, sentence, when, place, pieces),
    };

    /// <summary>What is asked after the day: where, unless it is known or the sentence names one commune.</summary>
    public static NeedState Dated(Category category, string? sentence, When when, Place? place, int? pieces) =>
        (place ?? NamedPlace.In(sentence)) is { } known ? new ChoosingBeneficiary(category, sentence, when, known, pieces) : new ChoosingPlace(category, sentence, when, pieces);

    /// <summary>What is asked after the number of helpers: whether they come two by two, where they could.</summary>
    public static NeedState Counted(NeedDraft draft, long? post) =>
        Need.CanGoInPairs(draft.Category, draft.Helpers) ? new EditingPairs(draft, post) : new Reviewing(draft with { InPairs = false }, post);

    /// <summary>What is looked at next when a part of a draft was changed: how many, where it is of things now and doesn't say; where it isn't any more, one helper.</summary>
    public static NeedState Changed(NeedDraft before, NeedDraft draft, long? post)
    {
        var (from, to) = (before.Category.Goods, draft.Category.Goods);
        if (!to) return new Reviewing(from ? draft with { Helpers = 1, InPairs = false } : draft, post);
        if (PiecesReading.In(draft.Sentence, draft.Category) is { } pieces && (!from || draft.Sentence != before.Sentence)) return new Reviewing(draft with { Helpers = pieces }, post);
        return from ? new Reviewing(draft, post) : new EditingHelpers(draft with { Helpers = 1 }, post);
    }
}

[JsonSerializable(typeof(NeedState.ChoosingCategory))]
[JsonSerializable(typeof(NeedState.WritingSentence))]
[JsonSerializable(typeof(NeedState.CountingPieces))]
[JsonSerializable(typeof(NeedState.ChoosingWhen))]
[JsonSerializable(typeof(NeedState.ChoosingPlace))]
[JsonSerializable(typeof(NeedState.ChoosingBeneficiary))]
[JsonSerializable(typeof(NeedState.ConfirmingAgreement))]
[JsonSerializable(typeof(NeedState.Reviewing))]
[JsonSerializable(typeof(NeedState.ChoosingField))]
[JsonSerializable(typeof(NeedState.EditingCategory))]
[JsonSerializable(typeof(NeedState.EditingSentence))]
[JsonSerializable(typeof(NeedState.EditingWhen))]
[JsonSerializable(typeof(NeedState.EditingPlace))]
[JsonSerializable(typeof(NeedState.EditingBeneficiary))]
[JsonSerializable(typeof(NeedState.EditingAgreement))]
[JsonSerializable(typeof(NeedState.EditingHelpers))]
[JsonSerializable(typeof(NeedState.EditingPairs))]
[JsonSerializable(typeof(NeedState.EditingShowing))]
[JsonSerializable(typeof(Place))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true,
    Converters = [typeof(CategoryJson), typeof(WhenJson)])]
internal sealed partial class NeedJson : JsonSerializerContext;
