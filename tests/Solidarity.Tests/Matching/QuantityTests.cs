using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Matching;

/// <summary>Things in pieces: a need of many, several who fill it together.</summary>
public class QuantityTests
{
    internal static async Task<(Town Town, Resident Mona, Resident Alice)> TownAsync(string provider = "sqlite")
    {
        var town = await Town.OpenOnAsync(provider, null, ("Moderation:Administrators:0", "9001"));
        var (mona, alice) = (town.Person("Mona", id: 9001), town.Person("Alice"));
        await mona.Say("/start");
        await alice.AgreeTo();
        return (town, mona, alice);
    }

    internal static async Task<Resident> MakerAsync(Town town, string name, int pieces)
    {
        var maker = town.Person(name);
        await maker.AgreeTo();
        await maker.OffersPieces(pieces);
        return maker;
    }

    internal static Task<T> Do<T>(Town town, Func<Change, T> what) => town.Loop.Run(scope => what(town.Settings.Begin(scope.Stores, scope.Now)));

    internal static Task<Match[]> MatchesAsync(Town town) => town.Read(stores => Enumerable.Range(1, 60).Select(id => stores.Matches.Find(id)).OfType<Match>().ToArray());

    internal static async Task<int[]> SharesAsync(Town town) => [.. (await MatchesAsync(town)).Where(match => match.IsLive).Select(match => match.Share)];

    internal static async Task AssertSharesAsync(Town town, params int[] shares) => Assert.Equal(shares, await SharesAsync(town));

    internal static async Task Meet(Resident mona, Resident helper, Resident asker, long match)
    {
        await mona.Say("/approve M" + match);
        await helper.SaysYesToHelp();
        await asker.PressWith($"c:yes:{match}", 1);
        if (asker.Last.Buttons.Any(b => b.Label.Contains("Par Telegram", StringComparison.Ordinal))) await asker.Press("Par Telegram");
    }

    internal static string Plain(Resident who) => who.Last.Text.Replace('\u00a0', ' ');

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task FiveHundredMasks_FromElevenMakers_ArePromisedAndNotOneMore(string provider)
    {
        var (town, mona, alice) = await TownAsync(provider);
        await using var _ = town;
        int[] have = [20, 30, 35, 40, 45, 50, 50, 55, 60, 70, 80];
        var makers = new List<Resident>();
        foreach (var (n, pieces) in have.Index()) makers.Add(await MakerAsync(town, "Maker" + n, pieces));
        await alice.WantsPieces(500);
        Assert.Contains("Pièces trouvées pour l'instant : 500 sur 500, chez 11 personnes.", Plain(alice), StringComparison.Ordinal);
        foreach (var match in await MatchesAsync(town))
        {
            var maker = makers[(int)match.OfferId - 1];
            await Meet(mona, maker, alice, match.Id);
        }

        var matches = await MatchesAsync(town);
        Assert.Equal(11, matches.Length);
        Assert.All(matches, match => Assert.Equal(MatchState.Introduced, match.State));
        Assert.Equal(500, matches.Sum(match => match.Share));
        Assert.All(matches, match => Assert.InRange(match.Share, 1, have[match.OfferId - 1]));
        var last = await MakerAsync(town, "Twelfth", 25);
        Assert.Contains("d'autres personnes en proposent déjà assez", Plain(last), StringComparison.Ordinal);
        Assert.Equal(11, (await MatchesAsync(town)).Length);
        await alice.Say("/mes");
        Assert.Contains("Pièces promises : 500 sur 500. Pièces reçues : 0.", Plain(alice), StringComparison.Ordinal);
        // One of them can't any more: the twelfth is asked at once.
        await makers[0].PressWith($"w:sure:{matches.Single(match => match.OfferId == 1).Id}", 1);
        Assert.Equal(20, Assert.Single(await MatchesAsync(town), match => match.State == MatchState.Proposed).Share);
    }

    [Fact]
    public async Task TwelfthMaker_OnceTheTeamSaidYesToTheEleven_HearsThatItIsCovered()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        await MakerAsync(town, "Bob", 50);
        await alice.WantsPieces(50);
        // A proposal that nobody has looked at sends no maker home.
        Assert.DoesNotContain("déjà assez", Plain(await MakerAsync(town, "Emil", 10)), StringComparison.Ordinal);
        await mona.Say("/approve M1");
        Assert.Contains("déjà assez", Plain(await MakerAsync(town, "Carl", 10)), StringComparison.Ordinal);
        // Of something else nobody has asked for.
        var dora = town.Person("Dora");
        await dora.AgreeTo();
        await dora.OffersPieces(10, "Don de meubles");
        Assert.DoesNotContain("déjà assez", Plain(dora), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pieces_ThatWereGiven_DoNotComeBack_ButTimeDoes()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        var bob = await MakerAsync(town, "Bob", 50);
        await alice.WantsPieces(30);
        await Meet(mona, bob, alice, 1);
        await town.WaitAsync(TimeSpan.FromDays(3));
        Assert.Contains("30 pièces", Plain(alice), StringComparison.Ordinal);
        await alice.PressWith("f:yes:1", 1);
        Assert.Equal((PostState.Closed, PostState.Open), (await town.Read(s => s.Posts.Find(2)!.State), await town.Read(s => s.Posts.Find(1)!.State)));
        await alice.WantsPieces(100);
        await AssertSharesAsync(town, 20);
        await bob.Say("/mes");
        Assert.Contains("Pièces promises : 30 sur 50. Pièces données : 30.", Plain(bob), StringComparison.Ordinal);
    }

