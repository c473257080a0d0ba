using System.Diagnostics;
using Solidarity.Core.Posts;
using Solidarity.Core.Safety;

namespace Solidarity.Tests.Posts;

public class CategoryReadingTests
{
    [Theory]
    [InlineData("quelqu'un pour mes courses samedi matin", "shopping")]
    [InlineData("Quelqu’un pour mes courses samedi matin à Vitry ?", "shopping")]
    [InlineData("du pain et du lait", "shopping")]
    [InlineData("DES ŒUFS ET DU BEURRE", "shopping")]
    [InlineData("I need some groceries", "shopping")]
    [InlineData("acheter un gros pack d'eau", "shopping")]
    [InlineData("courses en voiture au supermarché", "shopping")]
    [InlineData("aller chercher mes médicaments à la pharmacie", "medicines")]
    [InlineData("aller chercher mes medicamments", "medicines")]
    [InlineData("pick up a prescription", "medicines")]
    [InlineData("garder mon chat", "pets")]
    [InlineData("promener mes chiens pendant l'hospitalisation", "pets")]
    [InlineData("someone to walk my dog", "pets")]
    [InlineData("remplir un dossier CAF", "papers")]
    [InlineData("mes impots en ligne", "papers")]
    [InlineData("help me fill in a tax form", "papers")]
    [InlineData("réparer un robinet", "repairs")]
    [InlineData("changer l'ampoule de la cuisine", "repairs")]
    [InlineData("my tap is leaking", "repairs")]
    [InlineData("my printer doesn't work", "computers")]
    [InlineData("mon ordinateur est en panne", "computers")]
    [InlineData("someone to talk to", "calls")]
    [InlineData("un coup de téléphone de temps en temps", "calls")]
    [InlineData("I would like to chat with someone", "calls")]
    [InlineData("quelqu'un pour me tenir compagnie", "visits")]
    [InlineData("déménagement d'un canapé", "moving")]
    [InlineData("porter une armoire lourde", "moving")]
    [InlineData("m'emmener chez le médecin", "transport")]
    [InlineData("a lift to the hospital", "transport")]
    [InlineData("aide aux devoirs de maths pour mon fils", "homework")]
    [InlineData("garder mes enfants mercredi", "childcare")]
    [InlineData("baby-sitting jeudi soir", "childcare")]
    [InlineData("chercher les petits à l'école, garder mon fils", "childcare")]
    [InlineData("tondre la pelouse", "garden")]
    [InlineData("arroser les plantes", "garden")]
    [InlineData("500 masques en tissu", "masks")]
    [InlineData("je donne un matelas et une chaise", "gifts-furniture")]
    [InlineData("des chaussures pour l'hiver", "gifts-clothes")]
    [InlineData("un colis alimentaire", "gifts-food")]
    [InlineData("une machine à coudre et du tissu", "gifts-fabric")]
    [InlineData("un lave-linge", "gifts-equipment")]
    [InlineData("héberger une famille quelques nuits", "housing")]
    [InlineData("a place to stay for two nights", "housing")]
    [InlineData("un repas chaud le midi", "meals")]
    [InlineData("apprendre la guitare", "skills")]
    [InlineData("Bonjour, je cherche quelqu'un pour m'aider à faire mes courses", "shopping")]
    [InlineData("besoin de médocs à la pharmacie", "medicines")]
    [InlineData("chercher un colis lourd", "moving")]
    [InlineData("aider ma mère avec son smartphone", "computers")]
    [InlineData("je n'arrive pas à envoyer un mail", "computers")]
    [InlineData("déclaration de revenus", "papers")]
    [InlineData("quelqu'un pour m'accompagner chez le kiné", "transport")]
    [InlineData("I need someone to mow the lawn", "garden")]
    [InlineData("fix a broken shelf", "repairs")]
    [InlineData("my son needs help with his maths homework", "homework")]
    [InlineData("monter un meuble Ikea", "repairs")]
    [InlineData("je peux coudre des masques", "masks")]
    [InlineData("I can cook a hot meal", "meals")]
    [InlineData("nourrir mon chat pendant les vacances", "pets")]
    [InlineData("feed my cat while I'm away", "pets")]
    [InlineData("je donne des vêtements de bébé", "gifts-clothes")]
    [InlineData("vêtements chauds", "gifts-clothes")]
    [InlineData("je cherche une poussette", "gifts-equipment")]
    [InlineData("apprendre le français", "skills")]
    [InlineData("une chambre pour deux semaines", "housing")]
    [InlineData("need a lift to my doctor's appointment", "transport")]
    [InlineData("faire une promenade avec quelqu'un", "visits")]
    public void Read_EverydaySentence_IsClear(string sentence, string id) =>
        Assert.Equal(id, Assert.IsType<CategoryReading.Clear>(Categories.Shared.Read(sentence)).Category.Id);

