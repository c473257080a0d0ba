using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>/why: all that is judged of a pair, in words, to the team alone.</summary>
public class WhyTests
{
    [Fact]
    public async Task Why_OfAMatch_TellsEveryRuleAndEveryPart()
    {
        var (town, mona, _, _) = await Stories.Proposed();
        await using var _2 = town;
        await mona.Say("/pourquoi M1");
        foreach (var said in (string[])["N2 et O1", "✅ même type d'aide", "✅ assez près", "✅ au moins un moment", "M1 les met déjà ensemble", "✅ une place est libre", "même commune : 15 sur 30", "disponible à tous les moments demandés : 15 sur 15", "aucun mot en commun : 0 sur 10", "moins d'un jour : 0 sur 10"])
            Assert.Contains(said, mona.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        foreach (var name in (string[])["Alice", "Bob"]) Assert.DoesNotContain(name, mona.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_OfAPairThatDoesNotFit_SaysWhichRuleIsBroken_InAnyOrder()
    {
        var (town, mona, _, bob) = await Stories.Proposed();
        await using var _2 = town;
        await bob.PublishesOffer("Jardin");
        foreach (var asked in (string[])["N2 O3", "o3, n2"])
        {
            await mona.Say("/why " + asked);
            Assert.Contains("❌ ce n'est pas le même type d'aide", mona.Last.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Why_OfAPairThatWasRejected_SaysThatTheyAreNotPutTogether()
    {
        var (town, mona, _, _) = await Stories.Proposed();
        await using var _2 = town;
        Assert.DoesNotContain("❌", await Why("N2 O1"), StringComparison.Ordinal);
        await mona.Say("/refuser M1 trop loin");
        Assert.Contains("❌ ces deux personnes ne sont pas proposées", await Why("N2 O1"), StringComparison.Ordinal);

        async Task<string> Why(string pair)
        {
            await mona.Say("/pourquoi " + pair);
            return mona.Last.Text;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("N2")]
    [InlineData("N2 N2")]
    [InlineData("N2 P1")]
    [InlineData("N2 O1 O1")]
    [InlineData("<b>")]
    public async Task Why_OfNoPair_SaysHowToAsk(string asked)
    {
        var (town, mona, _, _) = await Stories.Proposed();
        await using var _2 = town;
        await mona.Say("/pourquoi " + asked);
        Assert.Contains("Par exemple", mona.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("trouve pas", mona.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("M99", "M99")]
    [InlineData("m099", "M99")]
    [InlineData("M9223372036854775807", "M9223372036854775807")]
    [InlineData("N1 O2", "N1")]
    [InlineData("N2 O99", "O99")]
    [InlineData("O1, N99", "N99")]
    public async Task Why_OfWhatIsNotThere_SaysWhat(string asked, string missing)
    {
        var (town, mona, _, _) = await Stories.Proposed();
        await using var _2 = town;
        await mona.Say("/pourquoi " + asked);
        Assert.Contains($"Je ne trouve pas {missing} dans votre secteur", mona.Last.Text, StringComparison.Ordinal);
    }

    /// <summary>Whoever decides elsewhere reads the same of what is there as of what isn't.</summary>
    [Fact]
    public async Task Why_OfAnotherArea_ReadsAsIfItWereNotThere()
    {
        await using var desk = await Desk.OpenAsync();
        var (carl, dora) = (desk.Town.Person("Carl", userName: "carl"), desk.Town.Person("Dora", userName: "dora"));
        foreach (var (who, name, communes) in new[] { (carl, "@carl", "38000"), (dora, "@dora", "94400") })
        {
            await who.AgreeTo();
            await desk.Mona.Say("/moderation ajouter " + name);
            await desk.Mona.Say($"/secteur {name} {communes}");
        }

        await carl.Say("/pourquoi M1");
        var there = carl.Last.Text;
        await carl.Say("/pourquoi M9");
        Assert.Equal(there, carl.Last.Text.Replace("M9", "M1", StringComparison.Ordinal));
        Assert.Contains("trouve pas", there, StringComparison.Ordinal);
        foreach (var asked in (string[])["N2 O1", "O99 N2"])
        {
            await carl.Say("/pourquoi " + asked);
            Assert.Contains("trouve pas " + (asked == "N2 O1" ? "N2" : "O99"), carl.Last.Text, StringComparison.Ordinal);
        }

        await carl.Say("/pourquoi N2 O99");
        Assert.Contains("trouve pas N2", carl.Last.Text, StringComparison.Ordinal);
        await dora.Say("/pourquoi M1");
        Assert.Contains("points sur", dora.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_OfOnesOwnPost_IsAnothersToSee()
    {
        var (town, mona, alice, _) = await Stories.Proposed();
        await using var _2 = town;
        await mona.AgreeTo();
        await mona.PublishesOffer();
        await mona.Say("/pourquoi N2 O3");
        Assert.Contains("votre propre", mona.Last.Text, StringComparison.Ordinal);
        await alice.Say("/pourquoi M1");
        Assert.DoesNotContain("O1", alice.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Why_OfAMatch_SaysThePointsOfItsCard(bool isOver)
    {
        var (town, mona, alice) = await Matching.MakersTown.TownAsync();
        await using var _ = town;
        var bob = town.Person("Bob", userName: "bob");
        await bob.AgreeTo();
        await bob.PublishesOffer();
        await alice.PublishesNeed();
        await Matching.MakersTown.Meet(mona, bob, alice, 1);
        await town.WaitAsync(TimeSpan.FromDays(3));
        if (isOver) await alice.PressWith("f:yes:1", 1);
        var match = (await town.Read(stores => stores.Matches.Find(1)))!;
        Assert.Equal(isOver ? Solidarity.Core.Matching.MatchState.Done : Solidarity.Core.Matching.MatchState.Introduced, match.State);
        await mona.Say("/pourquoi M1");
        Assert.Contains($"{match.Score.ToString("0.#", System.Globalization.CultureInfo.GetCultureInfo("fr-FR"))} points sur", mona.Last.Text, StringComparison.Ordinal);
        // Every part of the score has its line, and they come to the sum.
        var given = System.Text.RegularExpressions.Regex.Matches(mona.Last.Text, ": ([0-9]+(?:,[0-9])?) sur", System.Text.RegularExpressions.RegexOptions.None).Sum(m => double.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.GetCultureInfo("fr-FR")));
        Assert.Equal(match.Score, given, 1);
        Assert.Equal(match.Score, match.Reasons.Sum(reason => reason.Points), 1);
    }
}
