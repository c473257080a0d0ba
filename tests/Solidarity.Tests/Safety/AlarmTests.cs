using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Safety;

/// <summary>What is said is in danger-fr.chat and danger-en.chat; here, what must not happen.</summary>
public sealed class AlarmTests
{
    [Fact]
    public async Task Words_InAGroup_AreNeitherReadNorTold()
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.Say("je veux mourir", chat: "-500");
        Assert.DoesNotContain(town.Delivered, d => d.Text.Contains("3114", StringComparison.Ordinal));
    }

    /// <summary>Neither the words nor which danger: only that numbers were given.</summary>
    [Fact]
    public async Task Words_OfADanger_LeaveNothingBehindButThatNumbersWereGiven()
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.Say("je veux mourir");
        using var connection = town.Database.Open();
        var row = Assert.Single(new AuditStore(connection).Of("P1"), r => r.Action == "danger");
        Assert.Null(row.Detail);
    }

    /// <summary>Nobody is told that somebody was told.</summary>
    [Fact]
    public async Task Words_WhereNobodyIsAtTheDesk_PromiseNothing()
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.Say("je veux mourir");
        Assert.Contains("3114", alice.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("J'ai envoyé", alice.Last.Text, StringComparison.Ordinal);
    }

    /// <summary>A reason is about others; nobody is asked how they are for it.</summary>
    [Fact]
    public async Task Words_InAModeratorsCommand_RaiseNoAlarm()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var mona = town.Person("Mona", "fr", "mona", 9001);
        await mona.Say("/start");
        await mona.Say("/refuser M3 son mari est violent");
        Assert.DoesNotContain(town.Delivered, d => d.Text.Contains("🆘", StringComparison.Ordinal));
    }

    /// <summary>What somebody wrote as their name or their words is shown as it is, and is no markup at the desk.</summary>
    [Fact]
    public async Task Words_WithMarkup_ReachTheDeskAsText()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var mona = town.Person("Mona", "fr", "mona", 9001);
        await mona.Say("/start");
        await town.Person("<b>Eve</b>").Say("je veux mourir <a href=\"https://example.org\">ici</a>");
        Assert.Contains("Eve", mona.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b><b>", mona.Last.Message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<a href=\"https", mona.Last.Message.Text, StringComparison.Ordinal);
    }

    /// <summary>Whoever writes it again and again gets the numbers each time; the desk hears of it three times in a while.</summary>
    [Fact]
    public async Task Words_AgainAndAgain_DoNotFloodTheDesk()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var mona = town.Person("Mona", "fr", "mona", 9001);
        await mona.Say("/start");
        var alice = town.Person("Alice");
        for (var i = 0; i < 5; i++) await alice.Say("je veux mourir");
        Assert.Equal(3, town.Delivered.Count(d => d.Chat == mona.Id && d.Text.Contains("🆘", StringComparison.Ordinal)));
        Assert.Equal(5, town.Delivered.Count(d => d.Chat == alice.Id && d.Text.Contains("3114", StringComparison.Ordinal)));
        await town.WaitAsync(TimeSpan.FromMinutes(11));
        await alice.Say("je veux mourir");
        Assert.Equal(4, town.Delivered.Count(d => d.Chat == mona.Id && d.Text.Contains("🆘", StringComparison.Ordinal)));
    }
}
