using Dapper;
using Solidarity.Bot.Turns;
using Solidarity.Core.CheckIns;
using Solidarity.Core.Moderation;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.CheckIns;

/// <summary>What follows where no answer comes, and what takes it back.</summary>
public sealed class SilenceTests
{
    private static string Plain(string text) => text.Replace('\u00a0', ' ');

    [Fact]
    public async Task Silence_GoesFromTheRepeatToTheBuddyToTheTeam_EachOnce()
    {
        await using var all = await Roses.OpenAsync();
        await all.Nine();
        await all.Town.SweepAsync();
        Assert.Single(all.Rose.Screen, m => m.Text.Contains("comment allez-vous", StringComparison.Ordinal));
        await all.Silence(2);
        Assert.Equal(RoundState.Repeated, await all.State());
        await all.Silence(2);
        await all.Town.SweepAsync();
        Assert.Single(all.Bob.Screen, m => m.Text.Contains("n'a pas répondu", StringComparison.Ordinal));
        Assert.DoesNotContain("Rose", all.Mona.Everything, StringComparison.Ordinal);
        await all.Silence(2);
        await all.Town.SweepAsync();
        foreach (var one in (Resident[])[all.Mona, all.Nora]) Assert.Single(one.Screen, m => m.Text.Contains("C1", StringComparison.Ordinal));
        Assert.Equal(["check-in.alert"], (await all.Town.Read(s => s.Audit.Of("C1"))).Select(row => row.Action));
    }

    public static TheoryData<string> Signs() => ["press", "command", "text", "photo", "place", "contact", "forward", "edit"];

    /// <summary>Whatever somebody does in private tells that they are there.</summary>
    [Theory]
    [MemberData(nameof(Signs))]
    public async Task Sign_OfWhateverKind_TakesTheAlarmBackEverywhere(string sign)
    {
        await using var all = await Roses.OpenAsync();
        await all.Nine();
        await all.Silence(6);
        Assert.Equal(RoundState.WithTeam, await all.State());
        await (sign switch
        {
            "press" => all.Rose.PressWith("go:mine", 1),
            "command" => all.Rose.Say("/mes"),
            "text" => all.Rose.Say("Coucou"),
            "photo" => all.Rose.Send(MediaKind.Photo),
            "place" => all.Rose.SharePlace(48.7876, 2.3928),
            "contact" => all.Rose.SharePhone("+33611111111"),
            "forward" => all.Rose.Forward("Une recette"),
            _ => all.Rose.Edit(1, "Coucou"),
        });
        Assert.Equal(RoundState.Answered, await all.State());
        Assert.Contains("Rose : nous avons des nouvelles", Plain(all.Bob.Last.Text), StringComparison.Ordinal);
        foreach (var one in (Resident[])[all.Mona, all.Nora])
        {
            var card = one.Screen.Last(m => m.Text.Contains("C1", StringComparison.Ordinal));
            Assert.Contains("A donné de ses nouvelles", card.Text, StringComparison.Ordinal);
            Assert.Empty(card.Buttons);
        }

        await all.Silence(2);
        Assert.DoesNotContain("toujours pas", all.Mona.Everything, StringComparison.Ordinal);
    }

    /// <summary>Whoever lets the bot go, or writes in a group, has said nothing to it.</summary>
    [Fact]
    public async Task Sign_ThatIsNone_TakesNothingBack()
    {
        await using var all = await Roses.OpenAsync();
        await all.Nine();
        await all.Silence(4);
        await all.Rose.Say("Bonjour à tous", chat: "-100");
        await all.Rose.Do(new Removed());
        Assert.Equal(RoundState.WithBuddy, await all.State());
    }

