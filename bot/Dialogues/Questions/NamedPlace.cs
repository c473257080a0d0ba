using Solidarity.Core.Places;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>The place that a sentence about something else names.</summary>
internal static class NamedPlace
{
    /// <returns>Null where it names none, or a name that several communes have.</returns>
    public static Place? In(string? sentence) => sentence is not null && Gazetteer.Shared.InSentence(sentence) is PlaceSearch.One one ? one.Commune.ToPlace() : null;

    /// <summary>Those that are called so, to choose from.</summary>
    public static IReadOnlyList<Place> AllIn(string? sentence) => sentence is null ? [] : Gazetteer.Shared.InSentence(sentence) switch
    {
        PlaceSearch.One one => [one.Commune.ToPlace()],
        PlaceSearch.Several several => [.. several.Communes.Select(commune => commune.ToPlace())],
        _ => [],
    };
}
