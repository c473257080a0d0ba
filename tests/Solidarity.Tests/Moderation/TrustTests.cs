using Solidarity.Core.Matching;
using Solidarity.Core.People;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>What was seen of a volunteer: ticked, never copied, for a while.</summary>
public sealed class TrustTests
{
    private const string Sensitive = "Garde d’enfants";

    private static Task<Person> Bob(Desk desk) => desk.Town.Read(s => s.People.Find("telegram", desk.Bob.Id)!);

    [Fact]
    public async Task Trust_ForChildcare_ShowsOnTheCardWhatWasSeenAndByWhomAndUntilWhen()
    {
        await using var desk = await Desk.OpenAsync(Sensitive);
        Assert.Contains("l'attestation prévue par la loi n'a pas été vue", desk.Shared(), StringComparison.Ordinal);
        await desk.Mona.Say("/confiance O1");
        Assert.Contains("Bob", desk.Mona.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Press("identité vue");
        await desk.Mona.Press("attestation vue");
        await desk.Mona.Press("24 mois");
        var trust = (await Bob(desk)).Trust!;
        Assert.Equal((1L, Seen.Identity | Seen.Attestation, new DateOnly(2028, 11, 23)), (trust.By, trust.Seen, desk.Town.Settings.Timings.DayOf(trust.Until)));
        await desk.Nora.Say("/note M1 vu");
        Assert.Contains("Confiance : identité vue, attestation vue (enfants) · par Mona · jusqu'au 22 novembre 2028", desk.Shared(), StringComparison.Ordinal);
        Assert.DoesNotContain("n'a pas été vue", desk.Shared(), StringComparison.Ordinal);
        await desk.Mona.Press("✓ identité vue");
        Assert.Equal(Seen.Attestation, (await Bob(desk)).Trust!.Seen);
        Assert.Equal(["trust", "trust.seen", "trust.seen", "trust.until", "trust.not-seen"], await desk.Audit((await Bob(desk)).Reference));
    }

    /// <summary>Both look at the same card, on which nothing is ticked.</summary>
    [Fact]
    public async Task Seen_PressedByTwoAtOnce_IsSeen()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/confiance O1");
        await desk.Nora.Say("/confiance O1");
        var (bob, here) = (await Bob(desk), desk.Nora.Last.Buttons.First(b => b.Label.Contains("identité vue", StringComparison.Ordinal)).Data!);
        await desk.Mona.Press("identité vue");
        await desk.Nora.PressWith(here, desk.Nora.Last.MessageId);
        Assert.Equal(Seen.Identity, (await Bob(desk)).Trust!.Seen);
        Assert.Contains(desk.Nora.Last.Buttons, b => b.Label.Contains("✓ identité vue", StringComparison.Ordinal));
        Assert.Equal(["trust", "trust.seen"], await desk.Audit(bob.Reference));
        await desk.Nora.Press("✓ identité vue");
        Assert.Equal(Seen.Nothing, (await Bob(desk)).Trust!.Seen);
    }

    [Fact]
    public async Task Attestation_IsAskedOfNobodyElse()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/confiance O1");
        Assert.DoesNotContain(desk.Mona.Last.Buttons, b => b.Label.Contains("attestation", StringComparison.Ordinal));
        Assert.Contains("garder des enfants", await desk.Mona.PressWith($"ts:4:y:{(await Bob(desk)).Id}", 1), StringComparison.Ordinal);
        Assert.Equal(Seen.Nothing, (await Bob(desk)).Trust!.Seen);
    }

    [Fact]
    public async Task Trust_WhoseTimeIsOver_EndsByItselfAndTheTeamHearsOfIt()
    {
        await using var desk = await Desk.OpenAsync(Sensitive);
        await desk.Mona.Say("/confiance O1");
        await desk.Mona.Press("3 mois");
        await desk.Town.WaitAsync(TimeSpan.FromDays(20));
        Assert.True((await Bob(desk)).Trusted);
        await desk.Bob.Say("/mes");
        await desk.Town.WaitAsync(TimeSpan.FromDays(75));
        Assert.Equal((false, null), ((await Bob(desk)).Trusted, (await Bob(desk)).Trust));
        Assert.Contains("La confiance donnée à Bob est arrivée à sa fin", desk.Mona.Everything, StringComparison.Ordinal);
        Assert.NotEqual(MatchState.Proposed, (await desk.Match()).State);
        Assert.Equal("untrust", (await desk.Audit((await Bob(desk)).Reference))[^1]);
    }

    [Fact]
    public async Task Seen_OfOneself_OrByANeighbour_IsNotKept()
    {
        await using var desk = await Desk.OpenAsync(Sensitive);
        await desk.Mona.Say("/moderation ajouter @bob");
        var me = (await Bob(desk)).Id;
        Assert.Contains("vous-même", await desk.Bob.PressWith($"ts:1:y:{me}", 1), StringComparison.Ordinal);
        Assert.Contains("vous-même", await desk.Bob.PressWith($"tf:24:{me}", 1), StringComparison.Ordinal);
        await desk.Alice.PressWith($"ts:1:y:{me}", 1);
        Assert.Equal(Seen.Nothing, (await Bob(desk)).Trust!.Seen);
        Assert.Contains("pas la marque", await desk.Mona.PressWith("ts:1:y:2", 1), StringComparison.Ordinal);
    }
}
