using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Dialogues;

/// <summary>Whoever writes a number or speaks of money is told before anybody reads it, and may publish all the same.</summary>
public sealed class ReviewWarningTests
{
    [Theory]
    [InlineData("Appelez le 06 00 00 00 01", true, false)]
    [InlineData("Je paie 10 euros", false, true)]
    [InlineData("Écrivez à moi@exemple.fr, je rembourse", true, true)]
    [InlineData("Du pain et du lait", false, false)]
    public async Task Summary_OfWhatSomebodyWrote_WarnsOfContactsAndMoney(string sentence, bool contact, bool money)
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.AgreeTo();
        await alice.Say("/besoin");
        await alice.Press("Courses");
        await alice.Say(sentence);
        await alice.Press("Dès que possible");
        await alice.Say("94400");
        await alice.Press("Pour moi");
        Assert.Equal((contact, money), (alice.Last.Text.Contains("un numéro, une adresse", StringComparison.Ordinal), alice.Last.Text.Contains("tout est gratuit", StringComparison.Ordinal)));
        await alice.Press("Publier");
        Assert.Equal(1, await town.Read(s => s.Posts.Of(1, town.Clock.GetUtcNow()).Count));
    }
}
