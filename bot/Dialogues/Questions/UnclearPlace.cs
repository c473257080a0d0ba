using System.Globalization;
using System.Text.RegularExpressions;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.Places;

namespace Solidarity.Bot.Dialogues.Questions;

/// <summary>A place, or a circle around one, of which it isn't clear which is meant: those it may be, to choose from where nothing else was typed.</summary>
internal static partial class UnclearPlace
{
    private const int Named = 5;

    /// <param name="part">The part of what was typed that is not clear.</param>
    /// <param name="notFound">Said where no place is called so, or anything like it.</param>
    /// <returns>Why it isn't clear, and what there is to choose from.</returns>
    public static (Phrase Why, IReadOnlyList<IReadOnlyList<Choice>>? Instead) Of(string typed, string part, Phrase notFound)
    {
        var around = Around().Match(part);
        var (name, kilometres) = around.Success ? (around.Groups["place"].Value, around.Groups["km"].Value) : (part, null);
        if (kilometres is not null && int.Parse(kilometres, CultureInfo.InvariantCulture) is 0 or > AreaReading.MostKilometres)
            return (new Phrase("area.too-wide", ("part", part), ("most", AreaReading.MostKilometres)), null);
        return Gazetteer.Shared.Search(name) switch
        {
            PlaceSearch.Several several when part == typed.Trim() => (
                new Phrase("expected.which-place"),
                [.. several.Communes.Select(commune => (IReadOnlyList<Choice>)[new Choice(kilometres is null ? commune.Insee : $"{commune.Insee}:{kilometres}", new Phrase("button.place", ("place", PlaceQuestion.Named(commune.ToPlace()))))])]),
            PlaceSearch.Several several => (
                new Phrase("area.which-place", ("part", part), ("places", Lines.Listed(several.Communes.Take(Named).Select(commune => PlaceQuestion.Named(commune.ToPlace()))))), null),
            _ => (notFound, null),
        };
    }

    /// <returns>The communes, by their INSEE codes, that were chosen among those; null where it is no such choice.</returns>
    public static IReadOnlyList<Commune>? Chosen(string token)
    {
        var parts = token.Split(':');
        if (Gazetteer.Shared.Find(parts[0]) is not { } commune) return null;
        if (parts.Length == 1) return [commune];
        return commune.Cell is { } centre && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var kilometres) && kilometres is > 0 and <= AreaReading.MostKilometres
            ? [.. Gazetteer.Shared.Around(centre, kilometres)]
            : null;
    }

    /// <summary>As areas are read.</summary>
    [GeneratedRegex(@"^(?<place>.+?)\s+(?<km>[0-9]{1,3})\s*km$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Around();
}
