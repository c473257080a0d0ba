using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Dialogues;

/// <summary>Whoever just writes what they need or can do is led on, and what they wrote is kept.</summary>
public sealed class FreeWordsTests : NewcomerStory
{
    [Theory]
    [InlineData("bonjour, je voudrais de l'aide pour mes courses", "fr", PostKind.Need, "shopping")]
    [InlineData("Il me faut deux personnes pour porter un meuble", "fr", PostKind.Need, "moving")]
    [InlineData("Du pain et du lait, s'il vous plaît", "fr", PostKind.Need, "shopping")]
    [InlineData("Je ne peux pas aller chercher mes médicaments", "fr", PostKind.Need, "medicines")]
    [InlineData("Est-ce que je peux avoir un repas chaud ?", "fr", PostKind.Need, "meals")]
    [InlineData("I can't carry my groceries any more", "en", PostKind.Need, "shopping")]
    [InlineData("I need someone to mow the lawn", "en", PostKind.Need, "garden")]
    [InlineData("I can lend equipment", "en", PostKind.Offer, "gifts-equipment")]
    [InlineData("je peux aider ceux qui ont besoin de courses", "fr", PostKind.Offer, "shopping")]
    [InlineData("Je donne une table", "fr", PostKind.Offer, "gifts-furniture")]
    public async Task FirstSentence_LeadsOnAndIsKept(string sentence, string language, PostKind kind, string category)
    {
        foreach (var isNew in (bool[])[true, false])
        {
            var who = _town.Person("Alice", language);
            if (!isNew)
            {
                await who.Say(language == "fr" ? "/besoin" : "/need");
                await who.Press(language == "fr" ? "J'accepte" : "I agree");
                await who.Press(language == "fr" ? "Annuler" : "Cancel");
            }

            await who.Say(sentence);
            if (isNew) await who.Press(language == "fr" ? "J'accepte" : "I agree");
            Assert.Contains(kind == PostKind.Need ? (language == "fr" ? "vous demandez de l'aide" : "you ask for help") : language == "fr" ? "vous proposez de l'aide" : "you offer help", who.Last.Text, StringComparison.Ordinal);
            var snapshot = await SnapshotAsync(who);
            Assert.Contains($"\"{category}\"", snapshot, StringComparison.Ordinal);
            Assert.Contains(sentence.Split(' ')[2], snapshot, StringComparison.Ordinal);
            Assert.Contains(kind == PostKind.Need ? "\"need\"" : "\"offer\"", snapshot, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SentenceOfNoCategory_IsKeptWhileItIsAsked_AndPublished()
    {
        await _alice.Say("bonjour, il me faut quelqu'un samedi à 15h");
        await _alice.Press("J'accepte");
        await _alice.Press("Jardin");
        await _alice.PublishesFromThePlaceOn();
        var need = await _town.Read(stores => stores.Posts.GetNeed(1));
        Assert.Equal(("bonjour, il me faut quelqu'un samedi à 15h", "garden"), (need.Sentence, need.Category.Id));
        Assert.IsType<When.On>(need.When);
    }

    /// <summary>One sentence fills in all that it says; only the rest is asked.</summary>
    [Theory]
    [InlineData("quelqu'un pour mes courses samedi matin à Vitry-sur-Seine ?", "fr", "Pour moi", "Publier")]
    [InlineData("someone for my shopping on Saturday in Vitry-sur-Seine?", "en", "For me", "Publish")]
    public async Task WhatTheFirstSentenceSays_IsNotAskedAgain(string sentence, string language, string forMe, string publish)
    {
        var alice = _town.Person("Alice", language);
        await alice.Say(sentence);
        await alice.Press(language == "fr" ? "J'accepte" : "I agree");
        Assert.Contains("Vitry-sur-Seine (94)", alice.Last.Text, StringComparison.Ordinal);
        await alice.Press(forMe);
        await alice.Press(publish);
        var need = await _town.Read(stores => stores.Posts.GetNeed(1));
        Assert.Equal((sentence, "shopping", "94081", DayOfWeek.Saturday), (need.Sentence, need.Category.Id, need.Place.Insee, Assert.IsType<When.On>(need.When).Date.DayOfWeek));
    }

    [Fact]
    public async Task ANameOfSeveralCommunes_IsOfferedToChooseFrom()
    {
        await _alice.AgreeTo();
        await _alice.Say("il me faut quelqu'un pour mes courses tous les mardis à Vitry");
        await _alice.Press("La même personne");
        await _alice.Press("📍 Vitry-sur-Seine (94)");
        Assert.Contains("Pour qui", _alice.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDayIsThatOfTheWriting_WhereItIsAnsweredTheNextDay()
    {
        await _alice.AgreeTo();
        await _alice.Say("il me faut quelqu'un pour quelque chose demain");
        var tomorrow = DateOnly.FromDateTime(_town.Clock.GetUtcNow().UtcDateTime).AddDays(1);
        _town.Clock.Advance(TimeSpan.FromDays(1));
        await _alice.Press("Jardin");
        await _alice.PublishesFromThePlaceOn();
        Assert.Equal(tomorrow, Assert.IsType<When.On>((await _town.Read(stores => stores.Posts.GetNeed(1))).When).Date);
    }

    [Fact]
    public async Task TheDayInTheSentenceThatIsAskedFor_IsNotAskedAgain_ButOneThatBoundsIs()
    {
        await _alice.AgreeTo();
        await _alice.Say("/besoin");
        await _alice.Press("Jardin");
        await _alice.Say("La pelouse est à tondre samedi");
        Assert.Contains("Où", _alice.Last.Text, StringComparison.Ordinal);
        await _alice.Say("/annuler");
        await _alice.Say("/besoin");
        await _alice.Press("Jardin");
        await _alice.Say("La pelouse est haute depuis samedi");
        Assert.Contains("Pour quand", _alice.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offer_FromItsFirstSentence_IsPublished()
    {
        var bob = _town.Person("Bob");
        await bob.AgreeTo();
        await bob.Say("Je peux faire les courses le samedi");
        await bob.Say("94400");
        await bob.Say("3km");
        await bob.Press("À pied");
        await bob.Press("Terminé");
        await bob.Say("deux");
        await bob.Press("Publier");
        var offer = await _town.Read(stores => stores.Posts.GetOffer(1));
        Assert.Equal(("Je peux faire les courses le samedi", "shopping", 3000, 2), (offer.Sentence, offer.Categories[0].Id, offer.Radius.Metres, offer.Places));
    }

    [Theory]
    [InlineData("bonjour")]
    [InlineData("merci beaucoup pour tout")]
    [InlineData("j'habite ici depuis trois ans")]
    [InlineData("oui")]
    [InlineData("🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂")]
    public async Task WordsOfNoHelp_ShowTheDoors(string words)
    {
        await _alice.Say(words);
        Assert.Contains("Que voulez-vous faire", _alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains(_alice.Last.Buttons, button => button.Label.Contains("J'ai besoin d'aide", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SentenceTooLong_IsAskedForShorter_AndADangerComesFirst()
    {
        await _alice.AgreeTo();
        await _alice.Say("je cherche quelqu'un pour mes courses " + new string('x', Post.LongestSentence));
        Assert.Contains("lettres", _alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains(_alice.Last.Buttons, button => button.Label.Contains("Courses", StringComparison.Ordinal));
        await _alice.Press("Annuler");
        await _alice.Say("au secours, j'ai besoin d'aide, il y a le feu");
        Assert.Contains("les pompiers", _alice.Last.Text, StringComparison.Ordinal);
    }

    /// <summary>A greeting is no sentence that a helper could read: the one that says more is kept.</summary>
    [Fact]
    public async Task Greeting_GivesWayToTheSentenceThatSaysMore()
    {
        var alice = _town.Person("Alice", "en");
        await alice.Say("hi, could you help me");
        await alice.Press("I agree");
        Assert.DoesNotContain("I kept your sentence", alice.Last.Text, StringComparison.Ordinal);
        await alice.Say("I need two people to carry a wardrobe on saturday at 3pm");
        await alice.Say("saturday");
        await alice.Say("94400");
        await alice.Press("For me");
        await alice.Press("Yes, together");
        await alice.Press("Publish");
        var need = await _town.Read(stores => stores.Posts.GetNeed(1));
        Assert.Equal(("I need two people to carry a wardrobe on saturday at 3pm", "moving", 2), (need.Sentence, need.Category.Id, need.Places));
    }

    [Fact]
    public async Task Plea_ThenAButton_StillAsksForTheSentence()
    {
        await _alice.AgreeTo();
        await _alice.Say("bonjour, j'ai besoin d'aide");
        await _alice.Press("Courses");
        Assert.Contains("en une phrase", _alice.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plea_OfWhoOffers_StillAsksForTheSentence()
    {
        var bob = _town.Person("Bob");
        await bob.AgreeTo();
        await bob.Say("bonjour, je voudrais aider");
        await bob.Press("Courses");
        await bob.Press("Terminé");
        Assert.Contains("en une phrase", bob.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstSentence_AndTheOneThatNamesTheHelp_AreBothKept()
    {
        await _alice.AgreeTo();
        await _alice.Say("il me faut quelqu'un samedi à 15h");
        await _alice.Say("pour tailler ma haie");
        await _alice.PublishesFromThePlaceOn();
        Assert.Equal("il me faut quelqu'un samedi à 15h. pour tailler ma haie", (await _town.Read(stores => stores.Posts.GetNeed(1))).Sentence);
    }

    /// <summary>What could be either is asked with the two doors, and nobody writes it twice.</summary>
    [Theory]
    [InlineData("Je peux payer, je cherche quelqu'un pour mon jardin", "J'ai besoin d'aide", PostKind.Need)]
    [InlineData("Je peux payer, je cherche quelqu'un pour mon jardin", "j'ai besoin d'aide", PostKind.Need)]
    [InlineData("volunteer pour le jardin", "Je propose de l'aide", PostKind.Offer)]
    public async Task SentenceThatCouldBeEither_IsAskedWithTheTwoDoors(string sentence, string answer, PostKind kind)
    {
        foreach (var isNew in (bool[])[true, false])
        {
            var who = _town.Person("Alice");
            if (!isNew) await who.AgreeTo();
            await who.Say(sentence);
            Assert.Contains("si vous demandez de l'aide ou si vous en proposez", who.Last.Text, StringComparison.Ordinal);
            if (char.IsUpper(answer[0])) await who.Press(answer);
            else await who.Say(answer);
            if (isNew) await who.Press("J'accepte");
            var snapshot = await SnapshotAsync(who);
            Assert.Contains(kind == PostKind.Need ? "\"need\"" : "\"offer\"", snapshot, StringComparison.Ordinal);
            Assert.Contains("jardin", snapshot, StringComparison.Ordinal);
            Assert.Contains("garden", snapshot, StringComparison.Ordinal);
        }
    }

    /// <summary>What is kept of where somebody stands in their dialogue.</summary>
    private async Task<string> SnapshotAsync(Resident who) =>
        (await _town.Read(stores => stores.Conversations.Get(stores.People.Find(who.Speaker.Address.Channel, who.Id)!.Id).Snapshot))!;
}
