using System.Text.Json.Serialization;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Core.Groups;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Dialogues;

/// <summary>Where an administrator is in setting up a group: each state holds exactly what is known by then.</summary>
/// <param name="Group">Its id.</param>
internal abstract record GroupState(long Group)
{
    public sealed record ChoosingKind(long Group) : GroupState(Group);
    public sealed record ChoosingPlace(long Group, GroupKind Kind) : GroupState(Group);
    public sealed record ChoosingCircle(long Group, GroupKind Kind, Place Place) : GroupState(Group);
    public sealed record ChoosingApprover(long Group, GroupKind Kind, Place Place, Radius Circle) : GroupState(Group);

    /// <param name="Setup">As it will be.</param>
    public sealed record Reviewing(long Group, GroupSetup Setup) : GroupState(Group);
    public sealed record ChoosingField(long Group, GroupSetup Setup) : GroupState(Group);
    public sealed record EditingKind(long Group, GroupSetup Setup) : GroupState(Group);
    public sealed record EditingPlace(long Group, GroupSetup Setup) : GroupState(Group);
    public sealed record EditingCircle(long Group, GroupSetup Setup) : GroupState(Group);
    public sealed record EditingApprover(long Group, GroupSetup Setup) : GroupState(Group);
    public sealed record EditingQuiet(long Group, GroupSetup Setup) : GroupState(Group);
    public sealed record EditingRhythm(long Group, GroupSetup Setup) : GroupState(Group);
    public sealed record EditingHour(long Group, GroupSetup Setup) : GroupState(Group);
    public sealed record EditingLanguage(long Group, GroupSetup Setup) : GroupState(Group);

    /// <summary>At night nothing is said, and each evening what is open.</summary>
    public static GroupSetup Usual(GroupKind kind, Place place, Radius circle, Approver approver, string language) => new(
        kind, place, circle, approver, new QuietHours(new TimeOnly(21, 0), new TimeOnly(8, 0)), new Digest(DigestRhythm.Daily, new TimeOnly(18, 0), Pinned: false), Errands: true, language);
}

[JsonSerializable(typeof(GroupState.ChoosingKind))]
[JsonSerializable(typeof(GroupState.ChoosingPlace))]
[JsonSerializable(typeof(GroupState.ChoosingCircle))]
[JsonSerializable(typeof(GroupState.ChoosingApprover))]
[JsonSerializable(typeof(GroupState.Reviewing))]
[JsonSerializable(typeof(GroupState.ChoosingField))]
[JsonSerializable(typeof(GroupState.EditingKind))]
[JsonSerializable(typeof(GroupState.EditingPlace))]
[JsonSerializable(typeof(GroupState.EditingCircle))]
[JsonSerializable(typeof(GroupState.EditingApprover))]
[JsonSerializable(typeof(GroupState.EditingQuiet))]
[JsonSerializable(typeof(GroupState.EditingRhythm))]
[JsonSerializable(typeof(GroupState.EditingHour))]
[JsonSerializable(typeof(GroupState.EditingLanguage))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
internal sealed partial class GroupJson : JsonSerializerContext;
