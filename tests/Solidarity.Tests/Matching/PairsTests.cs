using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Planning;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Matching.MakersTown;

namespace Solidarity.Tests.Matching;

public sealed class SqlitePairsTests() : PairsTests("sqlite");

public sealed class PostgresPairsTests() : PairsTests("postgres");

/// <summary>Helpers who come two by two: never one alone for an empty pair, and whoever asked is asked once for both.</summary>
public abstract class PairsTests(string provider) : PairsTown(provider)
{
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
        Assert.Contains("Deux par deux, à côté de M1, M2, M3 : 0 oui sur 4.", Plain(_mona), StringComparison.Ordinal);
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
        Assert.Contains("Pour votre demande N3 · 🛒 Courses · ", Plain(_alice), StringComparison.Ordinal);
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
        // Whoever had said yes to being two is asked whether they come alone; whoever had said nothing gives way.
        await Stands("Bob", MatchState.Approved);
        Assert.Single(await Live());
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
                        var says = ((string[])["yes", "yes", "alone", "no", "neither", "later"])[random.Next(6)];
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
