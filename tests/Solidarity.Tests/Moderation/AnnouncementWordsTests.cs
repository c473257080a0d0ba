using Solidarity.Core.Moderation;
using static Solidarity.Tests.Moderation.Announcing;

namespace Solidarity.Tests.Moderation;

/// <summary>The words of an announcement reach everybody as they were written, and not longer than may be.</summary>
public sealed class AnnouncementWordsTests
{
    [Fact]
    public async Task Announcement_WithALink_IsSentAsItWasWritten()
    {
        await using var desk = await Desk.OpenAsync();
        const string Words = "Inscrivez-vous : https://ville.test/masques?a=1 ou 01 46 82 80 00\n\nMerci <3";
        await WriteAsync(desk.Mona, Words);
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        Assert.Equal(1, Got(desk.Alice, Words));
        Assert.Contains("Merci &lt;3", desk.Alice.Last.Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Announcement_WithMarkupDangerAndSeveralLines_IsShownAsItWasWritten()
    {
        await using var desk = await Desk.OpenAsync();
        await WriteAsync(desk.Mona, "=1+1 <b>Attention</b>\n\n\n\nEn cas de violence conjugale, appelez le 3919\n/start");
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        var lines = desk.Alice.Last.Text.Split('\n');
        Assert.Equal("=1+1 <b>Attention</b>", lines[1]);
        Assert.Equal(["", "En cas de violence conjugale, appelez le 3919", "/start"], lines[2..]);
        // Words of danger in it are nobody's alarm.
        Assert.DoesNotContain("🆘", desk.Nora.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Announcement_LongerThanMayBe_IsAskedForAgain()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Mona.Say("/annoncer");
        await desk.Mona.Say("nulle part ailleurs");
        Assert.Contains("nulle part", desk.Mona.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Press("Tout le monde");
        await desk.Mona.Say(new string('a', Announcement.LongestWords + 1));
        Assert.Contains("800", desk.Mona.Last.Text, StringComparison.Ordinal);
        await desk.Mona.Say(new string('"', Announcement.LongestWords));
        await desk.Mona.Press("Demander à une autre personne");
        await desk.Nora.Press("Confirmer");
        await desk.Town.SweepAsync();
        Assert.Contains(new string('"', Announcement.LongestWords), desk.Alice.Last.Text, StringComparison.Ordinal);
    }
}
