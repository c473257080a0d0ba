using System.Globalization;

namespace Solidarity.Resilience;

/// <summary>What a run is to be like. The seed decides who does what, when the bot is killed and which calls fail.</summary>
/// <param name="Instances">How many processes share one database (PostgreSQL only).</param>
/// <param name="AtOnce">How many stories are lived side by side.</param>
/// <param name="Faults">How likely a call to the server is struck by a fault.</param>
/// <param name="Connection">For PostgreSQL: an empty database to use; null: one of a server that is started for the run.</param>
internal sealed record Options(
    string Engine = "sqlite",
    int Kills = 50,
    int Stories = 2000,
    int Seed = 7,
    int Instances = 1,
    int AtOnce = 250,
    double Faults = 0.015,
    string? Connection = null)
{
    public const string Usage =
        "--engine sqlite|postgres --kills 50 --stories 2000 --seed 7 [--at-once 250] [--faults 0.015] [--instances 1] [--connection \"Host=…\"]";

    /// <summary>How long a person waits for the bot before the story counts as one that can't go on.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(4);

    /// <exception cref="FormatException">Something isn't an option, or not a value that can be meant.</exception>
    public static Options Read(IReadOnlyList<string> arguments)
    {
        if (arguments.Count % 2 != 0) throw new FormatException("each option has a value");
        var options = new Options();
        foreach (string[] pair in arguments.Chunk(2)) options = options.With(pair[0], pair[1]);
        if (options.Engine is not ("sqlite" or "postgres")) throw new FormatException("--engine is sqlite or postgres");
        if (options.Instances != 1) throw new FormatException("--instances: more than one instance can't be run yet");
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
        "--faults" => this with { Faults = double.Parse(value, CultureInfo.InvariantCulture) },
        "--connection" => this with { Connection = value },
        _ => throw new FormatException($"there is no option {name}"),
    };

    private static int Number(string name, string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least
            ? number
            : throw new FormatException($"{name} is \"{value}\"; a whole number is expected, {least} or more");
}
