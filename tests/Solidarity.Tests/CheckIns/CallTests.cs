using Solidarity.Core.CheckIns;
using Solidarity.Tests.Chats;
using Solidarity.Tests.Moderation;

namespace Solidarity.Tests.CheckIns;

/// <summary>A person with a phone only: each hello is a call of whoever speaks for them.</summary>
public sealed class CallTests
{
    private static async Task<(Town Town, Resident Mona, Resident Nora, Resident Bob)> OpenAsync(params (string, string?)[] settings)
    {
        var all = await ByPhone.RegisteredAsync(settings);
        await all.Mona.Press("Prendre de ses nouvelles");
        await all.Mona.Press("Chaque jour");
        await all.Mona.Press("10 h");
        await all.Mona.Press("La personne a dit oui");
        await all.Mona.Press("Commencer");
        return all;
    }

    private static async Task<CheckInRound> Round(Town town, long id = 1) => (await town.Read(s => s.CheckInRounds.Find(id)))!;

    [Fact]
    public async Task Call_AnsweredByTheAgent_IsTheAnswer_AndAudited()
    {
        var (town, mona, nora, _) = await OpenAsync();
        await using var _ = town;
        await town.WaitAsync(TimeSpan.FromDays(1));
        Assert.Contains("comment allez-vous", ByPhone.Sheet(mona), StringComparison.Ordinal);
        Assert.DoesNotContain("Jeanne", nora.Everything, StringComparison.Ordinal);
        await mona.Press("Tout va bien");
        Assert.Equal((RoundState.Answered, HelloAnswer.Well), ((await Round(town)).State, (await Round(town)).Answer));
        var jeanne = await ByPhone.Jeanne(town);
        var rows = await town.Read(s => s.Audit.Of(jeanne.Reference));
        Assert.Contains(rows, row => row is { Action: "check-in.start", Detail: "OnThePhone" });
        Assert.Contains(rows, row => row is { Action: "on-behalf", Detail: "hello" });
        Assert.Equal((Agreed.OnThePhone, town.Clock.GetUtcNow() - TimeSpan.FromDays(1)), await town.Read(s => (s.CheckIns.Of(jeanne.Id)!.Agreed, s.CheckIns.Of(jeanne.Id)!.AgreedAt)));
    }

    [Fact]
    public async Task Call_NobodyAnswersTwice_TellsTheWholeTeamAtOnce()
    {
        var (town, mona, nora, _) = await OpenAsync();
        await using var _ = town;
        await town.WaitAsync(TimeSpan.FromDays(1));
        await mona.Press("Personne n'a répondu");
        Assert.Equal(RoundState.Asked, (await Round(town)).State);
        await town.WaitAsync(TimeSpan.FromHours(2));
        Assert.Contains("deuxième appel", ByPhone.Sheet(mona), StringComparison.Ordinal);
        await mona.Press("Personne n'a répondu", under: "deuxième");
        Assert.Equal((RoundState.WithTeam, 2), ((await Round(town)).State, (await Round(town)).UnansweredCalls));
        Assert.Contains(ByPhone.Number, nora.Last.Text, StringComparison.Ordinal);
        // She rings back: the sheet that is still there counts.
        await mona.Press("Tout va bien", under: "Une autre fiche");
        Assert.Equal(RoundState.Answered, (await Round(town)).State);
        Assert.Contains("A donné de ses nouvelles", nora.Screen.Last().Text, StringComparison.Ordinal);
    }

    /// <summary>A call that nobody makes is silence as well.</summary>
    [Fact]
    public async Task Call_NobodyMakes_ComesToTheTeam()
    {
        var (town, _, nora, _) = await OpenAsync();
        await using var _ = town;
        await town.WaitAsync(TimeSpan.FromDays(1));
        await town.WaitAsync(TimeSpan.FromHours(2));
        await town.WaitAsync(TimeSpan.FromHours(2));
        Assert.Contains("0 appel", nora.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_OnAHoliday_IsNotMade()
    {
        var (town, mona, _, _) = await OpenAsync(("Moderation:Holidays", "2026-11-24"));
        await using var _ = town;
        await town.WaitAsync(TimeSpan.FromDays(1));
        Assert.DoesNotContain("À appeler", mona.Everything, StringComparison.Ordinal);
        await town.WaitAsync(TimeSpan.FromDays(1));
        Assert.Contains("À appeler", mona.Everything, StringComparison.Ordinal);
    }

    /// <summary>Without their yes nobody is called, and nothing is kept.</summary>
    [Fact]
    public async Task Person_WhoSaysNo_IsNotCalled()
    {
        var (town, mona, _, _) = await ByPhone.RegisteredAsync();
        await using var _ = town;
        await mona.Press("Prendre de ses nouvelles");
        await mona.Press("Chaque jour");
        await mona.Press("10 h");
        await mona.Press("La personne a dit non");
        var jeanne = await ByPhone.Jeanne(town);
        Assert.Null(await town.Read(s => s.CheckIns.Of(jeanne.Id)));
    }

    /// <summary>What they answered is theirs: the team reads it where it looks for them, and nowhere else.</summary>
    [Fact]
    public async Task Agent_ReadsNoHistory_AndPassesNoLinkOn()
    {
        var (town, mona, _, _) = await OpenAsync();
        await using var _ = town;
        await town.WaitAsync(TimeSpan.FromDays(1));
        await mona.Press("Pas très bien");
        var jeanne = await ByPhone.Jeanne(town);
        var before = mona.Everything;
        foreach (var verb in (int[])[8, 9, 10]) await mona.PressWith($"b:{jeanne.Id}:hc:{verb}", 1);
        Assert.DoesNotContain("pas très bien", mona.Everything[before.Length..], StringComparison.Ordinal);
        Assert.DoesNotContain("hello-", mona.Everything, StringComparison.Ordinal);
        await mona.PressWith("al:0:1", 1);
        Assert.DoesNotContain("pas très bien", mona.Everything[before.Length..], StringComparison.Ordinal);
    }

    /// <summary>Whoever comes to the chat themselves is asked there from then on.</summary>
    [Fact]
    public async Task Person_WhoComesToTheChat_KeepsTheirCheckIn()
    {
        var (town, mona, _, _) = await OpenAsync();
        await using var _ = town;
        var jeanne = town.Person("Jeanne");
        await jeanne.AgreeTo();
        await jeanne.Say("/contact");
        await jeanne.Press("téléphone");
        await jeanne.SharePhone(ByPhone.Number);
        await mona.Press("Oui");
        await town.WaitAsync(TimeSpan.FromDays(1));
        Assert.Contains("comment allez-vous", jeanne.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("À appeler", mona.Everything, StringComparison.Ordinal);
        await jeanne.Press("Tout va bien");
        Assert.Equal(HelloAnswer.Well, (await Round(town)).Answer);
    }
}
