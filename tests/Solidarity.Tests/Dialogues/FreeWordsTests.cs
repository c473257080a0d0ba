using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Dialogues;

/// <summary>Whoever just writes what they need or can do is led on, and what they wrote is kept.</summary>
public class FreeWordsTests
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
            await using var town = await Town.OpenAsync();
            var who = town.Person("Alice", language);
            if (!isNew)
            {
                await who.Say(language == "fr" ? "/besoin" : "/need");
                await who.Press(language == "fr" ? "J'accepte" : "I agree");
                await who.Press(language == "fr" ? "Annuler" : "Cancel");
            }

            await who.Say(sentence);
            if (isNew) await who.Press(language == "fr" ? "J'accepte" : "I agree");
            Assert.Contains(kind == PostKind.Need ? (language == "fr" ? "vous demandez de l'aide" : "you ask for help") : language == "fr" ? "vous proposez de l'aide" : "you offer help", who.Last.Text, StringComparison.Ordinal);
            var snapshot = await town.Read(stores => stores.Conversations.Get(stores.People.Find(1)!.Id).Snapshot);
            Assert.Contains($"\"{category}\"", snapshot!, StringComparison.Ordinal);
            Assert.Contains(sentence.Split(' ')[2], snapshot!, StringComparison.Ordinal);
            Assert.Contains(kind == PostKind.Need ? "\"need\"" : "\"offer\"", snapshot!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SentenceOfNoCategory_IsKeptWhileItIsAsked_AndPublished()
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.Say("bonjour, j'aurais besoin d'un petit service");
        await alice.Press("J'accepte");
        await alice.Press("Jardin");
        await alice.Press("Dès que possible");
        await alice.Say("94400");
        await alice.Press("Pour moi");
        await alice.Press("Publier");
        var need = await town.Read(stores => stores.Posts.GetNeed(1));
        Assert.Equal(("bonjour, j'aurais besoin d'un petit service", "garden"), (need.Sentence, need.Category.Id));
    }

    [Fact]
    public async Task Offer_FromItsFirstSentence_IsPublished()
    {
        await using var town = await Town.OpenAsync();
        var bob = town.Person("Bob");
        await bob.AgreeTo();
        await bob.Say("Je peux faire les courses le samedi");
        await bob.Say("94400");
        await bob.Say("3km");
        await bob.Press("À pied");
        await bob.Press("Terminé");
        await bob.Say("deux");
        await bob.Press("Publier");
        var offer = await town.Read(stores => stores.Posts.GetOffer(1));
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
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.Say(words);
        Assert.Contains("Que voulez-vous faire", alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains(alice.Last.Buttons, button => button.Label.Contains("J'ai besoin d'aide", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SentenceTooLong_IsAskedForShorter_AndADangerComesFirst()
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.AgreeTo();
        await alice.Say("je cherche quelqu'un pour mes courses " + new string('x', Post.LongestSentence));
        Assert.Contains("lettres", alice.Last.Text, StringComparison.Ordinal);
        Assert.Contains(alice.Last.Buttons, button => button.Label.Contains("Courses", StringComparison.Ordinal));
        await alice.Press("Annuler");
        await alice.Say("au secours, j'ai besoin d'aide, il y a le feu");
        Assert.Contains("18", alice.Last.Text, StringComparison.Ordinal);
    }
}
