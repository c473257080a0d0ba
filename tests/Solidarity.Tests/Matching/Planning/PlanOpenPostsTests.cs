using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Planning;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Matching.Planning;

public sealed class SqlitePlanOpenPostsTests() : PlanOpenPostsTests("sqlite");

public sealed class PostgresPlanOpenPostsTests() : PlanOpenPostsTests("postgres");

/// <summary>
/// One by one fails, and the plan serves everybody: Bob shops and gardens, Carl only shops. Alice, who needs shopping, is put beside Bob; then nobody is left
/// for Dora's garden.
/// </summary>
public abstract class PlanOpenPostsTests(string provider) : IAsyncLifetime
{
    private Town _town = null!;
    private Resident _mona = null!, _alice = null!, _bob = null!, _carl = null!, _dora = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenOnAsync(provider, null, ("Moderation:Administrators:0", "9001"));
        (_mona, _alice, _bob, _carl, _dora) = (_town.Person("Mona", id: 9001), _town.Person("Alice", userName: "alice"), _town.Person("Bob", userName: "bob"), _town.Person("Carl"), _town.Person("Dora"));
        await _mona.Say("/start");
        foreach (var one in (Resident[])[_alice, _bob, _carl, _dora]) await one.AgreeTo();
        await _bob.Say("/offre");
        await _bob.Press("Courses");
        await _bob.Press("Jardin");
        await _bob.Press("Terminé");
        await _bob.Press("Passer");
        await _bob.Say("94400");
        await _bob.Press("3 km");
        await _bob.Press("À pied");
        await _bob.Press("N'importe quand");
        await _bob.Say("1");
        await _bob.Press("Publier");
        await _carl.PublishesOffer();
        await _alice.PublishesNeed();
        await _dora.PublishesNeed("La haie", "Jardin");
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private Task<(string Asker, string Helper, MatchState State)[]> MatchesAsync() => _town.Read(stores => Enumerable.Range(1, 9).Select(id => stores.Matches.Find(id)).OfType<Match>()
        .Select(match => (stores.People.Get(match.AskerId).Name, stores.People.Get(match.HelperId).Name, match.State)).ToArray());

    [Fact]
    public async Task OneByOne_LeavesOneNeedAlone_AndThePlanServesBoth()
    {
        Assert.Equal([("Alice", "Bob", MatchState.Proposed)], await MatchesAsync());
        await _town.SweepAsync();
        Assert.Equal(
            [("Alice", "Bob", MatchState.Superseded), ("Alice", "Carl", MatchState.Proposed), ("Dora", "Bob", MatchState.Proposed)],
            await MatchesAsync());
        Assert.Contains("1 demande de plus trouve de l'aide", _mona.Everything.Replace('\u00a0', ' '), StringComparison.Ordinal);
        // Nobody outside the team has heard of what gave way.
        foreach (var one in (Resident[])[_alice, _bob]) Assert.DoesNotContain("disponible", one.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterThePlan_NothingChangesAnyMore()
    {
        await _town.SweepAsync();
        var planned = await MatchesAsync();
        var cards = _mona.Screen.Count;
        for (var hour = 0; hour < 3; hour++) await _town.WaitAsync(TimeSpan.FromHours(1));
        Assert.Equal(planned, await MatchesAsync());
        Assert.Equal(cards, _mona.Screen.Count);
    }

    [Theory]
    [InlineData("/prendre M1")]
    [InlineData("/note M1 je connais la famille")]
    [InlineData("/approuver M1")]
    public async Task WhatTheTeamHasTouched_Stays(string touched)
    {
        await _mona.Say(touched);
        await _town.SweepAsync();
        var matches = await MatchesAsync();
        Assert.Equal("Bob", Assert.Single(matches, one => one.Asker == "Alice").Helper);
        Assert.DoesNotContain(matches, one => one.Asker == "Dora");
    }

    [Fact]
    public async Task Refused_TogetherBefore_AreNotPutTogetherByThePlan()
    {
        await _mona.Say("/refuser M1 ailleurs");
        await _town.SweepAsync();
        var before = await MatchesAsync();
        await _town.SweepAsync();
        Assert.Equal(before, await MatchesAsync());
        Assert.DoesNotContain(before, one => one is { Asker: "Alice", Helper: "Bob", State: MatchState.Proposed });
        Assert.Contains(before, one => one is { Asker: "Dora", Helper: "Bob", State: MatchState.Proposed });
    }

    [Fact]
    public async Task WhileTheServiceIsClosed_NothingIsPlanned()
    {
        await _mona.Say("/fermer");
        await _mona.Say("Jusqu'à lundi");
        await _mona.Press("Fermer le service");
        var before = await MatchesAsync();
        await _town.SweepAsync();
        Assert.Equal(before, await MatchesAsync());
    }

    /// <summary>What happens between the plan and its being applied: it leaves alone what somebody has touched meanwhile.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("/prendre M1")]
    [InlineData("/note M1 je connais la famille")]
    [InlineData("/refuser M1 trop loin")]
    public async Task WhatTheTeamTouchesMeanwhile_StaysToo(string touched)
    {
        var before = new GivenBack(await _town.Read(stores => stores.Matches.Untouched(_town.Clock.GetUtcNow())));
        var rows = await Do(change => OpenBoard.Read(change, before, 0, 50));
        var swap = Assert.Single(PlanOpenPosts.Decide(OpenBoard.Of(rows, before)));
        if (touched.Length > 0) await _mona.Say(touched);
        Assert.Equal(touched.Length == 0 ? 2 : 0, (await Do(change => PlanOpenPosts.Apply(change, swap))).Count);
    }

    /// <summary>Somebody whom the team has refused for a need meanwhile is not put beside it by a plan of before.</summary>
    [Fact]
    public async Task HelperWhoWasTriedMeanwhile_IsNotPutBesideTheNeed()
    {
        var before = new GivenBack(await _town.Read(stores => stores.Matches.Untouched(_town.Clock.GetUtcNow())));
        var rows = await Do(change => OpenBoard.Read(change, before, 0, 50));
        var swap = Assert.Single(PlanOpenPosts.Decide(OpenBoard.Of(rows, before)));
        await _town.Read(stores => stores.Matches.Add(stores.Matches.Find(1)! with { OfferId = 2, HelperId = stores.Posts.Find(2)!.PersonId, State = MatchState.Declined }));
        Assert.Empty(await Do(change => PlanOpenPosts.Apply(change, swap)));
    }

    private Task<T> Do<T>(Func<Change, T> what) => _town.Loop.Run(scope => what(_town.Settings.Begin(scope.Stores, scope.Now)));
}
