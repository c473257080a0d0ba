using System.Text.Json;
using System.Text.RegularExpressions;
using Solidarity.Tests.Metrics;
using Solidarity.Tests.Telegram;

namespace Solidarity.Tests.EndToEnd;

/// <summary>/metrics of the program as it is run.</summary>
public sealed partial class MetricsTests : IAsyncLifetime
{
    private const string NeedSentence = "canarybread and canarymilk", OfferSentence = "canarymarket on Saturdays";

    private FakeTelegram _server = null!;
    private BotProcess _bot = null!;

    /// <summary>What a line of the page ends with.</summary>
    [GeneratedRegex(@" [0-9.eE+-]+$", RegexOptions.Multiline)]
    private static partial Regex Figure();

    public async ValueTask InitializeAsync() => _server = await FakeTelegram.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Page_WithoutATokenOrAnythingElse_IsThere()
    {
        _bot = BotProcess.Prepare();
        await _bot.StartAsync();
        using var answer = await _bot.Http.GetAsync($"{_bot.Url}/metrics");
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.NonValidated["Content-Type"].ToString());
        var read = Exposition.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(1, read["solidarity_database_up"]);
        Assert.Equal("histogram", read.Types["solidarity_commit_duration_seconds"]);
        Assert.InRange(read["dotnet_process_memory_working_set_bytes"], 1_000_000, 10e9);
        Assert.Contains("dotnet_gc_collections_total{gc_heap_generation=\"gen2\"}", read.Samples.Keys);
    }

    [Fact]
    public async Task Story_WithPhonesNamesAndPlaces_MovesFiguresAndTellsNothing()
    {
        var mona = Neighbour.In(_server, "Canarymona", userName: "canary_mona");
        var alice = Neighbour.In(_server, "Canaryalice", userName: "canary_alice");
        var bob = Neighbour.In(_server, "Canarybob");
        bob.Person.Phone = "+33612345678";
        _bot = await BotProcess.RunAsync(_server, ("Moderation__Administrators__0", $"{mona.Person.Id}"), ("Jobs__SweepEvery", "00:00:01"));
        mona.Say("/start");
        await mona.HearAsync("Canarymona");
        await bob.PublishOfferAsync(OfferSentence, (48.78763, 2.39281));
        await alice.PublishNeedAsync(NeedSentence, (48.79512, 2.39917));
        await mona.PressTextAsync("button.approve");
        await bob.PressTextAsync("button.helper-yes");
        await bob.PressTextAsync("button.by-phone");
        await bob.SharePhoneAsync();
        await alice.Chat.WaitForMessageAsync(message => message.ButtonNamed(alice.Words("button.asker-yes")) is not null);
        _server.Fail(new Fault(FaultKind.Refuse, "sendMessage"));
        alice.Say("/help");
        alice.Say("/language");
        await alice.HearAsync("Which language");

        var taken = double.Parse(_bot.Query("select count(*) from inbox").Single(), System.Globalization.CultureInfo.InvariantCulture);
        var (text, read) = await UntilAsync(r =>
            r["solidarity_sends_total{kind=\"answer\",outcome=\"refused\"}"] == 1
            && r["solidarity_job_runs_total{job=\"follow-ups\",outcome=\"done\"}"] >= 1
            && r["solidarity_turns_total{outcome=\"done\"}"] == taken);
        Assert.Equal(1, read["solidarity_matches{state=\"accepted\"}"]);
        Assert.Equal((1, 1), (read["solidarity_posts{kind=\"need\",state=\"open\"}"], read["solidarity_posts{kind=\"offer\",state=\"open\"}"]));
        Assert.Equal(2, read["solidarity_updates_total{kind=\"place\"}"]);
        Assert.Equal(1, read["solidarity_updates_total{kind=\"contact\"}"]);
        Assert.Equal(read["solidarity_turns_total{outcome=\"done\"}"], read["solidarity_turn_duration_seconds_count"]);
        Assert.InRange(read["solidarity_commit_size_sum"], read["solidarity_turns_total{outcome=\"done\"}"], 1e6);
        Assert.InRange(read["solidarity_sends_total{kind=\"answer\",outcome=\"sent\"}"], 15, 100);
        Assert.InRange(read["solidarity_updates_heard_timestamp_seconds"], 1.7e9, 4e9);
        Assert.Equal(1, read["solidarity_office_held{office=\"poller\"}"]);
        Assert.InRange(read["solidarity_job_last_success_timestamp_seconds{job=\"follow-ups\"}"], 1.7e9, 4e9);

        string[] canaries = [FakeTelegram.Token, "anary", "612345678", "48.7", "2.39", $"{alice.Person.Id}", $"{bob.Person.Id}", $"{mona.Person.Id}"];
        // A measured figure may hold any digits by chance: of figures only whole ones are compared.
        var said = Figure().Replace(text, "");
        Assert.DoesNotContain(canaries, canary => said.Contains(canary, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(canaries, canary => text.Split('\n').Any(line => line.EndsWith(" " + canary, StringComparison.Ordinal)));
        // Few words of the program's own: nothing that somebody could have typed.
        Assert.All(read.Words, word => Assert.Matches(new Regex("^[a-z][a-z0-9_-]{0,20}$"), word));
        Assert.InRange(read.Samples.Count, 100, 400);

        using var health = JsonDocument.Parse(await _bot.Http.GetStringAsync($"{_bot.Url}/health"));
        Assert.True(health.RootElement.GetProperty("offices").GetProperty("poller").GetBoolean());
        Assert.InRange(health.RootElement.GetProperty("jobs").GetProperty("follow-ups").GetDouble(), 0, 30);
    }

    /// <summary>Asks again until it is so: each question is a real one, and the program answers when it has got to it.</summary>
    private async Task<(string Text, Exposition Read)> UntilAsync(Func<Exposition, bool> holds)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var text = await _bot.Http.GetStringAsync($"{_bot.Url}/metrics");
            var read = Exposition.Parse(text);
            if (holds(read)) return (text, read);
            if (TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(30)) throw new TimeoutException(text);
        }
    }
}
