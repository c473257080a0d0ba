using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Solidarity.Simulation;

/// <summary>
/// The real program as a process of its own, with its data in a folder that goes away with it: it is started with settings
/// in its environment, killed, started again, stopped as a service manager stops it.
/// </summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private const int FirstPort = 12_000;
    private const int PortCount = 20_000;
    private static int _ports = Random.Shared.Next(PortCount);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What a test that looks at a clock on the wall adds, as whoever runs it may be doing other things.</summary>
    public static readonly TimeSpan BusyMachine = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, string> _settings;
    private readonly List<(bool Error, string Text)> _lines = [];
    private readonly Signal _said = new();
    private Process? _process;

    private BotProcess(Dictionary<string, string> settings)
    {
        _settings = settings;
        settings["TMPDIR"] = TemporaryFolder = Directory.CreateDirectory(Path.Combine(Folder, "tmp")).FullName;
        if (!settings.ContainsKey("Urls")) settings["Urls"] = Url = $"http://127.0.0.1:{FreePort()}";
        if (!settings.ContainsKey("Storage__ConnectionString")) settings["Storage__ConnectionString"] = $"Data Source={DatabaseFile}";
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("solidarity").FullName;

    public string DatabaseFile => Path.Combine(Folder, "data", "solidarity.db");

    /// <summary>Where the program puts what it needs for a while: within its folder, so that a kill leaves nothing behind.</summary>
    public string TemporaryFolder { get; }

    public string Url { get; } = "";

    /// <summary>The number of the process, while it runs.</summary>
    public int Id => _process!.Id;

    public HttpClient Http { get; } = new() { Timeout = Patience };

    /// <summary>A write beyond a limit on the size of files fails, as on a full disk, instead of ending the process. From the next start on.</summary>
    public bool OutlivesFullFiles { get; set; }

    /// <summary>No file can outgrow this many bytes from now on; null: as large as they like.</summary>
    public async Task LimitFilesAsync(long? largest)
    {
        using var limit = Process.Start("prlimit", ["--pid", $"{Id}", $"--fsize={largest?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unlimited"}:"]);
        await limit.WaitForExitAsync();
        if (limit.ExitCode != 0) throw new InvalidOperationException("no limit could be set");
    }

    /// <summary>Whether it has ended, by itself or because it was told to.</summary>
    public bool HasEnded => _process is null or { HasExited: true };

    /// <summary>Told of each line as it comes.</summary>
    public Action<string>? Heard { get; set; }

    /// <summary>Everything it ever said, on both streams, over all its starts.</summary>
    public IReadOnlyList<string> Lines
    {
        get { lock (_lines) return [.. _lines.Select(line => line.Text)]; }
    }

    public IReadOnlyList<string> Errors
    {
        get { lock (_lines) return [.. _lines.Where(line => line.Error).Select(line => line.Text)]; }
    }

    /// <summary>A zone in which it is noon now, or nearly: people are written to at this hour.</summary>
    public static string ZoneAtNoon
    {
        // The names count the other way round: Etc/GMT-5 is five hours ahead.
        get => TimeProvider.System.GetUtcNow().Hour switch { 12 => "Etc/GMT", < 12 and var hour => $"Etc/GMT-{12 - hour}", var hour => $"Etc/GMT+{hour - 12}" };
    }

    /// <summary>Started with a server to talk to, and running.</summary>
    /// <param name="settings">As environment variables: Telegram__Mode.</param>
    public static async Task<BotProcess> RunAsync(FakeTelegram server, params (string Name, string Value)[] settings)
    {
        var bot = PrepareFor(server, settings);
        await bot.StartAsync();
        return bot;
    }

    public static BotProcess PrepareFor(FakeTelegram server, params (string Name, string Value)[] settings) =>
        Prepare([("Telegram__Token", FakeTelegram.Token), ("Telegram__BaseUrl", server.Url), ("Bot__TimeZone", ZoneAtNoon), .. settings]);

    public static BotProcess Prepare(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>();
        foreach (var (name, value) in settings) all[name] = value;
        return new BotProcess(all);
    }

    /// <summary>For a setting that depends on where this process has its place.</summary>
    public void Set(string name, string value) => _settings[name] = value;

    public async Task StartAsync()
    {
        int before = Lines.Count;
        Launch();
        await WaitForLineAsync("is running", before);
    }

    public void Launch()
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(OutlivesFullFiles ? "/bin/sh" : dotnet, OutlivesFullFiles ? ["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", dotnet] : [])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Solidarity.Bot.dll"));
        foreach (var (name, value) in _settings) start.Environment[name] = value;
        _process?.Dispose();
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(false, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(true, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <param name="after">How many lines to pass over.</param>
    public async Task<string> WaitForLineAsync(string words, int after = 0) =>
        await _said.WaitForAsync(() => Lines.Skip(after).FirstOrDefault(line => line.Contains(words, StringComparison.Ordinal)), Patience)
        ?? throw new TimeoutException($"The bot never said \"{words}\":\n{string.Join('\n', Lines)}");

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _process!.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>A command of the program's own, as a further process with the same settings.</summary>
    public async Task<(int Code, string Said)> TypeAsync(params string[] words)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "Solidarity.Bot.dll"), .. words])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in _settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await errors);
    }

    /// <summary>As a power cut would: no word of warning.</summary>
    public Task KillAsync()
    {
        _process!.Kill();
        return EndAsync();
    }

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public Task<int> StopAsync()
    {
        _ = Kill(_process!.Id, Terminate);
        return EndAsync();
    }

    /// <summary>Reads from the database while the bot runs or after.</summary>
    public IReadOnlyList<string> Query(string sql)
    {
        using var connection = OpenDatabase();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        return rows;
    }

    /// <summary>A connection of one's own to what the bot keeps.</summary>
    public DbConnection OpenDatabase() => _settings.GetValueOrDefault("Storage__Provider") == "postgres"
        ? new NpgsqlConnection(_settings["Storage__ConnectionString"] + ";Pooling=false")
        : new SqliteConnection($"Data Source={DatabaseFile};Pooling=false;Default Timeout=10");

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await KillAsync();
        _process?.Dispose();
        Http.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>
    /// A port that nobody listens on, and that nobody is given before it is used: each is handed out once, and from below
    /// those that the system gives to connections going out and to whoever asks for any port.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            int port = FirstPort + (Interlocked.Increment(ref _ports) & int.MaxValue) % PortCount;
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Another program has this one: the next.
            }
        }
    }

    private void Keep(bool error, string? line)
    {
        if (line is null) return;
        lock (_lines) _lines.Add((error, line));
        Heard?.Invoke(line);
        _said.Pulse();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
