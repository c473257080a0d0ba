using System.Diagnostics;
using Npgsql;

namespace Solidarity.Simulation;

/// <summary>
/// A PostgreSQL server of the tests' own, from the installed binaries, in a folder that goes away with it. One serves a whole run;
/// each test makes a database of its own in it.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Lazy<Task<PostgresServer>> One = new(() => StartAsync());

    private readonly string _folder;
    private readonly Process _process;
    private readonly int _port;
    private int _databases;

    private PostgresServer(string folder, Process process, int port) => (_folder, _process, _port) = (folder, process, port);

    /// <summary>Why there can be none here; null when there can.</summary>
    public static string? Missing => Binaries() is null
        ? "no PostgreSQL 15 or later is installed here (Debian: apt-get install postgresql)"
        : null;

    /// <summary>The one of this run, started by whoever needs it first.</summary>
    public static Task<PostgresServer> SharedAsync() => One.Value;

    /// <param name="durable">Whether commits wait for the disk: measurements want it, tests of this program's own faults don't.</param>
    public static async Task<PostgresServer> StartAsync(bool durable = false)
    {
        var binaries = Binaries() ?? throw new InvalidOperationException(Missing);
        var folder = Directory.CreateTempSubdirectory("postgres").FullName;
        // Run by root, the server works as somebody else, who must be able to write here.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        var data = Path.Combine(folder, "data");
        await RunAsync(Path.Combine(binaries, "initdb"), "-D", data, "-U", "solidarity", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N");
        var port = BotProcess.FreePort();
        var process = Start(
            Path.Combine(binaries, "postgres"), "-D", data, "-k", folder, "-h", "127.0.0.1", "-p", $"{port}",
            "-c", $"fsync={(durable ? "on" : "off")}", "-c", "max_connections=200", "-c", "log_min_messages=fatal");
        var server = new PostgresServer(folder, process, port);
        await server.WaitAsync();
        return server;
    }

    /// <summary>A database that is new and empty.</summary>
    /// <param name="template">The name of one that the new one is a copy of, to which nobody is connected; null: it is empty.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> NewDatabaseAsync(string? template = null)
    {
        var name = $"town{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}" + (template is null ? "" : $" template {template}"), connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Database={database};Username=solidarity;Password=canary-password";

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Ends the one of this run, if it was ever started.</summary>
    internal static async ValueTask EndSharedAsync()
    {
        if (One.IsValueCreated) await (await One.Value).DisposeAsync();
    }

    private async Task WaitAsync()
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (since.Elapsed < Patience && !_process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    private static string? Binaries()
    {
        string[] folders = [.. Debian(), .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')];
        return folders.FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "postgres")));
    }

    private static IEnumerable<string> Debian() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .Where(d => int.TryParse(Path.GetFileName(d), out var version) && version >= 15)
            .OrderDescending(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin"))
        : [];

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: {said}");
    }

    private static Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        // The server refuses to be root.
        if (Environment.IsPrivilegedProcess) start.UserName = "postgres";
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        if (program.EndsWith("postgres", StringComparison.Ordinal))
        {
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
        }
        return process;
    }
}
