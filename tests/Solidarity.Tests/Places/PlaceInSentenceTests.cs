using Solidarity.Core.Places;

namespace Solidarity.Tests.Places;

/// <summary>Which commune a sentence about something else names: rather none than the wrong one.</summary>
public class PlaceInSentenceTests
{
    [Theory]
    [InlineData("quelqu'un pour mes courses samedi matin à Vitry-sur-Seine ?", "94081")]
    [InlineData("Il me faut du pain à Thiais, s'il vous plaît", "94073")]
    [InlineData("je cherche un meuble, j'habite Grenoble 38000", "38185")]
    [InlineData("des courses à Vitry (94400)", "94081")]
    [InlineData("du pain, 94400", "94081")]
    [InlineData("I need groceries near Grenoble on Saturday", "38185")]
    [InlineData("un coup de main à Saint-Maur-des-Fossés demain", "94068")]
    [InlineData("À Paris 13e, quelqu'un pour mes courses", "75056")]
    [InlineData("porter un meuble de Créteil", "94028")]
    [InlineData("aide à Ivry sur Seine pour un lit", "94041")]
    public void OneCommune_IsRead(string sentence, string insee) => Assert.Equal(insee, Assert.IsType<PlaceSearch.One>(Gazetteer.Shared.InSentence(sentence)).Commune.Insee);

    [Theory]
    [InlineData("quelqu'un pour mes courses samedi matin à Vitry ?", "94081")]
    [InlineData("des courses à Saint-Maur", "94068")]
    public void ANameOfSeveral_IsToBeChosenFrom(string sentence, string among) =>
        Assert.Contains(among, Assert.IsType<PlaceSearch.Several>(Gazetteer.Shared.InSentence(sentence, 12)).Communes.Select(commune => commune.Insee));

    [Theory]
    [InlineData("quelqu'un pour mes courses samedi matin ?")]
    [InlineData("il me faut quelque chose à manger")]
    [InlineData("m'emmener à l'Hôpital")]
    [InlineData("aller à La Poste avec moi")]
    [InlineData("10000 masques pour l'école")]
    [InlineData("il me faut 10000 masques")]
    [InlineData("DU PAIN À MANGER SAMEDI")]
    [InlineData("porter un carton à pied à la maison")]
    [InlineData("Bonjour, de l'aide à midi")]
    [InlineData("à Saint")]
    [InlineData("help me in the garden")]
    [InlineData("appelez-moi au 06 12 34 56 78")]
    [InlineData("")]
    public void NoneIsNamed(string sentence) => Assert.IsType<PlaceSearch.None>(Gazetteer.Shared.InSentence(sentence));
}