    [Theory]
    [InlineData("chat", "pets", "calls")]
    [InlineData("me conduire à la pharmacie", "transport", "medicines")]
    [InlineData("je suis seule", "calls", "visits")]
    [InlineData("garder", "pets", "childcare")]
    public void Read_TwoNearEachOther_OffersBoth(string sentence, params string[] ids)
    {
        var best = Assert.IsType<CategoryReading.Unclear>(Categories.Shared.Read(sentence)).Best;
        Assert.InRange(best.Count, 1, Categories.MostToOffer);
        Assert.All(ids, id => Assert.Contains(id, best.Select(category => category.Id)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("bonjour")]
    [InlineData("j'habite un château au pays")]
    [InlineData("c'est un achatage raté")]
    [InlineData("🙂🙂 ???")]
    [InlineData("the of and to")]
    public void Read_NothingTelling_IsUnknown(string sentence) =>
        Assert.IsType<CategoryReading.Unknown>(Categories.Shared.Read(sentence));

    [Theory]
    [InlineData("acheter du pain", "pets")]
    [InlineData("le château de sable", "pets")]
    [InlineData("un parcours difficile", "shopping")]
    public void Read_WordInsideAnother_IsNotFound(string sentence, string not)
    {
        var found = Categories.Shared.Read(sentence) switch
        {
            CategoryReading.Clear clear => [clear.Category],
            CategoryReading.Unclear unclear => unclear.Best,
            _ => [],
        };
        Assert.DoesNotContain(not, found.Select(category => category.Id));
    }

    [Fact]
    public void Read_AnyCategorysOwnName_PointsToIt() => Assert.All(
        Categories.Shared.All.Where(category => category.Id != "other").SelectMany(c => new[] { (c, c.Name("fr")), (c, c.Name("en")) }),
        pair => Assert.Contains(pair.c, Categories.Shared.Read(pair.Item2) switch
        {
            CategoryReading.Clear clear => [clear.Category],
            CategoryReading.Unclear unclear => unclear.Best,
            _ => (IReadOnlyList<Category>)[],
        }));

    [Fact]
    public void Read_HostileText_IsQuickAndNeverThrows()
    {
        string[] hostile =
        [
            new string('a', 10_000), new string('\ud800', 10_000), "courses \udc00\ud800", string.Concat(Enumerable.Repeat("garder ", 1_500)),
            string.Concat(Enumerable.Repeat("monter une é\u0301\u200b", 800)), "\0\u0001\uffff", new string('9', 10_000),
        ];
        foreach (var text in hostile)
        {
            Categories.Shared.Read(text);
            MoneyWords.Speaks(text);
            DateReading.Read(text, new DateOnly(2026, 11, 24));
        }
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 1_000; i++) Categories.Shared.Read("quelqu'un pour mes courses samedi matin à Vitry ?");
        Assert.True(clock.ElapsedMilliseconds < 1_000, $"{clock.ElapsedMilliseconds} µs a sentence");
    }
}
