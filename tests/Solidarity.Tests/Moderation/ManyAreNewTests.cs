using Solidarity.Bot.Turns;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

public sealed class SqliteManyAreNewTests() : ManyAreNewTests("sqlite");

public sealed class PostgresManyAreNewTests() : ManyAreNewTests("postgres");

/// <summary>Many write who came to the town's page only today: after the first of them the team reads each post before it goes onto the board.</summary>
public abstract class ManyAreNewTests(string provider) : IAsyncLifetime
{
    private Town _town = null!;
    private Resident _mona = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenOnAsync(provider, settings: [("Moderation:Administrators:0", "9001")]);
        _mona = _town.Person("Mona", id: 9001);
        await _mona.Say("/start");
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task SixteenthInAnHour_IsReadFirst_WhateverItsWords()
    {
        var bob = _town.Person("Bob");
        await bob.AgreeTo();
        await bob.PublishesOffer();
        for (var i = 1; i <= HoldPost.MostOfNewPeople; i++) Assert.Equal(PostState.Open, (await AsksAsync($"{i}")).Post.State);
        var (odette, post) = await AsksAsync("odette");
        Assert.Equal(PostState.Held, post.State);
        Assert.Contains("Beaucoup de nouvelles personnes", odette.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("modifier votre phrase", odette.Last.Text, StringComparison.Ordinal);
        Assert.Empty(await _town.Read(stores => stores.Matches.LiveOf(post.Id)));
        Assert.Contains("Beaucoup de nouvelles personnes", _mona.Screen.Last(message => message.Text.Contains("À relire", StringComparison.Ordinal)).Text, StringComparison.Ordinal);

        // Other words don't free it.
        await HeldPostTests.Rewrite(odette, "Encore du lait", $"N{post.Id}");
        Assert.Equal("Encore du lait", (await PostOf(odette)).Sentence);
        Assert.Equal(PostState.Held, (await PostOf(odette)).State);

        // Whoever is in Telegram is not asked when they came.
        var carl = _town.Person("Carl");
        await carl.AgreeTo();
        await carl.PublishesNeed();
        Assert.Equal(PostState.Open, (await PostOf(carl)).State);

        await _mona.Press("Publier", under: "À relire");
        Assert.Equal(PostState.Open, (await PostOf(odette)).State);
        Assert.Contains("Elle est publiée", odette.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnHourLater_OrADayOld_TheyWriteAsEverybody()
    {
        for (var i = 1; i <= HoldPost.MostOfNewPeople; i++) await AsksAsync($"{i}");
        var odette = await _town.OnPage("odette", "Odette");
        _town.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(PostState.Open, (await AsksAsync("anna")).Post.State);
        for (var i = 2; i <= HoldPost.MostOfNewPeople; i++) await AsksAsync($"b{i}");
        Assert.Equal(PostState.Held, (await AsksAsync("emma")).Post.State);
        // Odette came yesterday.
        await _town.Read(stores => Dapper.SqlMapper.Execute(stores.Connection, "update person set created_at = created_at - 90000000 where address = 'odette'"));
        await odette.AgreeTo();
        await odette.PublishesNeed();
        Assert.Equal(PostState.Open, (await PostOf(odette)).State);
    }

    /// <summary>It was held for who wrote it: what the team takes off names no words that it doesn't have.</summary>
    [Fact]
    public async Task TakenOff_NamesNoReasonThatIsNone()
    {
        for (var i = 1; i <= HoldPost.MostOfNewPeople; i++) await AsksAsync($"{i}");
        var (odette, _) = await AsksAsync("odette");
        await _mona.Press("Retirer", under: "À relire");
        Assert.Contains("a retiré votre annonce", odette.Last.Text, StringComparison.Ordinal);
        Assert.Contains("Vous pouvez en écrire une autre.", odette.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Beaucoup", odette.Last.Text, StringComparison.Ordinal);
    }

    private async Task<(Resident Who, Post Post)> AsksAsync(string address)
    {
        var who = await _town.OnPage(address, $"Voisine {address}");
        await who.AgreeTo();
        await who.PublishesNeed();
        return (who, await PostOf(who));
    }

    private Task<Post> PostOf(Resident who) => _town.Read(stores =>
    {
        var person = stores.People.Find(who.Speaker.Address.Channel, who.Id)!;
        return stores.Posts.Of(person.Id, _town.Clock.GetUtcNow()).Single();
    });
}
