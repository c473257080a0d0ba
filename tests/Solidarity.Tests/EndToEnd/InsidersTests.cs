using System.Net;

namespace Solidarity.Tests.EndToEnd;

/// <summary>/health and /metrics are there for this machine, and for whom the settings name: never for whoever comes through a proxy.</summary>
public sealed class InsidersTests
{
    private static readonly string[] Paths = ["health", "health/live", "metrics", "METRICS", "Metrics/", "heAlth/live"];

    [Fact]
    public async Task OnThisMachine_TheyAreThere_ThroughAProxyTheyAreNot()
    {
        await using var bot = BotProcess.Prepare();
        await bot.StartAsync();
        foreach (var path in Paths)
        {
            Assert.Equal((path, HttpStatusCode.OK), (path, await GetAsync(bot, path)));
            foreach (var header in (string[])["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"]) Assert.Equal((path, HttpStatusCode.NotFound), (path, await GetAsync(bot, path, (header, "127.0.0.1"))));
            // One that only passes on whom it was asked for.
            Assert.Equal((path, HttpStatusCode.NotFound), (path, await GetAsync(bot, path, ("Host", "help.example.org"))));
        }
    }

    /// <summary>Where the proxy's word is taken for the address, nobody becomes this machine by it.</summary>
    [Fact]
    public async Task WithForwardedHeadersOn_ALoopbackAddressIsNotBelieved()
    {
        await using var bot = BotProcess.Prepare(("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"));
        await bot.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(bot, "metrics", ("X-Forwarded-For", "127.0.0.1")));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(bot, "metrics"));
    }

    [Fact]
    public async Task NetworkThatIsNamed_IsLetIn_ByAnyName_ButNotThroughAProxy()
    {
        await using var bot = BotProcess.Prepare(("Web__Figures", "10.1.2.3, 127.0.0.0/8"));
        await bot.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await GetAsync(bot, "health/live", ("Host", "bot.internal:5080")));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(bot, "health/live", ("Host", "bot.internal:5080"), ("X-Forwarded-For", "10.1.2.3")));
    }

    private static async Task<HttpStatusCode> GetAsync(BotProcess bot, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{bot.Url}/{path}");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await bot.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
