using Solidarity.Core.CheckIns;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.CheckIns;

/// <summary>What the team hears of people of whom nobody has heard, and how it ends.</summary>
public sealed class AlertTests
{
    private static string Plain(string text) => text.Replace('\u00a0', ' ');

    [Fact]
    public async Task Team_ThatDoesNotAct_IsToldAgainEveryHourByDay_ButNotWhileSomebodyHasIt()
    {
        await using var all = await Roses.OpenAsync(buddy: false);
        await all.Town.WaitAsync(TimeSpan.FromDays(4));
        // A Saturday: the desk is closed until Monday.
        await all.Nine();
        await all.Silence(4);
        Assert.Equal(RoundState.WithTeam, await all.State());
        await all.Town.WaitAsync(TimeSpan.FromHours(1));
        Assert.Contains("Rose : toujours pas de nouvelles, depuis 60 minutes", Plain(all.Nora.Last.Text), StringComparison.Ordinal);
        await all.Nora.Press("Voir");
        await all.Nora.Press("Je m'en occupe");
        var told = all.Mona.Everything.Split("toujours pas").Length;
        await all.Town.WaitAsync(TimeSpan.FromMinutes(29));
        Assert.Equal(told, all.Mona.Everything.Split("toujours pas").Length);
        Assert.Contains("s'occupe de C1", Plain((await all.Mona.Press("J'ai appelé les secours"))!), StringComparison.Ordinal);
        await all.Town.WaitAsync(TimeSpan.FromHours(1));
        await all.Town.WaitAsync(TimeSpan.FromHours(1));
        Assert.True(all.Mona.Everything.Split("toujours pas").Length > told);
        await all.Mona.Press("J'ai appelé les secours");
        Assert.Equal(["check-in.alert", "take", "check-in.help-called"], (await all.Town.Read(s => s.Audit.Of("C1"))).Select(row => row.Action));
        // Nothing good is told to anybody where help was called.
        Assert.DoesNotContain("que vous alliez bien", all.Rose.Everything, StringComparison.Ordinal);
    }

    /// <summary>First whoever decides where she lives, then everybody.</summary>
    [Fact]
    public async Task Team_OfAnotherTown_HearsOfItWhereNobodyActs()
    {
        await using var all = await Roses.OpenAsync(buddy: false);
        await all.Rose.PublishesNeed();
        await all.Mona.Say("/secteur P1 38000");
        await all.Nine();
        await all.Silence(4);
        Assert.DoesNotContain("Rose", all.Mona.Everything, StringComparison.Ordinal);
        Assert.Contains("Rose : pas de nouvelles", Plain(all.Nora.Last.Text), StringComparison.Ordinal);
        await all.Town.WaitAsync(TimeSpan.FromHours(1));
        await all.Mona.Press("Voir");
        await all.Mona.Press("J'ai eu de ses nouvelles");
        Assert.Equal(RoundState.Reached, await all.State());
        Assert.Contains("L'équipe de modération m'a dit", Plain(all.Rose.Last.Text), StringComparison.Ordinal);
        Assert.Contains("Mona a eu de ses nouvelles", Plain(all.Nora.Screen.Last(m => m.Text.Contains("C1", StringComparison.Ordinal) && m.Buttons.Count() != 1).Text), StringComparison.Ordinal);
    }

    /// <summary>In the group that the team speaks in, as any card.</summary>
    [Fact]
    public async Task Team_WithAGroup_SeesAndClosesTheAlertThere()
    {
        await using var all = await Roses.OpenAsync(buddy: false, ("Moderation:ChatId", "-100777"));
        await all.Nine();
        await all.Silence(4);
        var carl = all.Town.Person("Carl");
        await carl.Press("J'ai eu de ses nouvelles", chat: "-100777");
        Assert.Equal(RoundState.WithTeam, await all.State());
        await all.Nora.Press("J'ai eu de ses nouvelles", chat: "-100777");
        Assert.Equal(RoundState.Reached, await all.State());
        var card = all.Town.Delivered.Last(d => d.Chat == "-100777");
        Assert.Contains("Nora a eu de ses nouvelles", Plain(card.Text), StringComparison.Ordinal);
        Assert.DoesNotContain("Dernières réponses", card.Text, StringComparison.Ordinal);
    }

    /// <summary>An alarm that is over is not raised by what comes late: an answer is kept, and the card shows it.</summary>
    [Fact]
    public async Task Answer_AfterHelpWasCalled_StandsOnTheCard()
    {
        await using var all = await Roses.OpenAsync(buddy: false);
        await all.Nine();
        await all.Silence(4);
        await all.Mona.Press("J'ai appelé les secours");
        await all.Rose.Say("Me voilà");
        Assert.Contains("A donné de ses nouvelles", Plain(all.Mona.Last.Text), StringComparison.Ordinal);
        await all.Rose.Press("Pas très bien");
        Assert.Equal(HelloAnswer.NotWell, (await all.Round()).Answer);
    }

    /// <summary>The next day's hello comes all the same; a second alert stands in the place of the first.</summary>
    [Fact]
    public async Task Alert_NobodySawTo_KeepsNoHelloBack_AndIsReplacedByTheNext()
    {
        await using var all = await Roses.OpenAsync(buddy: false);
        await all.Nine();
        await all.Silence(4);
        for (var hour = 0; hour < 24; hour++) await all.Town.WaitAsync(TimeSpan.FromHours(1));
        Assert.Equal((RoundState.Ended, RoundState.WithTeam), (await all.State(1), await all.State(2)));
        Assert.Contains("terminée", all.Mona.Screen.First(m => m.Text.Contains("C1", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        await all.Rose.Say("Me voilà");
        Assert.Equal(RoundState.Answered, await all.State(2));
    }
}
