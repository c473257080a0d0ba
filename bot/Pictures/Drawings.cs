using System.Collections.Frozen;
using System.ComponentModel;
using System.Diagnostics;
using Solidarity.Bot.Turns;

namespace Solidarity.Bot.Pictures;

/// <summary>
/// Makes pictures of drawings with rsvg-convert, when they are sent and not in the turn that promised them: a program that is started
/// must not hold back everybody else's turns. Where the program is missing or fails, the words that stand in for the drawing are sent.
/// </summary>
internal sealed class Drawings(ILogger<Drawings> log)
{
    private const string Converter = "rsvg-convert";

    /// <summary>A picture takes some 50 ms; whatever hangs is ended.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>What it is started with: where libraries and fonts are, and in which signs words are written.</summary>
    private static readonly FrozenSet<string> ForPrograms =
        FrozenSet.Create("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT");

    /// <summary>What its first bytes are.</summary>
    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>Several at a time would take the processor from the turns.</summary>
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Where the program is, looked for once; null: nowhere.</summary>
    public string? Program { get; init; } = Find(Environment.GetEnvironmentVariable("PATH"));

    /// <summary>The same message with a picture in the place of a drawing, or with words; others as they are.</summary>
    public async Task<Outgoing> DrawnAsync(Outgoing message)
    {
        if (message.File is not { Kind: FileKind.Drawing } drawing) return message;
        if (Program is { } program && await PictureAsync(program, drawing.Bytes()) is { } png)
            return message with { File = OutgoingFile.Of(drawing.Name, FileKind.Picture, png) };
        var words = message.Text.Length == 0 ? drawing.Otherwise : message.Text + "\n\n" + drawing.Otherwise;
        return message with { File = null, Text = words! };
    }

    private async Task<byte[]?> PictureAsync(string program, byte[] svg)
    {
        await _one.WaitAsync();
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            using var process = Process.Start(Started(program))!;
            try
            {
                return await RunAsync(process, svg, limit.Token);
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
        }
        // What the program says is not told: it may quote the drawing.
        catch (Exception e) when (e is OperationCanceledException or IOException or Win32Exception or InvalidOperationException)
        {
            log.LogWarning("{Program} made no picture ({Error}); words are sent instead", Converter, e.GetType().Name);
            return null;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>This process's environment may hold the token and the way to the database; none of that is a drawing program's business.</summary>
    private static ProcessStartInfo Started(string program)
    {
        var start = new ProcessStartInfo(program, ["--format=png"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var all = start.Environment.ToArray();
        start.Environment.Clear();
        foreach (var (name, value) in all.Where(variable => ForPrograms.Contains(variable.Key))) start.Environment[name] = value;
        return start;
    }

    private async Task<byte[]?> RunAsync(Process process, byte[] svg, CancellationToken cancel)
    {
        using var png = new MemoryStream();
        var read = process.StandardOutput.BaseStream.CopyToAsync(png, cancel);
        // Read and dropped: a full pipe would stop the program.
        var complaints = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancel);
        await process.StandardInput.BaseStream.WriteAsync(svg, cancel);
        process.StandardInput.Close();
        await Task.WhenAll(read, complaints, process.WaitForExitAsync(cancel));
        if (process.ExitCode == 0 && png.ToArray() is var bytes && bytes.AsSpan().StartsWith(Png)) return bytes;
        log.LogWarning("{Program} made no picture (it ended with {Code}); words are sent instead", Converter, process.ExitCode);
        return null;
    }

    private static string? Find(string? path) =>
        path?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, Converter)).FirstOrDefault(File.Exists);
}
