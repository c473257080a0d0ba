using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using Solidarity.Bot;
using Solidarity.Bot.Channels;
using Solidarity.Bot.Jobs;
using Solidarity.Bot.Metrics;
using Solidarity.Bot.Turns;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;
using Solidarity.Tests.Storage;

namespace Solidarity.Tests.Turns;

/// <summary>Somebody sets the machine's clock back or forward by a day: nothing freezes, and nothing rushes.</summary>
public sealed class ClockTests
{
    private readonly TestClock _clock = new(Dispatch.Start);

    public static TheoryData<int> Days => [-1, 1];

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Messages_WhileTheClockIsSet_KeepTheirPace(int days)
    {
        var channel = new ScriptedChannel(_clock);
        await using var at = await Dispatch.OpenAsync(channel, _clock);
        channel.Says = message => message.Chat == "7" && channel.Count < 3 ? new SendOutcome.Wait(TimeSpan.FromSeconds(5)) : null;
        await at.Say("7", "held");
        await channel.TriedAll(1);
        await at.Say(OutboxKind.Notice, null, Enumerable.Range(0, 200).Select(i => ($"{1000 + i}", "n")));
        // To one chat more than its burst, so that it is paced as well.
        await at.Say(OutboxKind.Notice, null, Enumerable.Range(0, 6).Select(i => ("8", "own")));
        await at.Run(channel, TimeSpan.FromMilliseconds(20), () => channel.Sent.Count >= 50);
        _clock.SetWall(TimeSpan.FromDays(days));
        await at.Say("9", "answer");
        await channel.Until(() => channel.Words.Contains("answer"));
        var moved = TimeSpan.Zero;
        await at.Run(channel, TimeSpan.FromMilliseconds(20), () => channel.Sent.Count == 208, () =>
        {
            moved += TimeSpan.FromMilliseconds(20);
            return Task.CompletedTask;
        });
        Assert.InRange(moved, TimeSpan.FromSeconds(4.5), TimeSpan.FromSeconds(8));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Jobs_WhenTheClockIsSet_ArePlannedAnew(int days)
    {
        using var folder = new TemporaryFolder();
        var settings = SettingsReader.Read(new ConfigurationBuilder().Build());
        var database = Database.InFile($"Data Source={folder.File("a.db")}");
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock).AddSingleton(settings)
            .AddSingleton(database)
            .AddBot(settings).AddTurns();
        services.AddJobs(settings, database);
        await using var provider = services.BuildServiceProvider();
        var scheduler = await provider.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var watch = ActivatorUtilities.CreateInstance<ClockWatch>(provider);
        await watch.StartAsync(default);
        await _clock.SomebodyWaits();
        Assert.All(await NextAsync(), next => Assert.InRange(next - _clock.GetUtcNow(), TimeSpan.FromSeconds(-30), TimeSpan.FromHours(1)));

        _clock.SetWall(TimeSpan.FromDays(days));
        var before = await NextAsync();
        _clock.Advance(TimeSpan.FromSeconds(10));
        for (var i = 0; i < 500 && (await NextAsync()).SequenceEqual(before); i++) await _clock.SomebodyWaits();
        await _clock.SomebodyWaits();
        Assert.Equal(18, before.Length);
        Assert.All(await NextAsync(), next => Assert.InRange(next - _clock.GetUtcNow(), TimeSpan.FromSeconds(-30), TimeSpan.FromHours(1)));
        await watch.StopAsync(default);

        async Task<DateTimeOffset[]> NextAsync()
        {
            var keys = await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup());
            var next = new List<DateTimeOffset>();
            // The nightly backup has an hour of its own.
            foreach (var key in keys.Where(k => k.Name != nameof(BackupJob)).OrderBy(k => k.Name, StringComparer.Ordinal)) next.Add((await scheduler.GetTrigger(key))!.NextFireTimeUtc!.Value);
            return [.. next];
        }
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Silence_IsMeasuredWhateverTheClockSays(int days)
    {
        var health = new ChannelHealth(new Meters(), _clock);
        Assert.Null(health.Silence);
        health.Polled(_clock.GetUtcNow());
        _clock.SetWall(TimeSpan.FromDays(days));
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(TimeSpan.FromMinutes(3), health.Silence);
    }
}