    /// <summary>The rest is looked for with the yes, not before: else it could be looked for again and again.</summary>
    [Fact]
    public async Task Helper_WhoSaysHowManyFewer_ButNotHowToBeReached_HasChangedNothing()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        var bob = await MakerAsync(town, "Bob", 40);
        await alice.WantsPieces(40);
        await MakerAsync(town, "Carl", 30);
        await mona.Say("/approve M1");
        foreach (var fewer in (string[])["15", "14"])
        {
            await bob.PressWith("c:fewer:1", 1);
            await bob.Say(fewer);
            await bob.Press("Non");
            await bob.Press("Annuler");
            await AssertSharesAsync(town, 40);
        }

        Assert.Equal(40, await town.Read(stores => stores.Posts.Find(1)!.Places));
    }

    /// <summary>However many are wanted: the team is not shown hundreds of cards, and the next are shown as it decides.</summary>
    [Fact]
    public async Task Need_OfVeryMany_WaitsForTheTeamTwentyAtATime()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        foreach (var number in Enumerable.Range(1, 23)) await MakerAsync(town, $"Maker{number}", 5);
        await alice.WantsPieces(1000);
        Task<int> Proposed() => town.Read(stores => stores.Matches.LiveOf(24).Count(match => match.State == MatchState.Proposed));
        Assert.Equal(ProposeMatches.MostWaiting, await Proposed());
        await mona.Say("/approve M1");
        Assert.Equal(ProposeMatches.MostWaiting, await Proposed());
        await mona.Say("/reject M2");
        Assert.Equal(ProposeMatches.MostWaiting, await Proposed());
    }

    [Fact]
    public async Task Helper_WhoHasFewer_GivesFewer_AndTheRestIsAskedOfOthers()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        var bob = await MakerAsync(town, "Bob", 40);
        await alice.WantsPieces(40);
        await MakerAsync(town, "Carl", 30);
        await AssertSharesAsync(town, 40);
        await mona.Say("/approve M1");
        await bob.Press("Oui, mais moins");
        foreach (var never in (string[])["0", "41", "10001"])
        {
            await bob.Say(never);
            Assert.Contains("de 1 à 40", Plain(bob), StringComparison.Ordinal);
        }

        await bob.Say("une quinzaine");
        Assert.Contains("Les 25 autres pièces : les avez-vous encore ?", Plain(bob), StringComparison.Ordinal);
        await bob.Say("non merci");
        await bob.Press("Par Telegram");
        Assert.Contains(bob.Screen, m => m.Text.Replace('\u00a0', ' ').Contains("O1 compte maintenant 15 pièces", StringComparison.Ordinal) && m.Buttons.Any(b => b.Label.Contains("Changer le nombre", StringComparison.Ordinal)));
        await AssertSharesAsync(town, 15, 25);
        Assert.Equal(15, await town.Read(stores => stores.Posts.Find(1)!.Places));
        Assert.Equal(MatchState.Accepted, await town.Read(stores => stores.Matches.Find(1)!.State));
        Assert.Contains("15 pièces", Plain(alice), StringComparison.Ordinal);
        // Neither once more, nor by anybody else.
        await bob.PressWith("c:fewer:1", 1);
        await alice.PressWith("c:fewer:1", 1);
        await alice.Say("3");
        await AssertSharesAsync(town, 15, 25);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Helper_WhoGivesFewerAndStillHasTheOthers_IsAskedForThemByOthers(string provider)
    {
        var (town, mona, alice) = await TownAsync(provider);
        await using var _t = town;
        var bob = await MakerAsync(town, "Bob", 40);
        await alice.WantsPieces(40);
        var carla = town.Person("Carla");
        await carla.AgreeTo();
        await carla.WantsPieces(30);
        await AssertSharesAsync(town, 40);
        await mona.Say("/approve M1");
        await bob.Press("Oui, mais moins");
        await bob.Say("15");
        // One step back, and nothing was promised meanwhile.
        await bob.Press("Retour");
        await AssertSharesAsync(town, 40);
        await bob.Say("15");
        await bob.Press("Oui");
        await bob.Press("Par Telegram");
        Assert.Contains("O1 compte toujours 40 pièces", bob.Everything.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(40, await town.Read(stores => stores.Posts.Find(1)!.Places));
        await AssertSharesAsync(town, 15, 25);
        Assert.Equal(3, (await MatchesAsync(town))[1].NeedId);
        Assert.Equal(MatchState.Accepted, (await MatchesAsync(town))[0].State);
    }

    [Fact]
    public async Task ChangeTheNumber_AsksAtOnceWithTheNumberNow_AndRefusesAtOnceWhatCannotBe()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        var bob = await MakerAsync(town, "Bob", 40);
        await alice.WantsPieces(30);
        await Meet(mona, bob, alice, 1);
        await mona.PressWith("p:number:1:1", 1);
        Assert.DoesNotContain("Nombre actuel", Plain(mona), StringComparison.Ordinal);
        await bob.PressWith($"p:number:1:{await town.Read(stores => stores.Posts.Find(1)!.Version)}", 1);
        Assert.Contains("Nombre actuel : 40 pièces", Plain(bob), StringComparison.Ordinal);
        Assert.DoesNotContain(bob.Last.Buttons, button => button.Label is "1" or "5" or "10" or "20");
        foreach (var never in (string[])["29", "0", "-5", "moins 5", "10001", "beaucoup"])
        {
            await bob.Say(never);
            Assert.Contains("un nombre de 30 à 10", Plain(bob), StringComparison.Ordinal);
            Assert.Contains("30 pièces sont déjà promises", Plain(bob), StringComparison.Ordinal);
        }

        await bob.Say("une soixantaine");
        await bob.Press("Enregistrer");
        Assert.Equal(60, await town.Read(stores => stores.Posts.Find(1)!.Places));
        // Of people, from the menu.
        await alice.PublishesNeed(helpers: 3);
        await alice.PressWith("p:number:3:1", 1);
        Assert.Contains("Nombre actuel : 3.", Plain(alice), StringComparison.Ordinal);
        await alice.Say("deux");
        await alice.Press("Non, pas forcément");
        await alice.Press("Enregistrer");
        Assert.Equal(2, await town.Read(stores => stores.Posts.Find(3)!.Places));
    }

    /// <summary>Whoever pressed "fewer" and then counts may have them all.</summary>
    [Fact]
    public async Task Helper_WhoAfterAllHasAsMany_SaysYesToAll()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        var bob = await MakerAsync(town, "Bob", 50);
        await alice.WantsPieces(40);
        await mona.Say("/approve M1");
        await bob.Press("Oui, mais moins");
        await bob.Say("40");
        await bob.Press("Par Telegram");
        Assert.Contains("vous pouvez aider", Plain(bob), StringComparison.Ordinal);
        Assert.DoesNotContain("au lieu de", bob.Everything, StringComparison.Ordinal);
        Assert.Equal((MatchState.Accepted, 40), ((await MatchesAsync(town))[0].State, (await MatchesAsync(town))[0].Share));
        Assert.Equal(50, await town.Read(stores => stores.Posts.Find(1)!.Places));
    }

    [Fact]
    public async Task PledgeFewer_UpOrByAnother_IsRefused()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        await MakerAsync(town, "Bob", 40);
        await alice.WantsPieces(40);
        var match = (await MatchesAsync(town))[0];
        Assert.IsType<PledgeFewer.Outcome.NotAsked>(await Do(town, change => PledgeFewer.By(change, match.HelperId, match.Id, 10)));
        await mona.Say("/approve M1");
        Assert.IsType<PledgeFewer.Outcome.NotYours>(await Do(town, change => PledgeFewer.By(change, match.AskerId, match.Id, 10)));
        Assert.IsType<PledgeFewer.Outcome.NotYours>(await Do(town, change => PledgeFewer.By(change, match.HelperId, 99, 10)));
        foreach (var pieces in (int[])[int.MinValue, -1, 0, 41, int.MaxValue]) Assert.IsType<PledgeFewer.Outcome.NotThatMany>(await Do(town, change => PledgeFewer.By(change, match.HelperId, match.Id, pieces)));
        await AssertSharesAsync(town, 40);
    }

    [Fact]
    public async Task Edit_ToFewerThanPromised_IsRefused_AndMoreIsLookedForAtOnce()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _t = town;
        var bob = await MakerAsync(town, "Bob", 40);
        await MakerAsync(town, "Carl", 40);
        await alice.WantsPieces(60);
        await AssertSharesAsync(town, 40, 20);
        await Meet(mona, bob, alice, 1);
        await alice.Say("/mes");
        await alice.Press("Voir N3");
        await alice.Press("Modifier");
        await alice.Press("Nombre de pièces");
        await alice.Say("39");
        Assert.Contains("40 pièces sont déjà promises", Plain(alice), StringComparison.Ordinal);
        await alice.Say("70");
        await alice.Press("Enregistrer");
        // What is asked already stays as it is; what nobody has touched grows, for Carl can't be put beside it twice.
        await AssertSharesAsync(town, 40, 30);
        await EditPieces(alice, 3, "100");
        await AssertSharesAsync(town, 40, 40);
        await MakerAsync(town, "Dora", 40);
        await AssertSharesAsync(town, 40, 40, 20);
        await EditPieces(alice, 3, "50");
        Assert.Equal(50, (await SharesAsync(town)).Sum());
    }

    internal static async Task EditPieces(Resident who, long post, string typed, string letter = "N")
    {
        await who.Say("/mes");
        await who.Press("Voir " + letter + post);
        await who.Press("Modifier");
        await who.Press("Nombre de pièces");
        await who.Say(typed);
        await who.Press("Enregistrer");
    }
}
