using System.Net;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot;

/// <summary>What the settings say, read once and found good.</summary>
/// <param name="Provider">"sqlite" or "postgres".</param>
/// <param name="Administrators">Telegram user ids, in decimal.</param>
/// <param name="TeamContact">How people reach the team outside the bot (a phone number, an office), shown in help; null: not told.</param>
/// <param name="ModerationChat">The group where proposals are put; null: each moderator gets them in private.</param>
internal sealed record Settings(
    TelegramSettings? Telegram,
    string Provider,
    string ConnectionString,
    IReadOnlySet<string> Administrators,
    string? ModerationChat,
    string? TeamContact,
    string BotName,
    string DefaultLanguage,
    Timings Timings,
    TimeSpan SweepEvery,
    BackupSettings Backups)
{
    /// <summary>The sample street of /try, in which nobody is real.</summary>
    public bool IsSample { get; init; }

    /// <summary>Where figures and spans are handed to a collector; null: nowhere.</summary>
    public Uri? Collector { get; init; }

    /// <summary>Whether neighbours can talk on the town's page too.</summary>
    public bool HasPage { get; init; }

    /// <summary>Whether a sample street can be tried at /try: unless it is asked for, only where there is no token.</summary>
    public bool HasStreet { get; init; }

    /// <summary>Of the sites whose pages may show the chat within them.</summary>
    public IReadOnlyList<string> PageOrigins { get; init; } = [];

    /// <summary>Where the team's page is found from outside; null: nobody said, so that no link to it can be made.</summary>
    public Uri? DeskAddress { get; init; }

    /// <summary>Pictures that lie under the team's map, by {z}, {x} and {y}; null: none.</summary>
    public string? Tiles { get; init; }

    /// <summary>Who may read /health and /metrics beside this machine.</summary>
    public IReadOnlyList<IPNetwork> FiguresFor { get; init; } = [];

    /// <summary>Whether a proxy's word is taken for who asks and how; the framework's own setting.</summary>
    public bool TakesForwarded { get; init; }

    /// <summary>How pairs are judged.</summary>
    public Weights Weights { get; init; } = Weights.Usual;

    /// <summary>Whose emergency numbers are given; two letters (ISO 3166-1).</summary>
    public string Country { get; init; } = "FR";

    /// <summary>When the team is at its desk.</summary>
    public OpeningHours OpeningHours { get; init; } = OpeningHours.OfAnOffice;

    /// <summary>How fast notices may go at most.</summary>
    public Turns.Pacing Pacing { get; init; } = Turns.Pacing.Telegram;

    /// <summary>Ids under which several people, or none, speak: anonymous administrators, channels, Telegram itself.</summary>
    private static readonly IReadOnlySet<string> Nobody = new HashSet<string> { "1087968824", "136817688", "777000" };

    /// <summary>A change to the world, as these settings want it made.</summary>
    public Change Begin(Stores stores, DateTimeOffset now) => new(stores, now, Timings, Weights);

    public bool IsAdministrator(Person person) =>
        person.Channel == TelegramSettings.Channel && Administrators.Contains(person.Address) && !Nobody.Contains(person.Address);
}

/// <param name="Folder">Null: the folder "backups" beside the database.</param>
/// <param name="Keep">So many of the nightly ones are kept.</param>
internal sealed record BackupSettings(string? Folder, int Keep, TimeOnly At)
{
    /// <returns>Null on a server, which has tools of its own.</returns>
    public Backups? Of(Database database) =>
        database.File is { } file ? new Backups(database, Folder ?? Path.Combine(Path.GetDirectoryName(file)!, "backups"), Keep) : null;
}

/// <param name="WebhookUrl">Null when updates are polled for.</param>
internal sealed record TelegramSettings(string Token, string BaseUrl, string? WebhookUrl, string? WebhookSecret)
{
    public const string Channel = "telegram";

    /// <summary>Never the token: this may end up in a log.</summary>
    public override string ToString() => $"Telegram at {BaseUrl}";
}
