using System.Globalization;
using System.Text.RegularExpressions;
using Solidarity.Core;
using Solidarity.Core.Safety;

namespace Solidarity.Bot;

/// <summary>A setting can't be used; the message says which, and what is expected.</summary>
internal sealed class BadSetting(string message) : Exception(message);

/// <summary>Reads the settings once, at start, and refuses what can't be meant.</summary>
internal static partial class SettingsReader
{
    private const string FileByDefault = "Data Source=data/solidarity.db";

    /// <exception cref="BadSetting">With a message for whoever runs the bot.</exception>
    public static Settings Read(IConfiguration from)
    {
        CheckUrls(from);
        return new Settings(
            Telegram(from),
            Provider(from),
            ConnectionString(from),
            Administrators(from),
            ModerationChat(from),
            from["Moderation:Contact"] is { Length: > 0 } contact ? contact : null,
            from["Bot:Name"] is { Length: > 0 } name ? name : "Réseau Solidarité",
            from["Bot:DefaultLanguage"] is { Length: > 0 } language ? Language(language) : "fr",
            Timings(from),
            Span(from, "Jobs:SweepEvery", "00:00:30"),
            Backups(from))
        {
            Collector = Collector(from),
            HasPage = YesOrNo(from, "Web:Enabled") ?? from["Telegram:Token"] is null or "",
            HasStreet = YesOrNo(from, "Web:Try") ?? from["Telegram:Token"] is null or "",
            PageOrigins = PageOrigins(from),
            DeskAddress = WebSettings.Address(from),
            Tiles = WebSettings.Tiles(from),
            FiguresFor = WebSettings.Figures(from),
            TakesForwarded = string.Equals(from["ForwardedHeaders_Enabled"], "true", StringComparison.OrdinalIgnoreCase),
            Weights = WeightSettings.Read(from),
            Country = Country(from),
            OpeningHours = OpeningHours(from),
            Pacing = Turns.Pacing.Read(from),
        };
    }

    private static bool? YesOrNo(IConfiguration from, string name) => from[name] is not { Length: > 0 } text ? null
        : bool.TryParse(text, out var yes) ? yes
        : throw new BadSetting($"{name.Replace(":", "__", StringComparison.Ordinal)} is \"{text}\"; true or false is expected.");

