using System.Globalization;

namespace Solidarity.Resilience;

/// <summary>What a run is to be like. The seed decides who does what, when the bot is killed and which calls fail.</summary>
/// <param name="Instances">How many processes share one database (PostgreSQL only).</param>
/// <param name="Webhook">Whether the server brings the updates, to all instances in turn; else one of them polls.</param>
/// <param name="AtOnce">How many stories are lived side by side.</param>
/// <param name="Team">How many moderators there are: each decides as fast as a person may, so that they set the pace of a long run.</param>
/// <param name="Faults">How likely a call to the server, or an update, is struck by a fault.</param>
/// <param name="Connection">For PostgreSQL: an empty database to use; null: one of a server that is started for the run.</param>
internal sealed record Options(
    string Engine = "sqlite",
    int Kills = 50,
    int Stories = 2000,
    int Seed = 7,
    int Instances = 1,
    bool Webhook = false,
    int AtOnce = 250,
    int Team = 3,
    double Faults = 0.015,
    string? Connection = null)
{
    public const string Usage =
        """
        --engine sqlite|postgres --kills 50 --stories 2000 --seed 7 [--at-once 250] [--team 3] [--faults 0.015]
        [--instances 1] [--webhook] [--connection "Host=…"]
        """;

    /// <summary>How long a person waits for the bot before the story counts as one that can't go on.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(4);

    /// <exception cref="FormatException">Something isn't an option, or not a value that can be meant.</exception>
    public static Options Read(IReadOnlyList<string> arguments)
    {
        var options = new Options();
        var left = new Queue<string>(arguments);
        while (left.TryDequeue(out string? name))
        {
            if (name is "--webhook") options = options with { Webhook = true };
            else options = options.With(name, left.TryDequeue(out string? value) ? value : throw new FormatException($"{name} stands without a value"));
        }

        if (options.Engine is not ("sqlite" or "postgres")) throw new FormatException("--engine is sqlite or postgres");
        if (options is { Instances: > 1, Engine: "sqlite" }) throw new FormatException("--instances: an SQLite file has one process; several instances need --engine postgres");
        if (options is { Connection: not null, Engine: "sqlite" }) throw new FormatException("--connection goes with --engine postgres");
        return options;
    }

    private Options With(string name, string value) => name switch
    {
        "--engine" => this with { Engine = value },
        "--kills" => this with { Kills = Number(name, value, 0) },
        "--stories" => this with { Stories = Number(name, value, 1) },
        "--seed" => this with { Seed = Number(name, value, 0) },
        "--instances" => this with { Instances = Number(name, value, 1) },
        "--at-once" => this with { AtOnce = Number(name, value, 1) },
        "--team" => this with { Team = Number(name, value, 2) },
        "--faults" => this with { Faults = double.Parse(value, CultureInfo.InvariantCulture) },
        "--connection" => this with { Connection = value },
        _ => throw new FormatException($"there is no option {name}"),
    };

    private static int Number(string name, string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least
            ? number
            : throw new FormatException($"{name} is \"{value}\"; a whole number is expected, {least} or more");
}
