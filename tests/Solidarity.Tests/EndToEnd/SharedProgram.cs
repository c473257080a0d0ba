using System.Net;
using Solidarity.Tests.Storage;

namespace Solidarity.Tests.EndToEnd;

/// <summary>
/// The program as it is run, once for all tests of a class: each of them comes from an address of its own, and counts nothing that another may have made.
/// </summary>
/// <param name="settings">As environment variables: Web__Enabled.</param>
public abstract class SharedProgram(params (string Name, string Value)[] settings) : IAsyncLifetime
{
    private const int PerNetwork = 250;

    private int _sources;

    internal BotProcess Bot { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Bot = BotProcess.Prepare([.. await Engine.SettingsAsync("sqlite"), .. settings]);
        await Bot.StartAsync();
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    /// <summary>Somebody on the town's page, from where nobody else comes from.</summary>
    internal Task<Visitor> ComeAsync(string name = "Alice", string language = "en")
    {
        var source = Interlocked.Increment(ref _sources);
        return Visitor.ComeAsync(Bot.Url, name, language, new IPAddress([127, 1, (byte)(source / PerNetwork), (byte)(source % PerNetwork + 1)]));
    }
}