    private static IReadOnlyList<string> PageOrigins(IConfiguration from)
    {
        var origins = (from["Web:Origins"] ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return origins.FirstOrDefault(origin => !Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.GetLeftPart(UriPartial.Authority) != origin) is { } odd
            ? throw new BadSetting($"Web__Origins holds \"{odd}\"; sites like https://www.example.org are expected, without a slash at the end, with blanks between them.")
            : origins;
    }

    private static string Country(IConfiguration from)
    {
        if (from["Bot:Country"] is not { Length: > 0 } country) return "FR";
        return EmergencyNumbers.Countries.Contains(country)
            ? country
            : throw new BadSetting($"Bot__Country is \"{country}\"; emergency numbers are known of {string.Join(", ", EmergencyNumbers.Countries)}.");
    }

    internal static Core.Moderation.OpeningHours OpeningHours(IConfiguration from)
    {
        var hours = from["Moderation:OpeningHours"] is { Length: > 0 } set ? set : Core.Moderation.OpeningHours.ByDefault;
        var holidays = from["Moderation:Holidays"] ?? "";
        return Core.Moderation.OpeningHours.Parse(hours, holidays) ?? throw new BadSetting(
            Core.Moderation.OpeningHours.Parse(hours, "") is null
                ? $"Moderation__OpeningHours is \"{hours}\"; days and hours like \"{Core.Moderation.OpeningHours.ByDefault}; Sat 10:00-12:00\" are expected."
                : $"Moderation__Holidays is \"{holidays}\"; dates like \"2026-12-24, 12-25\" are expected (without a year: every year).");
    }

    private static string Provider(IConfiguration from) => from["Storage:Provider"] switch
    {
        null or "" or "sqlite" => "sqlite",
        "postgres" => "postgres",
        var other => throw new BadSetting($"Storage__Provider is \"{other}\"; \"sqlite\" or \"postgres\" is expected."),
    };

    private static string ConnectionString(IConfiguration from)
    {
        var text = from["Storage:ConnectionString"] is { Length: > 0 } set ? set : FileByDefault;
        // appsettings.json names a file; whoever changes the provider alone has forgotten the other half.
        return Provider(from) == "postgres" && text == FileByDefault
            ? throw new BadSetting("Storage__Provider is \"postgres\", so Storage__ConnectionString must name the server, such as Host=localhost;Database=solidarity;Username=solidarity;Password=….")
            : text;
    }

    /// <summary>The server reads this setting itself, but says in its own way what it doesn't understand.</summary>
    private static void CheckUrls(IConfiguration from)
    {
        foreach (var url in (from["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                _ = BindingAddress.Parse(url);
            }
            catch (FormatException)
            {
                throw new BadSetting($"Urls is \"{url}\"; an address like http://127.0.0.1:5080 is expected.");
            }
        }
    }

    private static Uri? Collector(IConfiguration from)
    {
        if (from["OpenTelemetry:Endpoint"] is not { Length: > 0 } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0 && address.UserInfo.Length == 0
            ? address
            : throw new BadSetting("OpenTelemetry__Endpoint must be the address of a collector that takes OTLP over HTTP, such as http://127.0.0.1:4318, without user, password or question mark.");
    }

    private static TelegramSettings? Telegram(IConfiguration from)
    {
        if (from["Telegram:Token"] is not { Length: > 0 } token) return null;
        if (!TokenForm().IsMatch(token))
            throw new BadSetting("Telegram__Token does not look like a token. @BotFather gives one like 123456789:AAExampleOfThirtyFiveLetters.");
        var baseUrl = from["Telegram:BaseUrl"] is { Length: > 0 } url ? url.TrimEnd('/') : "https://api.telegram.org";
        if (!Uri.TryCreate(baseUrl, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
            throw new BadSetting($"Telegram__BaseUrl is \"{baseUrl}\"; an address that starts with https:// is expected.");
        return from["Telegram:Mode"] switch
        {
            null or "" or "polling" => new TelegramSettings(token, baseUrl, null, null),
            "webhook" => Webhook(from, token, baseUrl),
            var mode => throw new BadSetting($"Telegram__Mode is \"{mode}\"; \"polling\" or \"webhook\" is expected."),
        };
    }

    private static TelegramSettings Webhook(IConfiguration from, string token, string baseUrl)
    {
        if (from["Telegram:WebhookUrl"] is not { Length: > 0 } url || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.AbsolutePath != "/telegram/webhook")
            throw new BadSetting("Telegram__Mode is \"webhook\", so Telegram__WebhookUrl must be the public address of this bot, ending in /telegram/webhook.");
        if (from["Telegram:WebhookSecret"] is not { } secret || !SecretForm().IsMatch(secret))
            throw new BadSetting("Telegram__WebhookSecret must be 16 to 256 letters, digits, _ or -; whoever knows it can speak as anybody, so make it random.");
        return new TelegramSettings(token, baseUrl, url, secret);
    }

    private static IReadOnlySet<string> Administrators(IConfiguration from)
    {
        var section = from.GetSection("Moderation:Administrators");
        // A list, or all in one line with commas, as is easier in an environment variable.
        var ids = section.GetChildren().Select(c => c.Value ?? "").Append(section.Value ?? "")
            .SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToHashSet();
        if (ids.FirstOrDefault(id => !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)) is { } bad)
            throw new BadSetting($"Moderation__Administrators holds \"{bad}\"; numeric Telegram user ids are expected (a person sees theirs from @userinfobot), never names.");
        return ids;
    }

    private static string? ModerationChat(IConfiguration from)
    {
        if (from["Moderation:ChatId"] is not { Length: > 0 } chat) return null;
        if (!long.TryParse(chat, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) || id >= 0)
            throw new BadSetting($"Moderation__ChatId is \"{chat}\"; the id of a group is expected, a number below zero.");
        return chat;
    }

    private static string Language(string language) =>
        language is "fr" or "en" ? language : throw new BadSetting($"Bot__DefaultLanguage is \"{language}\"; \"fr\" or \"en\" is expected.");

    internal static Timings Timings(IConfiguration from)
    {
        var zone = from["Bot:TimeZone"] is { Length: > 0 } name ? name : "Europe/Paris";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
            throw new BadSetting($"Bot__TimeZone is \"{zone}\"; a name like Europe/Paris is expected, and the machine must have time zone data (package tzdata).");
        return new Timings(
            Span(from, "FollowUps:FirstAfter", "1.00:00:00"),
            Span(from, "FollowUps:AgainAfter", "3.00:00:00"),
            Span(from, "Consents:RemindAfter", "06:00:00"),
            Span(from, "Consents:TimeOutAfter", "2.00:00:00"),
            Span(from, "Posts:LivesFor", "30.00:00:00"),
            Span(from, "Moderation:RemindAfter", "04:00:00"),
            found)
        {
            DecideAppealsWithin = Span(from, "Moderation:DecideAppealsWithin", "3.00:00:00"),
            RepeatHelloAfter = Span(from, "CheckIns:RepeatAfter", "02:00:00"),
            AskBuddyAfter = Span(from, "CheckIns:BuddyAfter", "02:00:00"),
            TellTeamAfter = Span(from, "CheckIns:TeamAfter", "02:00:00"),
            TellTeamAgainAfter = Span(from, "CheckIns:TeamAgainAfter", "01:00:00"),
            AskHelperAfter = Span(from, "Moderation:AskHelperAfter", "00:00:00", least: TimeSpan.Zero),
        };
    }

    private static BackupSettings Backups(IConfiguration from)
    {
        var keep = from["Backups:Keep"] is { Length: > 0 } number ? number : "14";
        if (!int.TryParse(keep, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 10_000)
            throw new BadSetting($"Backups__Keep is \"{keep}\"; a number from 1 to 10000 is expected: so many nightly backups are kept.");
        var at = from["Backups:At"] is { Length: > 0 } time ? time : "03:00";
        if (!TimeOnly.TryParseExact(at, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour))
            throw new BadSetting($"Backups__At is \"{at}\"; a time of day like 03:00 is expected.");
        return new BackupSettings(from["Backups:Folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null, count, hour);
    }

    private static TimeSpan Span(IConfiguration from, string key, string fallback, TimeSpan? least = null)
    {
        var text = from[key] is { Length: > 0 } set ? set : fallback;
        // "48" alone would be read as days.
        return text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= (least ?? TimeSpan.FromTicks(1)) && span <= TimeSpan.FromDays(3650)
            ? span
            : throw new BadSetting($"{key.Replace(":", "__", StringComparison.Ordinal)} is \"{text}\"; a time like 06:00:00 (six hours) or 2.00:00:00 (two days) is expected.");
    }

    [GeneratedRegex("^[0-9]{1,20}:[A-Za-z0-9_-]{1,80}$")]
    private static partial Regex TokenForm();

    [GeneratedRegex("^[A-Za-z0-9_-]{16,256}$")]
    private static partial Regex SecretForm();
}
