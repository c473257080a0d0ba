using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Planning;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Matching.QuantityTests;

namespace Solidarity.Tests.Matching;

public sealed class SqlitePairsTests() : PairsTests("sqlite");

public sealed class PostgresPairsTests() : PairsTests("postgres");

/// <summary>Helpers who come two by two: never one alone for an empty pair, and whoever asked is asked once for both.</summary>
public abstract class PairsTests(string provider) : IAsyncLifetime
{
    private readonly Dictionary<string, Resident> _helpers = [];
    private Town _town = null!;
    private Resident _mona = null!, _alice = null!;

    public async ValueTask InitializeAsync() => (_town, _mona, _alice) = await TownAsync(provider);

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private async Task Offer(params string[] names)
    {
        foreach (var name in names)
        {
            _helpers[name] = _town.Person(name, userName: name.ToLowerInvariant() + "_canary");
            await _helpers[name].AgreeTo();
            await _helpers[name].PublishesOffer();
        }
    }

    private async Task<Match[]> Live() => [.. (await MatchesAsync(_town)).Where(match => match.IsLive)];

    private async Task<Match> Of(string name) => (await MatchesAsync(_town)).Last(match => Address(match.HelperId).Result == _helpers[name].Id);

    private Task<string> Address(long person) => _town.Read(stores => stores.People.Get(person).Address);

    private async Task Approve(params string[] names)
    {
        foreach (var name in names) await _mona.Say("/approve M" + (await Of(name)).Id);
    }

    /// <summary>They are approved, and say yes in this order.</summary>
    private async Task Agree(params string[] names)
    {
        await Approve(names);
        foreach (var name in names) await _helpers[name].SaysYesToHelp();
    }

    private async Task Introduce(string one, string other)
    {
        await Offer(one, other);
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Agree(one, other);
        await SaysYesToBoth();
    }

    private async Task SaysYesToBoth()
    {
        await _alice.Press("Oui, les deux");
        if (_alice.Last.Buttons.Any(b => b.Label.Contains("Par Telegram", StringComparison.Ordinal))) await _alice.Press("Par Telegram");
    }

    private async Task Stands(string name, MatchState state, string? with = null)
    {
        var match = await Of(name);
        Assert.Equal((state, with is null ? null : (await Of(with)).Id), (match.State, match.PartnerId));
    }

    private int Asked(string part) => _alice.Screen.Count(shown => shown.Text.Contains(part, StringComparison.Ordinal));

