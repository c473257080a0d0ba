using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Dialogues;

/// <summary>What people type in the place of a button takes them on as the button would.</summary>
public sealed class TypedAnswersTests : NewcomerStory
{
    [Fact]
    public async Task PairsAreWished_InTheirWords()
    {
        await _alice.AgreeTo();
        await _alice.Say("Il me faut deux personnes pour porter un meuble au 2e étage");
        await _alice.Press("Dès que possible");
        await _alice.Say("94400");
        await _alice.Press("Pour moi");
        // How many was read from the sentence.
        Assert.Contains("ensemble", _alice.Last.Text, StringComparison.Ordinal);
        await _alice.Say("oui, ensemble");
        await _alice.Press("Publier");
        var need = await _town.Read(stores => stores.Posts.GetNeed(1));
        Assert.Equal(("moving", 2, true), (need.Category.Id, need.Places, need.GoesInPairs));
    }

    /// <summary>What was typed for each week is what is published.</summary>
    [Theory]
    [InlineData("fr", "mardi et vendredi", "peu importe qui", "weekly:2,5:dates")]
    [InlineData("fr", "le week-end", "la même personne", "weekly:6,7")]
    [InlineData("en", "Tuesday and Friday", "the same person", "weekly:2,5")]
    [InlineData("en", "every day", "whoever can", "weekly:1,2,3,4,5,6,7:dates")]
    public async Task EachWeek_InTheirWords_IsPublished(string language, string days, string who, string when)
    {
        var alice = _town.Person("Alice", language);
        await ToWhenAsync(alice, language);
        await alice.Press(language == "fr" ? "Chaque semaine" : "Every week");
        await alice.Say(days);
        Assert.Contains(alice.Last.Buttons, button => button.Label.Contains('✅', StringComparison.Ordinal) || button.Label.Contains('☑', StringComparison.Ordinal));
        await alice.Say("ok");
        await alice.Say("dès que possible");
        Assert.Contains(language == "fr" ? "Qui doit venir" : "Who should come", alice.Last.Text, StringComparison.Ordinal);
        await alice.Say(who);
        await alice.Say("94400");
        await alice.Say(language == "fr" ? "pour ma voisine" : "for my mother");
        await alice.Press(language == "fr" ? "d'accord" : "they agree");
        await alice.Press(language == "fr" ? "Publier" : "Publish");
        var need = await _town.Read(stores => stores.Posts.GetNeed(1));
        Assert.Equal((when, Beneficiary.SomeoneElse), (need.When.Write(), need.Beneficiary));
    }

    /// <summary>Two days are each week, or one of them: the buttons say so, and nothing is guessed.</summary>
    [Theory]
    [InlineData("Chaque semaine", "weekly:2,5")]
    [InlineData("ven 27/11", "on:2026-11-27")]
    public async Task TwoDays_AreAskedBack(string pressed, string when)
    {
        await ToWhenAsync(_alice, "fr");
        await _alice.Say("mardi et vendredi");
        Assert.Contains("mardi, vendredi", _alice.Last.Text, StringComparison.Ordinal);
        await _alice.Press(pressed);
        if (pressed == "Chaque semaine") await _alice.Say("la même");
        await _alice.PublishesFromThePlaceOn();
        Assert.Equal(when, (await _town.Read(stores => stores.Posts.GetNeed(1))).When.Write());
    }

    [Fact]
    public async Task DaysThatAreNone_AreAskedAgain_AndNoneAreLost()
    {
        await ToWhenAsync(_alice, "fr");
        await _alice.Press("Chaque semaine");
        await _alice.Say("mardi");
        await _alice.Say("demain");
        Assert.Contains("tous les jours", _alice.Last.Text, StringComparison.Ordinal);
        await _alice.Say("et vendredi");
        await _alice.Say("c'est tout");
        Assert.Contains("mardi, vendredi", _alice.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_AreTicked_AndDone_InTheirWords()
    {
        var bob = _town.Person("Bob");
        await bob.AgreeTo();
        await bob.Say("Je peux faire les courses");
        await bob.Say("94400");
        await bob.Say("500m");
        await bob.Say("oui");
        Assert.Contains("au moins un moment", bob.Last.Text, StringComparison.Ordinal);
        await bob.Say("le samedi");
        await bob.Say("oui");
        await bob.Say("deux");
        await bob.Press("Publier");
        Assert.Equal(3, (await _town.Read(stores => stores.Posts.GetOffer(1))).Times.Count);
    }

    [Theory]
    [InlineData("publier")]
    [InlineData("Terminé")]
    [InlineData("oui")]
    [InlineData("ok")]
    [InlineData("merci")]
    [InlineData("Ok merci")]
    public async Task WordOfAButton_IsNoPlace(string typed)
    {
        await ToWhenAsync(_alice, "fr");
        await _alice.Press("Dès que possible");
        await _alice.Say(typed);
        Assert.Contains("Je n'ai pas trouvé ce lieu", _alice.Last.Text, StringComparison.Ordinal);
        await _alice.Say("Publier 74500");
        Assert.Contains("Pour qui", _alice.Last.Text, StringComparison.Ordinal);
    }

    private static async Task ToWhenAsync(Resident who, string language)
    {
        await who.Say(language == "fr" ? "/besoin" : "/need");
        await who.Press(language == "fr" ? "J'accepte" : "I agree");
        await who.Press(language == "fr" ? "Courses" : "Shopping");
        await who.Press(language == "fr" ? "Passer" : "Skip");
    }
}
