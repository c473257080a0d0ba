using Solidarity.Core.Moderation;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>Name, number and notes of a person with a phone only are for whoever looks after them, and reading them leaves a trace.</summary>
public sealed class OpenPersonTests
{
    private static async Task<(Town Town, Resident Mona, Resident Bob)> OpenAsync(string area)
    {
        var (town, mona, _, bob) = await ByPhone.RegisteredAsync();
        await mona.Say("/moderation ajouter @bob");
        await mona.Say($"/secteur P3 {area}");
        return (town, mona, bob);
    }

    [Fact]
    public async Task Moderator_OfElsewhere_NeitherReadsNorActs()
    {
        var (town, _, bob) = await OpenAsync("38000");
        await using var _t = town;
        await bob.Say("/personnes P4");
        await bob.Say("/personnes 06 00 00 00 01");
        await bob.PressWith("pp:4", 1);
        Assert.Contains("Quelqu'un d'autre", await bob.PressWith("b:4:go:mine", 1), StringComparison.Ordinal);
        await bob.Say("/note P4 Vit seule");
        Assert.DoesNotContain("Jeanne", bob.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("600000001", bob.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("note", (await town.Read(s => s.Audit.Of("P4"))).Select(row => row.Action));
    }

    [Fact]
    public async Task Moderator_OfThere_ReadsAndIsSeenToHave()
    {
        var (town, _, bob) = await OpenAsync("94400");
        await using var _t = town;
        await bob.Say("/personnes P4");
        Assert.Contains("Jeanne", bob.Last.Text, StringComparison.Ordinal);
        await bob.Say("/personnes P4");
        Assert.Single(await town.Read(s => s.Audit.Of("P4")), row => row.Action == "person.read" && row.ActorId == 3);
    }

    [Fact]
    public async Task Moderator_WhoReadsOneAfterTheOther_IsStopped()
    {
        var (town, mona, bob) = await OpenAsync("94400");
        await using var _t = town;
        for (var i = 0; i < OpenPerson.MostAnHour; i++)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(2));
            await ByPhone.Register(mona, $"06 00 00 01 {i:00}", "Odette");
        }

        for (var i = 0; i <= OpenPerson.MostAnHour; i++)
        {
            town.Clock.Advance(TimeSpan.FromSeconds(20));
            await bob.Say($"/personnes P{4 + i}");
        }

        Assert.Contains("maximum", bob.Last.Text, StringComparison.Ordinal);
        town.Clock.Advance(TimeSpan.FromHours(1));
        await bob.Say("/personnes P34");
        Assert.Contains("Odette", bob.Last.Text, StringComparison.Ordinal);
    }

    /// <summary>Before both have said yes nobody learns who is put beside them, whichever command they try.</summary>
    [Fact]
    public async Task Moderator_WhoIsTheOtherSide_LearnsNothingByAnyCommand()
    {
        var (town, mona, bob) = await OpenAsync("94400");
        await using var _t = town;
        await bob.PublishesOffer();
        await mona.Say("/personnes P4");
        await ByPhone.PublishesNeedForHer(mona);
        await mona.PressWith("m:approve:1", 1);
        await town.WaitAsync(TimeSpan.FromMinutes(10));
        await bob.Say("/personnes P4");
        var people = bob.Last.Text;
        await bob.Say("/avertir P4");
        var warn = bob.Last.Text;
        await bob.Say("/appeler M1");
        Assert.DoesNotContain("Jeanne", bob.Everything, StringComparison.Ordinal);
        // Neither tells them apart from whoever is another's for another reason.
        await mona.Say("/secteur P3 38000");
        await bob.Say("/personnes P4");
        Assert.Equal(people, bob.Last.Text);
        await bob.Say("/avertir P4");
        Assert.Equal(warn, bob.Last.Text);
    }
}
