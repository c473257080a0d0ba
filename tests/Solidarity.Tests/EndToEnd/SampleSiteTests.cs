using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Solidarity.Bot;
using Solidarity.Bot.Trying;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.EndToEnd;

/// <summary>When the sample street begins anew, and how far its days go.</summary>
public sealed class SampleSiteTests
{
    /// <summary>A street that nobody looked at for half an hour begins anew; a page that is only left open doesn't hold it.</summary>
    [Fact]
    public async Task Street_BeginsAnew_WhenNobodyHasLookedForLong()
    {
        var clock = new TestClock(DateTimeOffset.UtcNow);
        var site = SiteAt(clock);
        Task<string> AskAsync(string method, string path) => AnswerAsync(site, method, path);

        var first = await AskAsync("GET", "/day");
        var next = await AskAsync("POST", "/next-day");
        Assert.NotEqual(first, next);
        clock.Advance(SampleSite.ForgottenAfter - TimeSpan.FromMinutes(1));
        await AskAsync("POST", "/v3/directline/tokens/refresh");
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(first, await AskAsync("GET", "/day"));
        clock.Advance(SampleSite.ForgottenAfter - TimeSpan.FromMinutes(1));
        Assert.Equal(next, await AskAsync("POST", "/next-day"));
        clock.Advance(SampleSite.ForgottenAfter - TimeSpan.FromMinutes(1));
        Assert.Equal(next, await AskAsync("GET", "/day"));
        await site.StopAsync(CancellationToken.None);
    }

    /// <summary>It has hardly begun: whoever wants it anew waits for it, and doesn't find the old one once more.</summary>
    [Fact]
    public async Task Street_ThatHasHardlyBegun_IsBegunAnewBeforeItAnswers()
    {
        var clock = new TestClock(DateTimeOffset.UtcNow);
        var site = SiteAt(clock);
        var first = await AnswerAsync(site, "GET", "/day");
        var next = await AnswerAsync(site, "POST", "/next-day");
        var asked = AnswerAsync(site, "POST", "/anew");
        await clock.SomebodyWaits();
        Assert.Equal(next, await AnswerAsync(site, "GET", "/day"));
        Assert.False(asked.IsCompleted);
        clock.Advance(StreetAnew.StandsFor);
        await asked;
        Assert.Equal(first, await AnswerAsync(site, "GET", "/day"));
        await site.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void Clock_GoesSixtyDays_AndStays()
    {
        var clock = new MovedClock(TimeZoneInfo.Utc);
        for (var day = 0; day < MovedClock.MostDays; day++) Assert.True(clock.NextDay());
        var last = clock.GetUtcNow();
        Assert.False(clock.NextDay());
        Assert.InRange(clock.GetUtcNow() - last, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    private static SampleSite SiteAt(TestClock clock) => new(SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection().Build()), clock);

    private static async Task<string> AnswerAsync(SampleSite site, string method, string path)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Request = { Method = method, Path = path }, Response = { Body = body } };
        await site.TakeAsync(context);
        return Encoding.UTF8.GetString(body.ToArray());
    }
}
