using Solidarity.Core.Safety;

namespace Solidarity.Tests.Safety;

public class DangerWordsTests
{
    [Theory]
    [InlineData("je veux mourir", Danger.Suicide)]
    [InlineData("JE VEUX MOURIR!!!", Danger.Suicide)]
    [InlineData("j'ai des idées suicidaires", Danger.Suicide)]
    [InlineData("j'ai plus envie de vivre", Danger.Suicide)]
    [InlineData("je vais en finir", Danger.Suicide)]
    [InlineData("je veux mettre fin a mes jours", Danger.Suicide)]
    [InlineData("ce serait mieux si j’étais morte", Danger.Suicide)]
    [InlineData("I want to die", Danger.Suicide)]
    [InlineData("I don't want to live any more", Danger.Suicide)]
    [InlineData("i will kill myself", Danger.Suicide)]
    [InlineData("mon mari me frappe", Danger.Violence)]
    [InlineData("il m'a frappée hier", Danger.Violence)]
    [InlineData("j'ai peur de mon mari", Danger.Violence)]
    [InlineData("violences conjugales", Danger.Violence)]
    [InlineData("my husband hits me", Danger.Violence)]
    [InlineData("he threatened me", Danger.Violence)]
    [InlineData("la voisine frappe ses enfants", Danger.Child)]
    [InlineData("mon père me frappe", Danger.Child)]
    [InlineData("my dad hits me", Danger.Child)]
    [InlineData("une personne âgée maltraitée", Danger.Elder)]
    [InlineData("he hits my mother", Danger.Elder)]
    [InlineData("au secours", Danger.Emergency)]
    [InlineData("ma mère fait un malaise", Danger.Emergency)]
    [InlineData("il ne respire plus", Danger.Emergency)]
    [InlineData("je n'arrive plus à me relever", Danger.Emergency)]
    [InlineData("ça sent le gaz", Danger.Fire)]
    [InlineData("I smell gas", Danger.Fire)]
    [InlineData("il ma frappée", Danger.Violence)]
    [InlineData("i cant breathe", Danger.Emergency)]
    [InlineData("mon mari est violent", Danger.Violence)]
    [InlineData("il menace de me tuer", Danger.Violence)]
    [InlineData("il veut me faire du mal", Danger.Violence)]
    [InlineData("mon mari me maltraite", Danger.Violence)]
    [InlineData("elle respire plus", Danger.Emergency)]
    [InlineData("jai plus le goût de vivre", Danger.Suicide)]
    [InlineData("ma voisine ne répond plus", Danger.Emergency)]
    [InlineData("my partner hurts me", Danger.Violence)]
    [InlineData("I wanna die", Danger.Suicide)]
    [InlineData("she can’t breathe", Danger.Emergency)]
    [InlineData("he cannot get up", Danger.Emergency)]
    public void Words_OfADanger_AreFound(string text, Danger danger) => Assert.Equal([danger], DangerWords.In(text));

    [Theory]
    [InlineData("")]
    [InlineData("Du pain et du lait, une fois par semaine")]
    [InlineData("après mon AVC j'ai besoin d'aide pour mes courses")]
    [InlineData("j'aimerais en finir avec ce dossier CAF")]
    [InlineData("installer un détecteur d'incendie")]
    [InlineData("un ami de ma mère frappe à la porte")]
    [InlineData("jouer du violon")]
    [InlineData("on a mal dormi, envie de compagnie")]
    [InlineData("mort de rire")]
    [InlineData("battre le tapis")]
    [InlineData("cuisiner au feu de bois")]
    [InlineData("la SOS médecins est fermée")]
    [InlineData("a walk with somebody, my heart is weak")]
    [InlineData("test the smoke alarm")]
    [InlineData("je suis bénévole au Secours populaire")]
    [InlineData("I hurt myself and can't go shopping")]
    [InlineData("I can't get up the stairs")]
    [InlineData("I don't want to live alone any more")]
    [InlineData("suite à un incendie j'ai besoin de meubles")]
    [InlineData("elle a râpé les carottes")]
    [InlineData("promener un chien maltraité")]
    [InlineData("hit me up on Telegram")]
    [InlineData("my phone died")]
    [InlineData("15 masques, 17 rue des Lilas")]
    public void Words_OfEveryDay_AreNot(string text) => Assert.Empty(DangerWords.In(text));

    [Fact]
    public void Words_OfTwoDangers_AreBothFoundTheMostUrgentFirst()
    {
        Assert.Equal([Danger.Suicide, Danger.Violence], DangerWords.In("mon mari me menace et je veux mourir"));
        Assert.Equal([Danger.Emergency, Danger.Suicide], DangerWords.In("je veux mourir, j'ai avalé trop de médicaments"));
        Assert.Equal([Danger.Violence, Danger.Child], DangerWords.In("mon père frappe ma mère"));
    }

    [Fact]
    public void Numbers_OfEachCountryAndDanger_AreThereAndOnce()
    {
        foreach (var country in EmergencyNumbers.Countries)
        {
            foreach (var danger in Enum.GetValues<Danger>()) Assert.NotEmpty(EmergencyNumbers.For(country, [danger]));
            var all = EmergencyNumbers.For(country, Enum.GetValues<Danger>());
            Assert.Equal(all.Distinct(), all);
        }
        Assert.Equal(["3114", "15", "112"], EmergencyNumbers.For("FR", [Danger.Suicide]));
    }
}