    /// <summary>Nobody can be written to who blocked the bot: that is silence too, and not a quiet one. Once seen to, it doesn't come again each day.</summary>
    [Fact]
    public async Task Unreachable_GoesTheSameWay_AndThenNoHelloFollowsUntilTheyComeBack()
    {
        await using var all = await Roses.OpenAsync();
        await all.Rose.Do(new Removed());
        await all.Nine();
        await all.Silence(6);
        Assert.Contains("Telegram ne permet plus", all.Mona.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Telegram", all.Bob.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("comment allez-vous", all.Rose.Everything, StringComparison.Ordinal);
        await all.Mona.Press("J'ai eu de ses nouvelles");
        Assert.Equal((RoundState.Reached, CheckIn.WithoutEnd), (await all.State(), (await all.Town.Read(s => s.CheckIns.Of(s.CheckInRounds.Find(1)!.PersonId)))!.PausedUntil));
        await all.Rose.Say("/nouvelles");
        await all.Rose.Press("Reprendre");
        await all.Town.WaitAsync(TimeSpan.FromHours(18));
        Assert.Contains("comment allez-vous", all.Rose.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_DownForADay_SaysNoOldHello()
    {
        await using var all = await Roses.OpenAsync();
        await all.Town.WaitAsync(TimeSpan.FromHours(30));
        Assert.DoesNotContain("comment allez-vous", all.Rose.Everything, StringComparison.Ordinal);
        Assert.Null(await all.Town.Read(s => s.CheckInRounds.Find(1)));
        await all.Town.WaitAsync(TimeSpan.FromHours(17));
        Assert.Contains("comment allez-vous", all.Rose.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_BackAfterADay_GivesAnOpenQuestionItsWholeTimeAnew()
    {
        await using var all = await Roses.OpenAsync();
        await all.Nine();
        await all.Silence(2);
        all.Town.Clock.Advance(TimeSpan.FromDays(1));
        await all.Town.SweepAsync();
        Assert.Equal(RoundState.Repeated, await all.State());
        Assert.DoesNotContain("n'a pas répondu", all.Bob.Everything, StringComparison.Ordinal);
        await all.Silence(2);
        Assert.Equal(RoundState.WithBuddy, await all.State());
    }

    /// <summary>What still waits to be sent has asked nobody anything.</summary>
    [Fact]
    public async Task Hello_ThatHasNotGoneOut_IsNoSilence()
    {
        await using var all = await Roses.OpenAsync();
        await all.Nine();
        await all.Town.Read(s => s.Outbox.Add("telegram", all.Rose.Id, OutboxKind.Reminder, "{}", null, all.Town.Clock.GetUtcNow()));
        await all.Silence(4);
        Assert.Equal(RoundState.Asked, await all.State());
        await all.Town.Read(s => s.Connection.Execute("delete from outbox"));
        await all.Silence(2);
        Assert.Equal(RoundState.Repeated, await all.State());
    }

    /// <summary>Being suspended ends nobody's check-in, nor does a service that is closed.</summary>
    [Fact]
    public async Task Suspended_AndClosed_AreAskedAllTheSame()
    {
        await using var all = await Roses.OpenAsync();
        await all.Town.Read(s => { s.People.SetBanned(s.People.Find("telegram", all.Rose.Id)!.Id, Sanction.ForEver); return 0; });
        await all.Mona.Say("/fermer");
        await all.Mona.Say("Vacances");
        if (all.Mona.Last.Buttons.Any(b => b.Label.Contains("Fermer", StringComparison.Ordinal))) await all.Mona.Press("Fermer");
        await all.Nine();
        Assert.Contains("comment allez-vous", all.Rose.Last.Text, StringComparison.Ordinal);
        await all.Rose.Press(Roses.Well);
        Assert.Equal(HelloAnswer.Well, (await all.Round()).Answer);
        await all.Rose.Say("/nouvelles");
        Assert.Contains("Prochaine fois", all.Rose.Last.Text, StringComparison.Ordinal);
        // Nobody begins anew while it is closed.
        var carl = all.Town.Person("Carl");
        await carl.Say("/nouvelles");
        Assert.Contains("Vacances", carl.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buddy_WhoIsSuspendedOrOutOfReach_IsNotAsked()
    {
        await using var all = await Roses.OpenAsync();
        await all.Bob.Do(new Removed());
        await all.Nine();
        await all.Silence(4);
        Assert.Equal(RoundState.WithTeam, await all.State());
    }

    [Fact]
    public async Task Buddy_WhoStepsBackInTheMiddle_LeavesItToTheTeam()
    {
        await using var all = await Roses.OpenAsync();
        await all.Nine();
        await all.Silence(4);
        await all.Bob.Say("/nouvelles");
        await all.Bob.Press("Ne plus m'avertir");
        Assert.Equal(RoundState.WithTeam, await all.State());
        Assert.Contains("Bob ne peut plus", Plain(all.Rose.Last.Text), StringComparison.Ordinal);
        // What he finds is no longer his to say.
        await all.Bob.PressLate("J'ai de ses nouvelles");
        Assert.Equal(RoundState.WithTeam, await all.State());
    }

    [Fact]
    public async Task Buddy_OnTheWay_HasTheTimeOnceMore_Once()
    {
        await using var all = await Roses.OpenAsync();
        await all.Nine();
        await all.Silence(4);
        await all.Town.WaitAsync(TimeSpan.FromHours(1));
        await all.Bob.Press("Je m'en occupe");
        var due = (await all.Round()).DueAt;
        await all.Town.WaitAsync(TimeSpan.FromMinutes(30));
        await all.Bob.PressLate("Je m'en occupe");
        Assert.Equal(due, (await all.Round()).DueAt);
        await all.Town.WaitAsync(TimeSpan.FromMinutes(90));
        Assert.Equal(RoundState.WithTeam, await all.State());
    }

    [Fact]
    public async Task Answers_OfNinetyDaysAgo_AreGone()
    {
        await using var all = await Roses.OpenAsync();
        await all.Nine();
        await all.Rose.Press(Roses.Well);
        await all.Rose.PressWith("hc:5", 1);
        await all.Town.WaitAsync(TimeSpan.FromDays(89));
        Assert.NotNull(await all.Town.Read(s => s.CheckInRounds.Find(1)));
        await all.Town.WaitAsync(TimeSpan.FromDays(2));
        Assert.Null(await all.Town.Read(s => s.CheckInRounds.Find(1)));
    }
}
