using Solidarity.Tests.Storage;
using Solidarity.Tests.Telegram;

namespace Solidarity.Tests.EndToEnd;

public sealed class SqliteStoryTests() : StoryTests("sqlite");

public sealed class PostgresStoryTests() : StoryTests("postgres");

/// <summary>Two neighbours and a moderator, from the first command to the thanks, with the program as it is run.</summary>
public abstract class StoryTests(string provider) : IAsyncLifetime
{
    private const string NeedSentence = "canarybread and canarymilk", OfferSentence = "canarymarket on Saturdays";
    private static readonly (double, double) AskersPlace = (48.79512, 2.39917), HelpersPlace = (48.78763, 2.39281);

    private FakeTelegram _server = null!;
    private BotProcess _bot = null!;

    public async ValueTask InitializeAsync() => _server = await FakeTelegram.StartAsync(limits: true);

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null) await _bot.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task NeedAndOffer_BothSayYes_AreIntroducedAndAskedLater(string language)
    {
        var mona = Neighbour.In(_server, "Canarymona", language, "canary_mona");
        var alice = Neighbour.In(_server, "Canaryalice", language, "canary_alice");
        var bob = Neighbour.In(_server, "Canarybob", language);
        bob.Person.Phone = "+33612345678";
        _bot = await BotProcess.RunAsync(_server, [.. await Engine.SettingsAsync(provider), ("Moderation__Administrators__0", $"{mona.Person.Id}"), ("FollowUps__FirstAfter", "00:00:02"), ("Jobs__SweepEvery", "00:00:01")]);

        mona.Say("/start");
        await mona.HearAsync("Canarymona");
        await bob.PublishOfferAsync(OfferSentence, HelpersPlace);
        await alice.PublishNeedAsync(NeedSentence, AskersPlace);
        await mona.PressTextAsync("button.approve");
        await bob.PressTextAsync("button.helper-yes");
        await bob.PressTextAsync("button.by-phone");
        await bob.SharePhoneAsync();
        await alice.PressTextAsync("button.asker-yes");
        AssertNothingPrivateWasTold(alice, bob);
        await alice.PressAsync("Telegram");

        await alice.HearAsync("Canarybob");
        Assert.Contains("+33612345678", (await alice.HearAsync("Canarybob")).Text, StringComparison.Ordinal);
        Assert.Contains("@canary_alice", (await bob.HearAsync("Canaryalice")).Text, StringComparison.Ordinal);

        await bob.PressAsync(bob.Words("button.yes"));
        await alice.PressAsync(alice.Words("button.yes"));
        var thanks = await alice.PressTextAsync("button.thank");
        Assert.Equal(alice.Words("toast.thanked"), await thanks.Toast);
        await bob.HearTextAsync("helper.thanked");

        Assert.Equal(["Need|Closed|Fulfilled", "Offer|Open|"], _bot.Query("select kind, state, closing from post order by kind"));
        Assert.Equal(["Done"], _bot.Query("select state from match"));
        Assert.Equal((0, ""), (await _bot.StopAsync(), string.Join('\n', _bot.Errors)));
        Assert.Empty(_server.Violations);
        Assert.Empty(_server.Refusals);
        Assert.Equal(0, _server.Floods.Ignored);
        AssertLogsAreBare();
    }

    [Fact]
    public async Task Helper_WithoutUserName_IsReachedByALinkThatNobodySeesBefore()
    {
        var mona = Neighbour.In(_server, "Mona");
        var alice = Neighbour.In(_server, "Canaryalice");
        var bob = Neighbour.In(_server, "Canarybob");
        _bot = await BotProcess.RunAsync(_server, [.. await Engine.SettingsAsync(provider), ("Moderation__Administrators__0", $"{mona.Person.Id}")]);
        mona.Say("/start");
        await mona.HearAsync("Mona");
        await alice.PublishNeedAsync(NeedSentence, AskersPlace);
        await bob.PublishOfferAsync(OfferSentence, HelpersPlace);
        await mona.PressTextAsync("button.approve");
        await bob.PressTextAsync("button.helper-yes");
        await bob.PressTextAsync("button.by-telegram");
        await alice.PressTextAsync("button.asker-yes");
        await alice.PressTextAsync("button.by-phone");
        await alice.HearTextAsync("reach.ask-phone");
        AssertNothingPrivateWasTold(alice, bob);
        alice.Person.Phone = "+33698765432";
        await alice.SharePhoneAsync();

        Assert.Contains($"tg://user?id={bob.Person.Id}", (await alice.HearAsync("Canarybob")).Source, StringComparison.Ordinal);
        Assert.Contains("+33698765432", (await bob.HearAsync("Canaryalice")).Text, StringComparison.Ordinal);
        Assert.Empty(_server.Violations);
        Assert.Empty(_server.Refusals);
        AssertLogsAreBare("98765432", "98 76 54");
    }

    /// <summary>All that was ever sent to either, buttons and markup too, holds nothing that leads to the other.</summary>
    private void AssertNothingPrivateWasTold(Neighbour alice, Neighbour bob)
    {
        AssertWasNotTold(bob, ["Canaryalice", "canary_alice", $"{alice.Person.Id}", "48.79", "2.399"]);
        AssertWasNotTold(alice, ["Canarybob", "612345678", $"{bob.Person.Id}", "48.78", "2.392"]);
    }

    private void AssertWasNotTold(Neighbour reader, string[] canaries)
    {
        var told = _server.Calls.Where(call => call.Parameters.Contains($"\"chat_id\":{reader.Person.Id}", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(told);
        Assert.DoesNotContain(told, call => canaries.Any(canary => call.Parameters.Contains(canary, StringComparison.Ordinal)));
    }

    private void AssertLogsAreBare(params string[] further)
    {
        string[] canaries = [FakeTelegram.Token, "anary", "612345678", "48.7", "2.39", .. further];
        Assert.NotEmpty(_bot.Lines);
        Assert.DoesNotContain(_bot.Lines, line => canaries.Any(canary => line.Contains(canary, StringComparison.Ordinal)));
    }
}
