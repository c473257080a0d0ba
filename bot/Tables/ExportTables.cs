using System.Globalization;
using Solidarity.Bot.Texts;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Tables;

/// <summary>Posts and matches as tables, in the words of their reader.</summary>
internal sealed class ExportTables(TextBook texts, Categories categories, TimeZoneInfo zone, string language)
{
    /// <summary>A few words stand in thousands of rows, and others wait while they are written.</summary>
    private readonly Dictionary<(string Group, Enum Value), string> _words = [];

    public CsvFile Posts(IEnumerable<ExportedPost> posts, bool contacts) => CsvTable.Write(
        language,
        Headings(
        [
            "reference", "kind", "state", "closing", "categories", "town", "insee", "department", "places", "for", "radius", "published", "expires", "closed",
            .. contacts ? (string[])["name", "user-name", "phone"] : [],
        ]),
        posts.Select(post => (IReadOnlyList<string?>)
        [
            post.Reference,
            Word("kind-", post.Kind),
            Word("post-", post.State),
            Word("closing-", post.Closing),
            string.Join(", ", post.Categories.Select(id => categories.Find(id)?.Name(language) ?? id)),
            post.Town,
            post.Insee,
            post.Department,
            Whole(post.Places),
            Word("for-", post.For),
            Whole(post.Radius),
            Moment(post.PublishedAt),
            Moment(post.ExpiresAt),
            Moment(post.ClosedAt),
            .. contacts ? (string?[])[post.Contact is { } contact ? PlainText.Undefused(contact.Name) : null, post.Contact?.UserName, post.Contact?.Phone] : [],
        ]));

    public CsvFile Matches(IEnumerable<ExportedMatch> matches) => CsvTable.Write(
        language,
        Headings(
        [
            "reference", "need", "offer", "state", "because", "kilometres", "proposed", "decided", "asked", "introduced", "ended", "helper-says", "asker-says",
            "hours-to-decision", "hours-to-introduction",
        ]),
        matches.Select(match => (IReadOnlyList<string?>)
        [
            "M" + Whole(match.Id),
            "N" + Whole(match.NeedId),
            "O" + Whole(match.OfferId),
            Word("match-", match.State),
            Word("because-", match.RejectedFor),
            CsvTable.Number(language, match.Kilometres),
            Moment(match.ProposedAt),
            Moment(match.DecidedAt),
            Moment(match.AskedAt),
            Moment(match.IntroducedAt),
            Moment(match.EndedAt),
            Word("says-", match.HelperSays),
            Word("says-", match.AskerSays),
            CsvTable.Number(language, match.ToDecision?.TotalHours),
            CsvTable.Number(language, match.ToIntroduction?.TotalHours),
        ]));

    private string[] Headings(IEnumerable<string> names) => [.. names.Select(name => texts.Plain(new Phrase("table." + name), language))];

    private string? Word(string group, Enum? value)
    {
        if (value is null) return null;
        if (!_words.TryGetValue((group, value), out var word))
            _words[(group, value)] = word = texts.Plain(new Phrase("table." + group + value.ToString().ToLowerInvariant()), language);
        return word;
    }

    private static string? Whole(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A form that every spreadsheet reads as a moment, whatever its country.</summary>
    private string? Moment(DateTimeOffset? at) => at is { } moment ? TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
}
