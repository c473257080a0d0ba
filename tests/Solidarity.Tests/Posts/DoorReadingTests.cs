using Solidarity.Core.Posts;

namespace Solidarity.Tests.Posts;

/// <summary>Whoever offers must not be published as asking, nor the other way round: what could be either is asked.</summary>
public class DoorReadingTests
{
    [Theory]
    [InlineData("I could do with a hand with my shopping")]
    [InlineData("I could use some help with my garden")]
    [InlineData("On peut m'aider pour mon ordinateur ?")]
    [InlineData("On peut me conduire à l'hôpital ?")]
    [InlineData("je peux vous demander un coup de main ?")]
    [InlineData("Est-ce que je peux vous demander de l'aide ?")]
    [InlineData("Je propose qu'on m'aide")]
    [InlineData("I can hardly walk, I need help")]
    [InlineData("Je peux à peine marcher, j'ai besoin d'aide pour mes courses")]
    [InlineData("Je peux difficilement sortir, il me faut du pain")]
    [InlineData("Est-ce qu'on peut m'aider à porter un meuble ?")]
    [InlineData("Volunteer needed for my shopping")]
    [InlineData("bonjour, je voudrais de l'aide pour mes courses")]
    [InlineData("Quelqu'un peut donner un coup de main samedi ?")]
    [InlineData("Can someone lend a hand with my shopping?")]
    [InlineData("Quelqu'un pour me donner un coup de main ?")]
    [InlineData("Ma mère a besoin de compagnie")]
    [InlineData("Aide pour mes papiers")]
    public void Door_OfWhoAsks_IsTheNeeds(string sentence) => Assert.Equal(SaidDoor.Need, DoorReading.Read(sentence));

    [Theory]
    [InlineData("Je veux bien aider pour les courses")]
    [InlineData("je voudrais donner un coup de main")]
    [InlineData("je cherche à aider quelqu'un")]
    [InlineData("I have 200 masks to give")]
    [InlineData("I've got 50 masks")]
    [InlineData("J'ai 200 masques pour vous")]
    [InlineData("Je suis retraité et j'ai du temps")]
    [InlineData("J'ai une voiture et du temps libre")]
    [InlineData("je me tiens à votre disposition pour du jardinage")]
    [InlineData("I am able to drive people")]
    [InlineData("I'll walk your dog")]
    [InlineData("je fais les courses pour les voisins")]
    [InlineData("I'm free on Saturdays to help")]
    [InlineData("j'ai du temps pour aider les personnes âgées")]
    [InlineData("I can lend a hand on Saturdays")]
    [InlineData("je peux aider ceux qui ont besoin de courses")]
    [InlineData("If you need help, I can do your shopping")]
    [InlineData("Est-ce que je peux vous aider ?")]
    [InlineData("Je propose de l'aide pour le jardin")]
    [InlineData("I can help where help is needed")]
    [InlineData("Je peux seulement le samedi")]
    public void Door_OfWhoHelps_IsTheOffers(string sentence) => Assert.Equal(SaidDoor.Offer, DoorReading.Read(sentence));

    [Theory]
    [InlineData("Je peux payer, je cherche quelqu'un pour mon jardin")]
    [InlineData("I can walk dogs, please call me")]
    [InlineData("donner un coup de main samedi")]
    public void Door_OfBothOrNeither_IsAsked(string sentence) => Assert.Equal(SaidDoor.Either, DoorReading.Read(sentence));

    [Theory]
    [InlineData("aide aux devoirs", SaidDoor.Help)]
    [InlineData("volunteer for shopping", SaidDoor.Help)]
    [InlineData("j'ai 3 meubles à porter", SaidDoor.None)]
    [InlineData("j'ai une question pour vous", SaidDoor.None)]
    [InlineData("Du pain et du lait", SaidDoor.None)]
    [InlineData("je ne peux pas sortir", SaidDoor.None)]
    [InlineData("I'll be away next week", SaidDoor.None)]
    [InlineData("", SaidDoor.None)]
    public void Door_ThatNothingIsSaidOf_IsNone(string sentence, SaidDoor door) => Assert.Equal(door, DoorReading.Read(sentence));

    [Theory]
    [InlineData("hi, could you help me", true)]
    [InlineData("bonjour, j'ai besoin d'aide", true)]
    [InlineData("Bonjour, est-ce que quelqu'un pourrait m'aider s'il vous plaît ?", true)]
    [InlineData("bonjour, j'ai besoin d'aide samedi", false)]
    [InlineData("two people to carry a wardrobe", false)]
    public void Greeting_SaysNothing(string sentence, bool nothing) => Assert.Equal(nothing, DoorReading.SaysNothing(sentence));

    [Theory]
    [InlineData("I can lend a hand on Saturdays")]
    [InlineData("I would like to give a hand")]
    [InlineData("je voudrais donner un coup de main")]
    public void HandThatIsGiven_IsNoKindOfThing(string sentence) => Assert.IsType<CategoryReading.Unknown>(Categories.Shared.Read(sentence));

    [Fact]
    public void LendingSomething_StillIs() => Assert.Equal("gifts-equipment", Assert.IsType<CategoryReading.Clear>(Categories.Shared.Read("I can lend a drill")).Category.Id);
}