    [Fact]
    public async Task OneWhoFits_IsNotProposedAlone_AndTwoAreTogether()
    {
        await Offer("Bob");
        await _alice.PublishesNeed(helpers: 4, inPairs: true);
        Assert.Empty(await MatchesAsync(_town));
        await Offer("Carl");
        Assert.Equal(2, (await Live()).Length);
        await Offer("Dora");
        Assert.Equal(2, (await Live()).Length);
        await Offer("Emil");
        Assert.Equal(4, (await Live()).Length);
        Assert.Contains("Deux par deux : ", Plain(_mona), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoAgreesFirst_Waits_AndTheAskerIsAskedOnceForBoth()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Approve("Bob", "Carl");
        Assert.Contains("Vous seriez deux.", _helpers["Bob"].Last.Text, StringComparison.Ordinal);
        Assert.Contains("apprend alors votre prénom", _helpers["Bob"].Last.Text, StringComparison.Ordinal);
        await _helpers["Bob"].SaysYesToHelp();
        await Stands("Bob", MatchState.Waiting);
        Assert.Contains("je cherche maintenant la deuxième personne", Plain(_helpers["Bob"]), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, Asked("prêtes à vous aider, ensemble"));
        // Nothing that the asker's app sends makes anything of it yet.
        foreach (var says in (string[])["yes", "no", "neither", "later"]) await _alice.PressWith($"c:{says}:{(await Of("Bob")).Id}", 1);
        await _alice.PressWith($"w:sure:{(await Of("Bob")).Id}", 1);
        await Stands("Bob", MatchState.Waiting);
        await _helpers["Carl"].SaysYesToHelp();
        await Stands("Bob", MatchState.Accepted, "Carl");
        await Stands("Carl", MatchState.Accepted, "Bob");
        Assert.Contains("La deuxième personne a dit oui", _helpers["Bob"].Last.Text, StringComparison.Ordinal);
        Assert.Equal(1, Asked("prêtes à vous aider, ensemble"));
        foreach (var name in (string[])["Bob", "Carl", "canary"]) Assert.DoesNotContain(name, _alice.Everything, StringComparison.Ordinal);
        // Somebody else's press, and one of the two for the other.
        await _helpers["Bob"].PressWith($"c:yes:{(await Of("Carl")).Id}", 1);
        await _helpers["Bob"].PressWith($"c:yes:{(await Of("Bob")).Id}", 1);
        await Stands("Bob", MatchState.Accepted, "Carl");
        await SaysYesToBoth();
        await Stands("Bob", MatchState.Introduced, "Carl");
        await Stands("Carl", MatchState.Introduced, "Bob");
        // Of three, nobody is told of "both".
        foreach (var who in (Resident[])[_alice, _helpers["Bob"], _helpers["Carl"]])
        {
            Assert.Contains("Tout le monde a dit oui", who.Everything, StringComparison.Ordinal);
            Assert.DoesNotContain("tous les deux", string.Join(' ', who.Screen.Skip(4).Select(shown => shown.Text)), StringComparison.Ordinal);
        }

        Assert.Contains("Carl vient avec vous", _helpers["Bob"].Everything, StringComparison.Ordinal);
        Assert.Contains("Bob vient avec vous", _helpers["Carl"].Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("carl_canary", _helpers["Bob"].Everything, StringComparison.Ordinal);
        Assert.Contains("carl_canary", _alice.Everything, StringComparison.Ordinal);
        var introduced = Asked("La personne qui va vous aider s'appelle");
        await _alice.PressWith($"c:yes:{(await Of("Carl")).Id}", 1);
        await _alice.PressWith($"c:neither:{(await Of("Bob")).Id}", 1);
        await Stands("Carl", MatchState.Introduced, "Bob");
        Assert.Equal(introduced, Asked("La personne qui va vous aider s'appelle"));
        Assert.Equal(PostState.Filled, (await _town.Read(stores => stores.Posts.Find(3)!)).State);
    }

    [Fact]
    public async Task NoToOne_KeepsTheOther_AndNoToBoth_KeepsNeither()
    {
        await Offer("Bob", "Carl", "Dora", "Emil", "Fred");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        var first = await Live();
        var (one, other) = (Name(first[0]), Name(first[1]));
        await Agree(one, other);
        await _alice.PressWith($"c:no:{first[1].Id}", 1);
        Assert.Equal((MatchState.Waiting, MatchState.Declined), ((await Of(one)).State, (await Of(other)).State));
        Assert.Contains("ne vient pas", _helpers[one].Last.Text, StringComparison.Ordinal);
        var third = (await Live()).Single(match => match.State == MatchState.Proposed);
        await Agree(Name(third));
        await Stands(one, MatchState.Accepted, Name(third));
        await _alice.PressWith($"c:neither:{third.Id}:{first[0].Id}", 1);
        Assert.Equal((MatchState.Declined, MatchState.Declined), ((await Of(one)).State, (await Of(Name(third))).State));
        // Two are left: they are proposed together.
        Assert.Equal(2, (await Live()).Count(match => match.State == MatchState.Proposed));
    }

    private string Name(Match match) => _helpers.Single(helper => helper.Value.Id == Address(match.HelperId).Result).Key;

    [Fact]
    public async Task OneWhoDropsOut_BeforeTheAskerAnswered_IsReplaced()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Agree("Bob", "Carl");
        await _helpers["Carl"].PressWith($"w:sure:{(await Of("Carl")).Id}", 1);
        await Stands("Bob", MatchState.Waiting);
        Assert.Contains("Une des deux personnes", _alice.Last.Text, StringComparison.Ordinal);
        await _alice.Press("Oui, les deux");
        await Stands("Bob", MatchState.Waiting);
        // The half is completed by the next who offers, alone.
        await Offer("Dora");
        await Agree("Dora");
        await Stands("Bob", MatchState.Accepted, "Dora");
    }

    [Fact]
    public async Task OneWhoDropsOut_AfterTheIntroduction_IsReplacedByOneWhoJoins()
    {
        await Introduce("Bob", "Carl");
        await _helpers["Carl"].PressWith($"w:sure:{(await Of("Carl")).Id}", 1);
        await Stands("Bob", MatchState.Introduced);
        Assert.Contains("Carl ne vient plus avec vous", _helpers["Bob"].Last.Text, StringComparison.Ordinal);
        Assert.Contains("Carl", _alice.Last.Text, StringComparison.Ordinal);
        await Offer("Dora");
        await Approve("Dora");
        Assert.Contains("est déjà en contact", _helpers["Dora"].Last.Text, StringComparison.Ordinal);
        await _helpers["Dora"].SaysYesToHelp();
        await Stands("Dora", MatchState.Accepted, "Bob");
        await _alice.Press("Oui, mettez-nous en contact");
        await Stands("Dora", MatchState.Introduced, "Bob");
        await Stands("Bob", MatchState.Introduced, "Dora");
        Assert.Contains("Dora vient avec vous", _helpers["Bob"].Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoWaitsTooLong_IsLetGo_AndMayComeAgainWithASecond()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Agree("Bob");
        await _mona.Say("/reject M" + (await Of("Carl")).Id);
        await _town.WaitAsync(_town.Settings.Timings.TimeOutConsentAfter - TimeSpan.FromHours(1));
        await Stands("Bob", MatchState.Waiting);
        await _town.WaitAsync(TimeSpan.FromHours(2));
        await _town.WaitAsync(TimeSpan.FromHours(12));
        await Stands("Bob", MatchState.Superseded);
        Assert.Empty(await Live());
        Assert.Contains("Vous êtes libre", _helpers["Bob"].Everything, StringComparison.Ordinal);
        Assert.Contains("je n'ai pas trouvé à temps la deuxième", _alice.Everything, StringComparison.Ordinal);
        await Offer("Dora");
        Assert.Equal(2, (await Live()).Length);
    }

    [Fact]
    public async Task AskerWhoSaysNothing_IsRemindedAndLetOffOnce_ForBoth()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Agree("Bob", "Carl");
        await _alice.Press("Plus tard");
        for (var day = 0; day < 12; day++) await _town.WaitAsync(TimeSpan.FromDays(1));
        Assert.Equal((MatchState.TimedOut, MatchState.TimedOut), ((await Of("Bob")).State, (await Of("Carl")).State));
        Assert.Equal(1, Asked("Petit rappel : deux personnes".Replace(" :", "\u00a0:", StringComparison.Ordinal)));
        Assert.Equal(1, Asked("est restée sans réponse"));
        Assert.DoesNotContain("ne vient pas", _helpers["Bob"].Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moderator_WhoUndoes_OrPassesOn_LeavesNobodyAlone()
    {
        await Offer("Bob", "Carl", "Dora");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        var first = await Live();
        await _mona.Say("/next M" + first[0].Id);
        Assert.Equal(2, (await Live()).Length);
        foreach (var match in await Live()) await _mona.Say("/reject M" + match.Id);
        // Who is left of two is looked for a second for.
        Assert.InRange((await Live()).Length, 0, 2);
        await _mona.Say("/undo M" + first[1].Id);
        Assert.Equal(2, (await Live()).Length);
    }

    [Fact]
    public async Task Edit_TakesBackBothAtOnce_AndNeitherWaitsForASecond()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Agree("Bob", "Carl");
        var need = await _town.Read(stores => stores.Posts.GetNeed(3));
        await Do(_town, change => ChangePost.Pause(change, need.PersonId, need.Id));
        Assert.Empty(await Live());
        Assert.DoesNotContain("ne vient pas", _helpers["Bob"].Everything, StringComparison.Ordinal);
        await Do(_town, change => ChangePost.Resume(change, need.PersonId, need.Id));
        Assert.Equal(2, (await Live()).Length);
        await Agree("Bob");
        // An odd number can't come two by two.
        await Do(_town, change => ChangePost.Edit(change, need.PersonId, need.Id, new NeedDraft(need.Category, need.Sentence, need.When, need.Place, need.Beneficiary, 1) { InPairs = true }));
        Assert.False((await _town.Read(stores => stores.Posts.GetNeed(3))).InPairs);
        Assert.Equal(MatchState.Proposed, Assert.Single(await Live()).State);
    }

    [Fact]
    public async Task Kept_Apart_TheyDoNotComeTogether()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 1, sentence: "Autre chose");
        var people = (await Live()).Select(match => match.AskerId).ToArray();
        var (bob, carl) = (await _town.Read(stores => stores.Posts.Find(1)!.PersonId), await _town.Read(stores => stores.Posts.Find(2)!.PersonId));
        await Do(_town, change => ChangePost.Close(change, people[0], 3, Closing.Withdrawn));
        await Do(_town, change => { change.Stores.Blocks.Add(bob, carl, change.Now); return true; });
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        Assert.Empty(await Live());
        await Offer("Dora");
        Assert.Equal(2, (await Live()).Length);
    }

