using System.Globalization;
using Solidarity.Bot.Texts;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Tables;

/// <summary>Posts and matches as tables, in the words of their reader.</summary>
internal sealed class ExportTables(TextBook texts, Categories categories, Timings timings, string language)
{
    /// <summary>A few words stand in thousands of rows, and others wait while they are written.</summary>
    private readonly Dictionary<Enum, string> _words = [];

    /// <summary>How the words for what each kind of value can be begin: "table.kind-need".</summary>
    public static readonly IReadOnlyDictionary<Type, string> Words = new Dictionary<Type, string>
    {
        [typeof(PostKind)] = "table.kind-",
        [typeof(PostState)] = "table.post-",
        [typeof(Closing)] = "table.closing-",
        [typeof(Beneficiary)] = "table.for-",
        [typeof(MatchState)] = "table.match-",
        [typeof(RejectReason)] = "table.because-",
        [typeof(FollowUpAnswer)] = "table.says-",
    };

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
            Word(post.Kind),
            Word(post.State),
            Word(post.Closing),
            string.Join(" + ", post.Categories.Select(id => categories.Find(id)?.Name(language) ?? id)),
            post.Town,
            post.Insee,
            post.Department,
            Whole(post.Places),
            Word(post.For),
            post.Kind == PostKind.Offer && post.Radius is null ? texts.Plain("table.radius-town", language) : Whole(post.Radius),
            Moment(post.PublishedAt),
            timings.LastDayBefore(post.ExpiresAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Moment(post.ClosedAt),
            .. contacts ? (string?[])[post.Contact is { } contact ? PlainText.Undefused(contact.Name) : null, post.Contact?.UserName, post.Contact?.Phone] : [],
        ]));

    public CsvFile Matches(IEnumerable<ExportedMatch> matches) => CsvTable.Write(
        language,
        Headings(
        [
            "reference", "need", "offer", "state", "because", "pieces", "kilometres", "proposed", "decided", "asked", "introduced", "ended", "helper-says", "asker-says",
            "hours-to-decision", "hours-to-introduction",
        ]),
        matches.Select(match => (IReadOnlyList<string?>)
        [
            "M" + Whole(match.Id),
            "N" + Whole(match.NeedId),
            "O" + Whole(match.OfferId),
            Word(match.State),
            Word(match.RejectedFor),
            Whole(match.Pieces),
            CsvTable.Number(language, match.Kilometres),
            Moment(match.ProposedAt),
            Moment(match.DecidedAt),
            Moment(match.AskedAt),
            Moment(match.IntroducedAt),
            Moment(match.EndedAt),
            Word(match.HelperSays),
            Word(match.AskerSays),
            CsvTable.Number(language, match.ToDecision?.TotalHours),
            CsvTable.Number(language, match.ToIntroduction?.TotalHours),
        ]));

    private string[] Headings(IEnumerable<string> names) => [.. names.Select(name => texts.Plain(new Phrase("table." + name), language))];

    private string? Word(Enum? value)
    {
        if (value is null) return null;
        if (!_words.TryGetValue(value, out var word)) _words[value] = word = texts.Plain(new Phrase(KeyOf(value)), language);
        return word;
    }

    public static string KeyOf(Enum value) => Words[value.GetType()] + value.ToString().ToLowerInvariant();

    private static string? Whole(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A form that every spreadsheet reads as a moment, whatever its country.</summary>
    private string? Moment(DateTimeOffset? at) => at is { } moment ? TimeZoneInfo.ConvertTime(moment, timings.TimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
}
