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

    public sealed record ChoosingCategory : NeedState;
    public sealed record WritingSentence(Category Category) : NeedState;
    public sealed record ChoosingWhen(Category Category, string? Sentence, WhenWork Work) : NeedState;
    public sealed record ChoosingPlace(Category Category, string? Sentence, When When) : NeedState;
    public sealed record ChoosingBeneficiary(Category Category, string? Sentence, When When, Place Place) : NeedState;
    public sealed record ConfirmingAgreement(Category Category, string? Sentence, When When, Place Place) : NeedState;

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
    public sealed record EditingShowing(NeedDraft Draft, long? Post) : NeedState;

    /// <summary>The first question that is still open when this much is known.</summary>
    public static NeedState After(Category? category, string? sentence, When? when, Place? place)
    {
        if (category is null) return new ChoosingCategory();
        if (when is null) return sentence is null ? new WritingSentence(category) : new ChoosingWhen(category, sentence, WhenWork.Start);
        return place is null ? new ChoosingPlace(category, sentence, when) : new ChoosingBeneficiary(category, sentence, when, place);
    }
}

[JsonSerializable(typeof(NeedState.ChoosingCategory))]
[JsonSerializable(typeof(NeedState.WritingSentence))]
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
[JsonSerializable(typeof(NeedState.EditingShowing))]
[JsonSerializable(typeof(Place))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true,
    Converters = [typeof(CategoryJson), typeof(WhenJson)])]
internal sealed partial class NeedJson : JsonSerializerContext;