    [Fact]
    public async Task Planner_LeavesPairsAlone()
    {
        await Offer("Bob", "Carl");
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        var (rows, untouched) = await Do(_town, change => (OpenBoard.Read(change, new GivenBack(change.Stores.Matches.Untouched(change.Now)), 0, 10), change.Stores.Matches.Untouched(change.Now)));
        Assert.All(rows, row => Assert.Empty(row.Fits));
        Assert.Empty(untouched);
    }

    [Fact]
    public async Task TheOtherHasHelped_TheLastOneIsAskedAlone()
    {
        await Introduce("Bob", "Carl");
        await _town.WaitAsync(TimeSpan.FromDays(3));
        await _alice.PressWith($"f:yes:{(await Of("Bob")).Id}", 1);
        await _alice.PressWith($"f:no:{(await Of("Carl")).Id}", 1);
        await Offer("Dora");
        await Approve("Dora");
        Assert.Contains("l'autre a déjà aidé", _helpers["Dora"].Last.Text, StringComparison.Ordinal);
        await _helpers["Dora"].SaysYesToHelp();
        await Stands("Dora", MatchState.Accepted);
    }

    [Fact]
    public async Task Dates_OfASeries_GoInPairsToo()
    {
        await Offer("Bob", "Carl");
        var person = await _town.Read(stores => stores.Posts.Find(1)!);
        var asker = await _town.Read(stores => stores.People.Find(2)!.Id);
        var dates = await Do(_town, change =>
        {
            PublishPost.Need(change, asker, new NeedDraft(((Offer)person).Categories[0], "Du pain", When.Weekly(Days.Saturday, byDate: true), person.Place, Beneficiary.Self, 2) { InPairs = true });
            return change.Stores.Posts.LiveDatesOf(3);
        });
        Assert.NotEmpty(dates);
        Assert.All(dates, date => Assert.True(date.GoesInPairs));
    }

