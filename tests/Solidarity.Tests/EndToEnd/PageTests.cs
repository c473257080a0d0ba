using Solidarity.Tests.Storage;

namespace Solidarity.Tests.EndToEnd;

public sealed class SqlitePageTests() : PageTests("sqlite");

public sealed class PostgresPageTests() : PageTests("postgres");

/// <summary>The town's page beside Telegram, with the program as it is run.</summary>
public abstract class PageTests(string provider) : IAsyncLifetime
{
    private FakeTelegram _server = null!;
    private BotProcess _bot = null!;
    private Neighbour _mona = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeTelegram.StartAsync(limits: true);
        _mona = Neighbour.In(_server, "Mona");
        _bot = await BotProcess.RunAsync(_server, [.. await Engine.SettingsAsync(provider), ("Web__Enabled", "true"), ("Moderation__Administrators__0", $"{_mona.Person.Id}")]);
        _mona.Say("/start");
        await _mona.HearAsync("Mona");
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null) await _bot.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task NeedOnThePage_OfferInTelegram_AreIntroduced(string language)
    {
        var bob = Neighbour.In(_server, "Canarybob", language);
        await using var alice = await Visitor.ComeAsync(_bot.Url, "Canaryalice", language);
        await bob.PublishOfferAsync("Market on Saturdays");
        await alice.PublishNeedAsync("Bread and milk");
        await _mona.PressTextAsync("button.approve");
        await bob.PressTextAsync("button.helper-yes");
        await bob.PressAsync("Telegram");
        await alice.PressTextAsync("button.asker-yes");
        Assert.DoesNotContain(alice.Said, activity => Visitor.Plain(activity).Contains("Canarybob", StringComparison.Ordinal));
        Assert.DoesNotContain(bob.Chat.Messages, message => message.Text.Contains("Canaryalice", StringComparison.Ordinal));
        await alice.WriteAsync("reach.type-phone", "06 12 34 56 78");
        await alice.HearAsync("Canarybob");
        Assert.Contains("+33612345678", (await bob.HearAsync("Canaryalice")).Text, StringComparison.Ordinal);
        Assert.Equal(["Introduced"], _bot.Query("select state from match"));
        Assert.Empty(_server.Violations);
        Assert.Empty(_bot.Errors);
    }

    /// <summary>What flashes up in Telegram after a press has no place to flash up on a page.</summary>
    [Fact]
    public async Task Toast_IsSaidOnThePage_ToWhoeverPressed()
    {
        var bob = Neighbour.In(_server, "Bob");
        await using var alice = await Visitor.ComeAsync(_bot.Url, "Alice");
        await using var carol = await Visitor.ComeAsync(_bot.Url, "Carol");
        await bob.PublishOfferAsync("Market on Saturdays");
        await alice.PublishNeedAsync("Bread and milk");
        await _mona.PressTextAsync("button.approve");
        await bob.PressTextAsync("button.helper-yes");
        await bob.PressAsync("Telegram");
        await alice.PressTextAsync("button.later");
        var toast = await alice.HearTextAsync("toast.later");
        Assert.Equal(("plain", "bot"), (toast.GetProperty("textFormat").GetString(), toast.GetProperty("from").GetProperty("role").GetString()));
        Assert.DoesNotContain(carol.Said, activity => Visitor.Plain(activity).Contains("remindyou", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Visitor_ComesBack_IsTheSamePerson_AndReadsOn()
    {
        await using var alice = await Visitor.ComeAsync(_bot.Url, "Alice");
        await alice.HearAsync("Alice");
        var id = alice.Id;
        await alice.ReturnAsync();
        Assert.Equal(id, alice.Id);
        var again = await alice.Http.GetStringAsync($"conversations/{id}/activities");
        Assert.Contains("Alice", again, StringComparison.Ordinal);
        Assert.Equal(["1"], _bot.Query("select count(*) from visitor"));
    }

    [Fact]
    public async Task SentAgain_BecauseTheConnectionBroke_TakesEffectOnce()
    {
        await using var alice = await Visitor.ComeAsync(_bot.Url, "Alice");
        await alice.HearAsync("Alice");
        for (var i = 0; i < 3; i++) (await alice.PostAsync(new { type = "message", text = "/help", channelData = new { clientActivityID = "c1" } })).EnsureSuccessStatusCode();
        await alice.SayAsync("/mine");
        Assert.Equal(["3"], _bot.Query("select count(*) from inbox where channel = 'web'"));
    }
}
