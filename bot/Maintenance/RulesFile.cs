using Solidarity.Core.Matching;
using Solidarity.Core.Simulating;

namespace Solidarity.Bot.Maintenance;

/// <summary>A set of rules to try out, from a file of the form of appsettings.json; what it doesn't say is as usual.</summary>
internal static class RulesFile
{
    private static readonly IReadOnlyList<string> Sections = ["Matching", "Consents", "FollowUps", "Posts", "Moderation"];

    /// <summary>As the program is without any settings.</summary>
    public static TownRules Usual => Of("usual rules", new ConfigurationBuilder().Build());

    /// <exception cref="InvalidDataException">It can't be read, or holds nothing to try out; the message says why.</exception>
    /// <exception cref="BadSetting">Something in it can't be meant.</exception>
    public static TownRules Read(string path)
    {
        if (!File.Exists(path)) throw new InvalidDataException("there is no such file");
        IConfiguration from;
        try
        {
            from = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(path), optional: false).Build();
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"it is not JSON: {Innermost(e).Message}", e);
        }

        if (!Sections.Any(section => from.GetSection(section).GetChildren().Any()))
            throw new InvalidDataException($"it sets nothing that can be tried out; a file like appsettings.json is expected, with at least one of {string.Join(", ", Sections)}");
        // A misspelt name would be passed over, and two equal towns compared.
        if (from.GetSection(Sections[0]).GetChildren().FirstOrDefault(child => !child.Key.Equals("Weights", StringComparison.OrdinalIgnoreCase)) is { } stray)
            throw new InvalidDataException($"Matching holds \"{stray.Key}\"; only Weights is expected there");
        return Of(Path.GetFileNameWithoutExtension(path), from);
    }

    private static TownRules Of(string name, IConfiguration from) => new(name, WeightSettings.Read(from), SettingsReader.Timings(from), SettingsReader.OpeningHours(from));

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}