    /// <summary>Whatever people and the team do: places hold, and each pair knows itself.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task RandomSteps_NeverOverfill_AndPairsKnowEachOther(int seed)
    {
        var random = new Random(seed);
        await Offer("Bob", "Carl", "Dora", "Emil", "Fred", "Gina");
        await _alice.PublishesNeed(helpers: 4, inPairs: true);
        for (var step = 0; step < 60; step++)
        {
            var live = await Live();
            var match = live.Length == 0 ? null : live[random.Next(live.Length)];
            if (match is null) await _town.WaitAsync(TimeSpan.FromHours(5));
            else
            {
                var helper = _helpers[Name(match)];
                switch (random.Next(10))
                {
                    case < 3: await _mona.Say("/approve M" + match.Id); break;
                    case 3: await _mona.Say((random.Next(2) == 0 ? "/reject M" : "/next M") + match.Id); break;
                    case 4: await _mona.Say("/undo M" + match.Id); break;
                    case < 7:
                        if (AnswerProposal.WhoIsAsked(match) is not { } side) break;
                        var says = ((string[])["yes", "yes", "yes", "no", "neither", "later"])[random.Next(6)];
                        await (side == Side.Helper ? helper : _alice).PressWith($"c:{says}:{match.Id}{(match is { State: MatchState.Accepted, PartnerId: { } second } && live.Any(other => other.Id == second && other.State == MatchState.Accepted) && says != "no" ? ":" + second : "")}", 1);
                        var who = side == Side.Helper ? helper : _alice;
                        if (who.Last.Buttons.Any(b => b.Label.Contains("Par Telegram", StringComparison.Ordinal))) await who.Press("Par Telegram");
                        break;
                    case 7: await helper.PressWith($"w:sure:{match.Id}", 1); break;
                    case 8 when match.State == MatchState.Introduced: await _alice.PressWith($"f:{(random.Next(2) == 0 ? "yes" : "no")}:{match.Id}", 1); break;
                    default: await _town.WaitAsync(TimeSpan.FromHours(random.Next(30))); break;
                }
            }

            live = await Live();
            var taken = await _town.Read(stores => stores.Posts.Find(7) is { } post ? stores.Matches.Taken(post) : 0);
            Assert.InRange(taken, 0, 4);
            Assert.InRange(live.Count(one => one.State == MatchState.Waiting), 0, 1);
            Assert.All(live.Where(one => one.PartnerId is not null), one => Assert.True(live.FirstOrDefault(other => other.Id == one.PartnerId) is not { } other || other.PartnerId == one.Id, $"step {step}"));
            Assert.All(live.Where(one => one.State == MatchState.Approved), one => Assert.Null(one.PartnerId));
            Assert.All(live.GroupBy(one => one.HelperId), one => Assert.Single(one));
        }
    }
}
