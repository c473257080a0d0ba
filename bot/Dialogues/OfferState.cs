using System.Text.Json.Serialization;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues;

/// <summary>Where somebody is in telling an offer: each state holds exactly what is known by then.</summary>
internal abstract record OfferState
{
    private OfferState() { }

    /// <param name="Categories">Ticked so far.</param>
    /// <param name="Sentence">What they typed instead of ticking, where it says more.</param>
    public sealed record ChoosingCategories(IReadOnlyList<Category> Categories, string? Sentence = null) : OfferState;
    public sealed record WritingSentence(IReadOnlyList<Category> Categories) : OfferState;

    /// <summary>Of things, whose sentence doesn't say how many.</summary>
    public sealed record CountingPieces(IReadOnlyList<Category> Categories, string? Sentence) : OfferState;

    /// <param name="Pieces">Null where it is no offer of things; here and further on.</param>
    public sealed record ChoosingPlace(IReadOnlyList<Category> Categories, string? Sentence, int? Pieces = null) : OfferState;
    public sealed record ChoosingRadius(IReadOnlyList<Category> Categories, string? Sentence, Place Place, int? Pieces = null) : OfferState;

    public sealed record ChoosingTravel(IReadOnlyList<Category> Categories, string? Sentence, Place Place, Radius Radius, int? Pieces = null) : OfferState;

    /// <param name="Times">Ticked so far.</param>
    public sealed record ChoosingTimes(IReadOnlyList<Category> Categories, string? Sentence, Place Place, Radius Radius, Travel Travel, WeeklyTimes Times, int? Pieces = null) : OfferState;
    public sealed record ChoosingAtATime(IReadOnlyList<Category> Categories, string? Sentence, Place Place, Radius Radius, Travel Travel, WeeklyTimes Times) : OfferState;

    /// <param name="Post">The published post that is being changed; null for a new one.</param>
    public sealed record Reviewing(OfferDraft Draft, long? Post) : OfferState;

    /// <summary>Its end, where it is published in the name of an organisation.</summary>
    public sealed record ReadyForOrganisation(OfferDraft Draft, long Organisation) : OfferState;
    public sealed record ChoosingField(OfferDraft Draft, long? Post) : OfferState;
    public sealed record EditingCategories(OfferDraft Draft, long? Post, IReadOnlyList<Category> Ticked) : OfferState;
    public sealed record EditingSentence(OfferDraft Draft, long? Post) : OfferState;
    public sealed record EditingPlace(OfferDraft Draft, long? Post) : OfferState;
    public sealed record EditingRadius(OfferDraft Draft, long? Post) : OfferState;
    public sealed record EditingTravel(OfferDraft Draft, long? Post) : OfferState;
    public sealed record EditingTimes(OfferDraft Draft, long? Post, WeeklyTimes Ticked) : OfferState;
    public sealed record EditingAtATime(OfferDraft Draft, long? Post) : OfferState;
    public sealed record EditingShowing(OfferDraft Draft, long? Post) : OfferState;

    /// <summary>The first question that is still open when this much is known.</summary>
    public static OfferState After(IReadOnlyList<Category>? categories, string? sentence, Place? place, int? pieces = null)
    {
        if (categories is null || categories.Count == 0) return new ChoosingCategories([]);
        if (place is null && sentence is null) return new WritingSentence(categories);
        if (place is null || AreGoods(categories) && (pieces ?? PiecesReading.In(sentence, categories)) is null) return Told(categories, sentence);
        return new ChoosingRadius(categories, sentence, place, AreGoods(categories) ? pieces ?? PiecesReading.In(sentence, categories) : null);
    }

    /// <summary>What is asked after the sentence: how many, unless it says so.</summary>
    public static OfferState Told(IReadOnlyList<Category> categories, string? sentence)
    {
        var pieces = AreGoods(categories) ? PiecesReading.In(sentence, categories) : null;
        return AreGoods(categories) && pieces is null ? new CountingPieces(categories, sentence) : Counted(categories, sentence, pieces);
    }

    /// <summary>What is asked once it is known how many: where, unless the sentence names one commune.</summary>
    public static OfferState Counted(IReadOnlyList<Category> categories, string? sentence, int? pieces) =>
        NamedPlace.In(sentence) is { } place ? new ChoosingRadius(categories, sentence, place, pieces) : new ChoosingPlace(categories, sentence, pieces);

    /// <summary>What is looked at next when a part of a draft was changed: how many, where it is of things now and doesn't say; where it isn't any more, one at a time.</summary>
    public static OfferState Changed(OfferDraft before, OfferDraft draft, long? post)
    {
        var (from, to) = (AreGoods(before.Categories), AreGoods(draft.Categories));
        if (!to) return new Reviewing(from ? draft with { AtATime = 1 } : draft, post);
        if (PiecesReading.In(draft.Sentence, draft.Categories) is { } pieces && (!from || draft.Sentence != before.Sentence)) return new Reviewing(draft with { AtATime = pieces }, post);
        return from ? new Reviewing(draft, post) : new EditingAtATime(draft with { AtATime = 1 }, post);
    }

    public static bool AreGoods(IReadOnlyList<Category> categories) => categories.Count > 0 && categories.All(category => category is { Goods: true });
}

[JsonSerializable(typeof(OfferState.ChoosingCategories))]
[JsonSerializable(typeof(OfferState.WritingSentence))]
[JsonSerializable(typeof(OfferState.CountingPieces))]
[JsonSerializable(typeof(OfferState.ChoosingPlace))]
[JsonSerializable(typeof(OfferState.ChoosingRadius))]
[JsonSerializable(typeof(OfferState.ChoosingTravel))]
[JsonSerializable(typeof(OfferState.ChoosingTimes))]
[JsonSerializable(typeof(OfferState.ChoosingAtATime))]
[JsonSerializable(typeof(OfferState.Reviewing))]
[JsonSerializable(typeof(OfferState.ChoosingField))]
[JsonSerializable(typeof(OfferState.EditingCategories))]
[JsonSerializable(typeof(OfferState.EditingSentence))]
[JsonSerializable(typeof(OfferState.EditingPlace))]
[JsonSerializable(typeof(OfferState.EditingRadius))]
[JsonSerializable(typeof(OfferState.EditingTravel))]
[JsonSerializable(typeof(OfferState.EditingTimes))]
[JsonSerializable(typeof(OfferState.EditingAtATime))]
[JsonSerializable(typeof(OfferState.EditingShowing))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true,
    Converters = [typeof(CategoryJson), typeof(WeeklyTimesJson)])]
internal sealed partial class OfferJson : JsonSerializerContext;
