using System.Text.RegularExpressions;

namespace Solidarity.Tests.House;

/// <summary>Who may know whom: design §2, held against the sources.</summary>
public partial class ImportTests
{
    /// <summary>A file outside <see cref="Allowed"/> may not name anything of <see cref="Forbidden"/>.</summary>
    private sealed record Border(string Within, string Forbidden, string Allowed);

    private static readonly Border[] Borders =
    [
        new("core/", "Solidarity.Bot", "^$"),
        new("core/", "Telegram|Quartz|Microsoft.AspNetCore|Microsoft.Extensions", "^$"),
        new("core/", "Dapper|Microsoft.Data.Sqlite|SQLitePCL|Npgsql", "^core/Storage/"),
        new("core/", "Solidarity.Core.Storage", "^core/(Storage/|Matching/FindPartners.cs|Change.cs)"),
        new("bot/", "Solidarity.Bot.Channels.Telegram", "^bot/(Channels/Telegram/|Site.cs|Wiring.cs)"),
        new("bot/", "Solidarity.Bot.Channels.DirectLine", "^bot/(Channels/DirectLine/|Site.cs|Wiring.cs|Trying/SampleSite.cs|Pages/Try/StreetPages.cs)"),
        new("bot/", "Quartz", "^bot/(Jobs/|Complaint.cs)"),
        new("bot/", "Dapper|SQLitePCL|Npgsql", "^bot/(Turns/OneWriter.cs|Complaint.cs|Maintenance/)"),
        new("bot/", "OpenTelemetry", "^bot/Metrics/OpenTelemetryExport.cs"),
        new("bot/", "PdfSharp|QRCoder", "^bot/Posters/"),
    ];

    [Fact]
    public void Sources_EveryImport_StaysWithinItsBorder() =>
        Assert.Empty(Repository.Sources("core").Concat(Repository.Sources("bot")).SelectMany(s => Crossings(s.Path, s.Text)));

    [Theory]
    [InlineData("core/Matching/Scorer.cs", "using Dapper;")]
    [InlineData("core/Posts/Need.cs", "using Solidarity.Bot.Turns;")]
    [InlineData("core/Posts/Need.cs", "using SQLitePCL;")]
    [InlineData("bot/Turns/Mail.cs", "using SQLitePCL;")]
    [InlineData("core/Matching/Pair.cs", "using Solidarity.Core.Storage;")]
    [InlineData("bot/Cards/PostCard.cs", "using Solidarity.Bot.Channels.Telegram;")]
    [InlineData("bot/Cards/PostCard.cs", "using Solidarity.Bot.Channels.DirectLine;")]
    [InlineData("bot/Commands/StartCommand.cs", "using Quartz;")]
    [InlineData("bot/Metrics/Metering.cs", "using OpenTelemetry.Metrics;")]
    [InlineData("bot/Pictures/Drawings.cs", "using PdfSharp.Pdf;")]
    [InlineData("bot/Cards/PostCard.cs", "var x = new Solidarity.Bot.Channels.Telegram.BotApi();")]
    public void Sources_ForbiddenImport_IsFound(string path, string line) => Assert.NotEmpty(Crossings(path, line));

    /// <summary>
    /// On PostgreSQL whoever decides about posts, matches and cards must have passed the board's latch, which only Stores takes: nobody
    /// makes those stores by hand, or writes to their tables from elsewhere.
    /// </summary>
    [Fact]
    public void Board_IsReachedOnlyThroughItsLatch() =>
        Assert.Empty(Repository.Sources("core").Concat(Repository.Sources("bot")).SelectMany(s => PastTheLatch(s.Path, s.Text)));

    [Theory]
    [InlineData("bot/Turns/Deliveries.cs", "var cards = new CardStore(connection);")]
    [InlineData("core/Storage/OutboxStore.cs", "connection.Execute(\"delete from card where id = 1\")")]
    [InlineData("core/Storage/AuditStore.cs", "update match set state = 'Done'")]
    public void Board_ReachedOtherwise_IsFound(string path, string line) => Assert.NotEmpty(PastTheLatch(path, line));

    private static IEnumerable<string> PastTheLatch(string path, string text)
    {
        if (path != "core/Storage/Stores.cs" && ByHand().Match(text) is { Success: true } made) yield return $"{path}: {made.Value}";
        if (!BoardStores().IsMatch(path) && Writes().Match(text) is { Success: true } writes) yield return $"{path}: {writes.Value}";
    }

    [GeneratedRegex(@"new (Post|Candidate|Match|Card)Store\(")]
    private static partial Regex ByHand();

    [GeneratedRegex(@"^core/Storage/(Post|Match|Card)Store\.cs$")]
    private static partial Regex BoardStores();

    [GeneratedRegex(@"(insert into|update|delete from) (post|post_category|match|card)\b")]
    private static partial Regex Writes();

    private static IEnumerable<string> Crossings(string path, string text) =>
        from border in Borders
        where path.StartsWith(border.Within, StringComparison.Ordinal) && !Regex.IsMatch(path, border.Allowed)
        from Match import in Names().Matches(text)
        where Regex.IsMatch(import.Value, $@"(using |\W|^)({border.Forbidden})(\.|;|\b)")
        select $"{path}: {import.Value.Trim()}";

    /// <summary>Using lines, and full names in the code; comments and texts are nobody's import.</summary>
    [GeneratedRegex(@"^(global )?using [\w.]+;|^(?!\s*//).*\bSolidarity\.(Bot|Core)(\.\w+)+.*$", RegexOptions.Multiline)]
    private static partial Regex Names();
}
