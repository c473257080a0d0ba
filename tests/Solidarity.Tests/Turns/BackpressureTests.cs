using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Solidarity.Bot;
using Solidarity.Bot.Channels;
using Solidarity.Bot.Channels.Telegram;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Metrics;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;
using Solidarity.Tests.Telegram;

namespace Solidarity.Tests.Turns;

/// <summary>The server takes no messages: what waits in memory is bounded, since no more updates are taken.</summary>
public sealed class BackpressureTests : IAsyncLifetime
{
    private readonly TestClock _clock = new(Dispatch.Start);
    private readonly TaskCompletionSource _stuck = new();
    private Dispatch _at = null!;
    private UpdateIntake _intake = null!;

    public async ValueTask InitializeAsync()
    {
        _at = await Dispatch.OpenAsync(new ScriptedChannel(_clock) { Takes = _ => _stuck.Task }, _clock);
        _intake = new UpdateIntake(_at.Services.GetRequiredService<TurnRunner>(), new BotIdentity(), _at.Services.GetRequiredService<Bot.Metrics.Meters>(), _clock, NullLogger<UpdateIntake>.Instance);
        await _at.Say(OutboxKind.Answer, null, Enumerable.Range(0, Sender.MostBacklog).Select(i => ($"{1000 + i % 100}", "a")));
    }

    public ValueTask DisposeAsync()
    {
        _stuck.TrySetResult();
        return _at.DisposeAsync();
    }

    /// <summary>Reminders may wait for the morning, however many: nobody who writes meanwhile waits with them.</summary>
    [Fact]
    public async Task Reminders_HoweverManyWait_StopNothing()
    {
        await _at.Say(OutboxKind.Reminder, null, Enumerable.Range(0, 500).Select(i => ($"{1000 + i}", "announcement")));
        Assert.Equal(Sender.MostBacklog + 500, _at.Sender.Backlog);
        Assert.False(_at.Sender.IsFull);
    }

    [Fact]
    public async Task Poller_WhileTooMuchWaits_FetchesNothing()
    {
        Assert.False(_at.Sender.IsFull);
        await _at.Say("1", "b");
        Assert.Equal(Sender.MostBacklog + 1, _at.Sender.Backlog);
        var server = new CannedServer((_, cancel) => Task.Delay(Timeout.Infinite, cancel).ContinueWith(_ => new HttpResponseMessage(), TaskScheduler.Default));
        using var poller = new Poller(server.Api, _intake, _at.Sender, _at.Services.GetRequiredService<Offices>(), new ChannelHealth(_at.Services.GetRequiredService<Meters>(), _clock), _clock, _at.Services.GetRequiredService<ILogger<Poller>>());
        await poller.StartAsync(default);
        for (var i = 0; i < 5; i++)
        {
            await _clock.SomebodyWaits();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Empty(server.Asked);
        Assert.Single(_at.Log.All, l => l.Line.Contains("no updates are fetched", StringComparison.Ordinal));
        _stuck.SetResult();
        while (_at.Sender.IsFull) await _at.Loop.Run(_ => true);
        for (var i = 0; i < 1000 && server.Asked.Count == 0; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await _at.Loop.Run(_ => true);
        }
        Assert.Equal("getUpdates", Assert.Single(server.Asked).Method);
        await poller.StopAsync(default);
    }

    [Fact]
    public async Task Webhook_WhileTooMuchWaits_AsksForLater()
    {
        const string secret = "a-secret-of-thirty-two-letters-0";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(_intake).AddSingleton<WaitingRoom>().AddSingleton(_at.Sender).AddSingleton(new ChannelHealth(_at.Services.GetRequiredService<Meters>(), _clock)).AddSingleton<TimeProvider>(_clock);
        await using var web = builder.Build();
        web.MapWebhook(new TelegramSettings("1:TEST", "http://x", "http://x/telegram/webhook", secret));
        await web.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(web.Urls.Single()) };
        Assert.Equal(HttpStatusCode.OK, (await PostAsync()).StatusCode);
        await _at.Say("1", "b");
        var later = await PostAsync();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(1)), (later.StatusCode, later.Headers.RetryAfter?.Delta));
        _stuck.SetResult();
        while (_at.Sender.IsFull) await _at.Loop.Run(_ => true);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync()).StatusCode);

        Task<HttpResponseMessage> PostAsync()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, Webhook.Path) { Content = new StringContent("{}") };
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
            return http.SendAsync(request);
        }
    }
}
