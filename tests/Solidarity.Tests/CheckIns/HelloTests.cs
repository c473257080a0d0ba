using Solidarity.Core.CheckIns;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.CheckIns;

/// <summary>Answers to a hello: whose they are, who reads them, and what is passed on.</summary>
public sealed class HelloTests
{
    private static string Plain(string? text) => (text ?? "").Replace('\u00a0', ' ');

    /// <summary>A closed alert shows nothing of what they answered, however it is opened.</summary>
    [Fact]
    public async Task Answers_OfOneWhoIsNotLookedFor_AreNobodysToRead()
    {
        await using var all = await Roses.OpenAsync(buddy: false);
        await all.Nine();
        await all.Rose.Press("Pas très bien");
        var before = all.Mona.Everything;
        await all.Mona.PressWith("al:0:1", 1);
        await all.Mona.Say("/prendre C1");
        await all.Mona.Say("/note C1 Bonjour");
        Assert.DoesNotContain("Rose", all.Mona.Everything[before.Length..], StringComparison.Ordinal);
        Assert.DoesNotContain("très bien", all.Mona.Everything[before.Length..], StringComparison.Ordinal);
    }

    /// <summary>Somebody of the team may be asked how they are, too: the others look for them.</summary>
    [Fact]
    public async Task Moderator_WhoDoesNotAnswer_IsTheOthersToLookFor()
    {
        await using var all = await Roses.OpenAsync(buddy: false);
        await all.Rose.PressWith("hc:12", 1);
        await all.Nora.AgreeTo();
        await Roses.SetUp(all.Nora);
        await all.Nine();
        await all.Silence(4);
        Assert.Contains("Nora : pas de nouvelles", Plain(all.Mona.Last.Text), StringComparison.Ordinal);
        Assert.DoesNotContain("Nora : pas de nouvelles", Plain(all.Nora.Everything), StringComparison.Ordinal);
        await all.Nora.PressWith("al:1:1", 1);
        Assert.Equal(RoundState.Answered, await all.State());
        Assert.Null((await all.Round()).ClosedBy);
        // Nor does she close what she asked the others for.
        await all.Nora.PressWith("he:1:1", 1);
        await all.Nora.PressWith("he:4:1", 1);
        var before = all.Nora.Everything;
        foreach (var forged in (string[])["al:0:1", "al:1:1", "al:2:1", "cs:take:C1"]) await all.Nora.PressWith(forged, 1);
        Assert.Equal((RoundState.Wished, before), (await all.State(), all.Nora.Everything));
        await all.Nora.Say("/historique C1");
        Assert.DoesNotContain("alerte", all.Nora.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wish_IsPassedOnOnlyWhenAsked_AndNoSignOfLifeEndsIt()
    {
        await using var all = await Roses.OpenAsync(buddy: false);
        await all.Nine();
        await all.Rose.Press("Pas très bien");
        Assert.DoesNotContain("Rose", all.Mona.Everything, StringComparison.Ordinal);
        await all.Rose.Press("que l'équipe me contacte");
        await all.Rose.Say("/mes");
        Assert.Equal(RoundState.Wished, await all.State());
        await all.Town.WaitAsync(TimeSpan.FromHours(1));
        Assert.Contains("attend un appel", Plain(all.Nora.Last.Text), StringComparison.Ordinal);
        await all.Mona.Press("Nous nous sommes parlé");
        Assert.Equal(RoundState.Reached, await all.State());
        // Who is well has nothing to wish for.
        await all.Town.WaitAsync(TimeSpan.FromHours(23));
        await all.Rose.Press(Roses.Well);
        await all.Rose.PressWith("he:4:2", 1);
        Assert.Equal(RoundState.Answered, await all.State(2));
    }

    /// <summary>A button answers its own question alone.</summary>
    [Fact]
    public async Task Press_UnderAnOldQuestion_IsASignOfLifeAndNoAnswer()
    {
        await using var all = await Roses.OpenAsync(buddy: false);
        await all.Nine();
        await all.Rose.Say("Coucou");
        await all.Town.WaitAsync(TimeSpan.FromDays(1));
        await all.Rose.PressWith("he:0:1", 1);
        Assert.Equal((null, null, RoundState.Answered), ((await all.Round(1)).Answer, (await all.Round(2)).Answer, await all.State(2)));
        Assert.Contains("autre moment", all.Rose.Last.Text, StringComparison.Ordinal);
        // Help is never a question of which button.
        await all.Rose.PressWith("he:2:1", 1);
        Assert.Contains("15", all.Rose.Last.Text, StringComparison.Ordinal);
        await all.Rose.Press(Roses.Well);
        Assert.Equal(HelloAnswer.Well, (await all.Round(2)).Answer);
    }

    [Fact]
    public async Task Stop_ForgetsTheAnswers_AndFreesTheBuddy()
    {
        await using var all = await Roses.OpenAsync();
        await all.Nine();
        await all.Rose.Press("Pas très bien");
        await all.Rose.PressWith("hc:12", 1);
        Assert.Null((await all.Round()).Answer);
        Assert.Contains("plus la personne à prévenir pour Rose", Plain(all.Bob.Last.Text), StringComparison.Ordinal);
        var before = all.Rose.Everything;
        await all.Town.WaitAsync(TimeSpan.FromDays(1));
        Assert.Equal(before, all.Rose.Everything);
    }
}
