using System.Net;
using Microsoft.Data.Sqlite;

namespace Solidarity.Tests.EndToEnd;

/// <summary>The sample street at /try: the whole story in two minutes, with nothing of it among what is real.</summary>
public sealed class StreetTests(StreetTests.Running running) : IClassFixture<StreetTests.Running>
{
    public sealed class Running() : SharedProgram();

    private readonly BotProcess _bot = running.Bot;

    [Fact]
    public async Task WithoutAToken_TheAddressIsPrinted_AndThePageShowsFive()
    {
        Assert.Contains($"{_bot.Url}/try", await _bot.WaitForLineAsync("/try"), StringComparison.Ordinal);
        var page = await _bot.Http.GetStringAsync($"{_bot.Url}/try?language=en");
        foreach (var name in (string[])["Odette", "Karim", "Basile", "Maud", "made up", "Go to the next day"]) Assert.Contains(name, page, StringComparison.Ordinal);
        Assert.Equal(5, page.Split("<section").Length - 1);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task TheStory_IsPlayedByOnePerson_InAnyLanguage(string language)
    {
        await using var bot = BotProcess.Prepare();
        await bot.StartAsync();
        await using var odette = await Visitor.LiveAsync(bot.Url, "neighbour-1", language);
        await using var basile = await Visitor.LiveAsync(bot.Url, "helper", language);
        await using var maud = await Visitor.LiveAsync(bot.Url, "moderator", language);
        await odette.SayAsync("/need");
        await odette.PressAsync(label => label.EndsWith(language == "fr" ? "Courses" : "Shopping", StringComparison.Ordinal));
        await odette.WriteAsync("need.sentence", "Canary bread");
        await odette.PressTextAsync("button.asap");
        await odette.WriteAsync("need.where-typed", "Vitry-sur-Seine");
        await odette.PressTextAsync("button.for-me");
        await odette.PressTextAsync("button.publish");
        await maud.PressTextAsync("button.approve");
        await basile.PressTextAsync("button.helper-yes");
        await odette.PressTextAsync("button.asker-yes");
        await odette.HearAsync("Basile");
        await basile.HearAsync("Odette");
        foreach (var _ in (int[])[1, 2]) (await bot.Http.PostAsync($"{bot.Url}/try/next-day?language={language}", null)).EnsureSuccessStatusCode();
        await odette.PressTextAsync("button.yes");
        await odette.PressTextAsync("button.thank");
        await basile.HearTextAsync("helper.thanked");
        Assert.Empty(bot.Errors);
        // What is real knows nothing of it.
        Assert.Equal(["0"], bot.Query("select count(*) from person"));
        Assert.Equal(["0"], bot.Query("select count(*) from post"));
        // And nothing of it is left when the program ends.
        var folder = Path.GetDirectoryName(SampleFile(bot))!;
        Assert.True(Directory.Exists(folder));
        Assert.Equal(0, await bot.StopAsync());
        Assert.False(Directory.Exists(folder));
    }

    /// <summary>Nobody of the street gives lessons: whoever does is made up, and nobody waits for them in vain.</summary>
    [Fact]
    public async Task WhoeverIsNotThere_AnswersByThemselves()
    {
        await using var bot = BotProcess.Prepare();
        await bot.StartAsync();
        await using var odette = await Visitor.LiveAsync(bot.Url, "neighbour-1", "en");
        await using var maud = await Visitor.LiveAsync(bot.Url, "moderator", "en");
        await odette.SayAsync("/need");
        await odette.PressAsync(label => label.EndsWith("Lessons, skills", StringComparison.Ordinal));
        await odette.WriteAsync("need.sentence", "Canary needlework");
        await odette.PressTextAsync("button.asap");
        await odette.WriteAsync("need.where-typed", "Vitry-sur-Seine");
        await odette.PressTextAsync("button.for-me");
        await odette.PressTextAsync("button.publish");
        await maud.HearAsync("needlework");
        await maud.PressLastAsync("button.approve");
        await odette.PressTextAsync("button.asker-yes");
        await odette.HearAsync("+33");
        Assert.Empty(bot.Errors);
    }

    [Fact]
    public async Task SampleTown_HasTwoHundredPosts_MostOfThemLivedThrough()
    {
        await using var bot = BotProcess.Prepare();
        await bot.StartAsync();
        await using var ines = await Visitor.LiveAsync(bot.Url, "neighbour-3");
        await ines.HearAsync("Inès");
        using var sample = new SqliteConnection($"Data Source={SampleFile(bot)};Mode=ReadOnly;Pooling=false");
        sample.Open();
        long Count(string what)
        {
            using var command = sample.CreateCommand();
            command.CommandText = "select count(*) from " + what;
            return (long)command.ExecuteScalar()!;
        }

        Assert.Equal(200, Count("post"));
        Assert.InRange(Count("match where state = 'Done'"), 20, 100);
        Assert.InRange(Count("match where state = 'Proposed'"), 1, 10);
        // Nobody of them was written to: what there is is the greeting.
        Assert.InRange(Count("outbox"), 0, 2);
    }

    [Fact]
    public async Task WhoSpeaksForWhom_IsKeptToTheStreet()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _bot.Http.PostAsync($"{_bot.Url}/try/people/mayor/token", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _bot.Http.PostAsync($"{_bot.Url}/try/v3/directline/tokens/generate", new StringContent("{\"user\":{\"name\":\"Mallory\"}}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _bot.Http.GetAsync($"{_bot.Url}/try/metrics")).StatusCode);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, $"{_bot.Url}/try/next-day") { Headers = { { "Origin", "https://elsewhere.example" } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await _bot.Http.SendAsync(foreign)).StatusCode);
        using var page = await _bot.Http.GetAsync($"{_bot.Url}/try");
        Assert.False(page.Headers.Contains("Set-Cookie"));
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.NotFound)]
    [InlineData("true", HttpStatusCode.OK)]
    public async Task WithAToken_ItIsOff_UnlessAskedFor(string? asked, HttpStatusCode expected)
    {
        await using var server = await FakeTelegram.StartAsync(limits: true);
        await using var bot = await BotProcess.RunAsync(server, asked is null ? [] : [("Web__Try", asked)]);
        Assert.Equal(expected, (await bot.Http.GetAsync($"{bot.Url}/try")).StatusCode);
    }

    private static string SampleFile(BotProcess bot) => Directory.EnumerateFiles(bot.TemporaryFolder, "*.db", SearchOption.AllDirectories).Single();
}
