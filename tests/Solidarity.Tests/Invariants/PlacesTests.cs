using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Invariants;

/// <summary>Design §7.2, §7.5: never more live matches than places; nothing is proposed that was closed, paused or refused.</summary>
public class PlacesTests
{
    [Fact]
    public async Task NeedForTwo_WithFiveHelpers_IsGivenTwoAtATime()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var mona = town.Person("Mona", id: 9001);
        var alice = town.Person("Alice");
        await mona.Say("/start");
        await alice.AgreeTo();
        for (var i = 0; i < 5; i++)
        {
            var helper = town.Person("Helper" + i);
            await helper.AgreeTo();
            await helper.PublishesOffer();
        }
        await alice.PublishesNeed(helpers: 2);
        Assert.Equal(2, (await Live(town)).Count);
        await mona.Say("/reject M1");
        Assert.Equal(2, (await Live(town)).Count);
        await mona.Say("/next M2");
        Assert.Equal(2, (await Live(town)).Count);
    }

    [Fact]
    public async Task OfferForTwo_WithFiveNeeds_IsGivenTwoAtATime()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var bob = town.Person("Bob");
        await bob.AgreeTo();
        for (var i = 0; i < 5; i++)
        {
            var asker = town.Person("Asker" + i);
            await asker.AgreeTo();
            await asker.PublishesNeed();
        }
        await bob.PublishesOffer(atATime: 2);
        Assert.Equal(2, (await Live(town)).Count);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task RandomTown_AfterEveryStep_NeverHoldsMoreMatchesThanPlaces(string provider)
    {
        var random = new Random(11);
        await using var town = await Town.OpenOnAsync(provider, null, ("Moderation:Administrators:0", "9001"));
        var mona = town.Person("Mona", id: 9001);
        await mona.Say("/start");
        var people = Enumerable.Range(0, 8).Select(i => town.Person("P" + i)).ToArray();
        foreach (var who in people) await who.AgreeTo();
        for (var step = 0; step < 150; step++)
        {
            var who = people[random.Next(people.Length)];
            var matches = await Live(town);
            var match = matches.Count == 0 ? null : matches[random.Next(matches.Count)];
            switch (random.Next(10))
            {
                case 0: await who.PublishesNeed("mot" + random.Next(1000), helpers: 1 + random.Next(3)); break;
                case 1: await who.PublishesOffer(atATime: 1 + random.Next(3)); break;
                case 2 or 3 when match is not null: await mona.Say("/approve M" + match.Id); break;
                case 4 when match is not null: await mona.Say((random.Next(2) == 0 ? "/reject M" : "/next M") + match.Id); break;
                case 5 or 6 when match is not null: await Yes(town, people, match); break;
                case 7 when match is not null: await (await By(people, match.PersonOn(Side.Helper), town)).PressWith($"w:sure:{match.Id}", 1); break;
                case 8: await Change(town, people, random); break;
                default: await town.WaitAsync(TimeSpan.FromHours(random.Next(30))); break;
            }
            await AssertPlaces(town);
        }
        Assert.NotEmpty(await Live(town));
    }

    [Fact]
    public async Task PausedOffer_WithANewNeed_IsNotProposed()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var (alice, bob) = (town.Person("Alice"), town.Person("Bob"));
        await alice.AgreeTo();
        await bob.AgreeTo();
        await bob.PublishesOffer();
        await bob.PressWith("p:pause:1:1", 1);
        await alice.PublishesNeed();
        Assert.Empty(await Live(town));
        await bob.PressWith("p:resume:1:2", 1);
        Assert.Single(await Live(town));
        await bob.PressWith("p:sure:1:3", 1);
        Assert.Empty(await Live(town));
    }

    [Fact]
    public async Task RefusedPair_WhateverHappensLater_IsNotProposedAgain()
    {
        var (town, mona, alice, bob) = await Stories.Proposed();
        await using var _t = town;
        await mona.Press("Approuver");
        await bob.Press("Non, pas cette fois");
        Assert.Empty(await Live(town));
        await bob.PressWith("p:pause:1:1", 1);
        await bob.PressWith("p:resume:1:2", 1);
        await alice.PressWith("p:pause:2:1", 1);
        await alice.PressWith("p:resume:2:2", 1);
        Assert.Empty(await Live(town));
        // A new offer of the same person doesn't bring back what they refused.
        await bob.PublishesOffer();
        Assert.Empty(await Live(town));
    }

    [Fact]
    public async Task SensitiveNeed_WithoutATrustedVolunteer_WaitsUntilThereIsOne()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var (mona, alice, bob) = (town.Person("Mona", id: 9001), town.Person("Alice"), town.Person("Bob", userName: "bob"));
        foreach (var who in (Resident[])[mona, alice, bob]) await who.AgreeTo();
        await bob.PublishesOffer("Garde d’enfants");
        await alice.PublishesNeed("Deux heures", "Garde d’enfants");
        Assert.Empty(await Live(town));
        await mona.Say("/trust @bob");
        Assert.Single(await Live(town));
        await mona.Say("/untrust @bob");
        Assert.Empty(await Live(town));
    }

    private static Task<IReadOnlyList<Match>> Live(Town town) => town.Read(s => (IReadOnlyList<Match>)
        [.. Enumerable.Range(1, 400).Select(i => s.Matches.Find(i)).OfType<Match>().Where(m => m.IsLive)]);

    private static async Task<Resident> By(Resident[] people, long personId, Town town)
    {
        var address = (await town.Read(s => s.People.Get(personId))).Address;
        return people.First(p => p.Id == address);
    }

    private static async Task Yes(Town town, Resident[] people, Match match)
    {
        if (AnswerProposal.WhoIsAsked(match) is not { } side) return;
        var who = await By(people, match.PersonOn(side), town);
        await who.PressWith($"c:yes:{match.Id}", 1);
        if (who.Last.Buttons.Any(b => b.Label.Contains("Par Telegram", StringComparison.Ordinal))) await who.Press("Par Telegram");
    }

    private static async Task Change(Town town, Resident[] people, Random random)
    {
        if (await town.Read(s => s.Posts.Find(1 + random.Next(30))) is not { } post) return;
        var who = await By(people, post.PersonId, town);
        var verb = ((string[])["pause", "resume", "sure", "renew"])[random.Next(4)];
        await who.PressWith($"p:{verb}:{post.Id}:{post.Version}", 1);
    }

    private static Task<bool> AssertPlaces(Town town) => town.Read(stores =>
    {
        for (var id = 1; stores.Posts.Find(id) is { } post; id++)
        {
            Assert.True(stores.Matches.Taken(post) <= post.Places, $"{post.Reference}: {stores.Matches.Taken(post)} of {post.Places}");
            if (post.State is PostState.Closed or PostState.Paused)
                Assert.DoesNotContain(stores.Matches.LiveOf(post.Id), m => m.State == MatchState.Proposed);
        }
        return true;
    });
}
