using System.Diagnostics;
using Solidarity.Core.People;
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
    [InlineData("Il me faut deux personnes pour porter un meuble au 2e étage", "moving")]
    [InlineData("quelqu'un pour porter une armoire", "moving")]
    [InlineData("m'aider à porter un frigo", "moving")]
    [InlineData("quelqu'un pour descendre un canapé", "moving")]
    [InlineData("déplacer une commode", "moving")]
    [InlineData("monter un meuble au 3e étage", "moving")]
    [InlineData("monter un frigo", "moving")]
    [InlineData("j'ai un matelas à monter", "moving")]
    [InlineData("un coup de main pour soulever une machine à laver", "moving")]
    [InlineData("besoin d'aide pour transporter un meuble", "moving")]
    [InlineData("il me faut trois personnes pour mon canapé", "moving")]
    [InlineData("j'ai une table à descendre à la cave", "moving")]
    [InlineData("deux bras pour bouger un lit", "moving")]
    [InlineData("monter une armoire", "repairs")]
    [InlineData("démonter un lit", "repairs")]
    [InlineData("réparer un frigo", "repairs")]
    [InlineData("je peux porter des meubles", "moving")]
    [InlineData("je peux donner un coup de main pour déplacer un meuble", "moving")]
    [InlineData("I need two people to carry a wardrobe up to the 2nd floor", "moving")]
    [InlineData("help me move a sofa", "moving")]
    [InlineData("someone to lift a fridge", "moving")]
    [InlineData("help me lift a wardrobe", "moving")]
    [InlineData("carry a table upstairs", "moving")]
    [InlineData("I need my sofa carried upstairs", "moving")]
    [InlineData("I need a wardrobe moved", "moving")]
    [InlineData("we need three strong men for a fridge", "moving")]
    [InlineData("two people to move chairs", "moving")]
    [InlineData("someone to carry a washing machine downstairs", "moving")]
    [InlineData("I can help carry furniture", "moving")]
    [InlineData("unload furniture from a van", "moving")]
    [InlineData("help to shift a bed", "moving")]
    [InlineData("assemble a wardrobe", "repairs")]
    [InlineData("someone to fix my fridge", "repairs")]
    [InlineData("help me dismantle a bed", "repairs")]
    public void Read_HandWithAThing_IsHelpAndNotTheThing(string sentence, string id) =>
        Assert.Equal(id, Assert.IsType<CategoryReading.Clear>(Categories.Shared.Read(sentence)).Category.Id);

    [Theory]
    [InlineData("je cherche une armoire", "gifts-furniture")]
    [InlineData("il me faut un lit", "gifts-furniture")]
    [InlineData("je donne un canapé", "gifts-furniture")]
    [InlineData("je donne un meuble, il faut le descendre du 3e étage", "gifts-furniture")]
    [InlineData("je cherche une commode facile à monter", "gifts-furniture")]
    [InlineData("besoin d'une armoire, je peux la transporter", "gifts-furniture")]
    [InlineData("il me faut un frigo", "gifts-equipment")]
    [InlineData("il me faut deux chaises", "gifts-furniture")]
    [InlineData("je donne un frigo à réparer", "gifts-equipment")]
    [InlineData("un meuble pour ma chambre d'enfant", "gifts-furniture")]
    [InlineData("quelqu'un pour me donner un lit", "gifts-furniture")]
    [InlineData("il me faut un lit pour deux personnes", "gifts-furniture")]
    [InlineData("je peux prêter une perceuse", "gifts-equipment")]
    [InlineData("une poussette pour deux enfants", "gifts-equipment")]
    [InlineData("des chaises et une table", "gifts-furniture")]
    [InlineData("je cherche un lit déjà monté", "gifts-furniture")]
    [InlineData("I need a wardrobe", "gifts-furniture")]
    [InlineData("I'm looking for a bed", "gifts-furniture")]
    [InlineData("giving away a sofa", "gifts-furniture")]
    [InlineData("I give a table, you must carry it down", "gifts-furniture")]
    [InlineData("I need a fridge", "gifts-equipment")]
    [InlineData("I need two chairs", "gifts-furniture")]
    [InlineData("a desk for my son", "gifts-furniture")]
    [InlineData("I need a bed for two people", "gifts-furniture")]
    [InlineData("a washing machine", "gifts-equipment")]
    [InlineData("we want a mattress, we can carry it ourselves", "gifts-furniture")]
    [InlineData("I need a stroller", "gifts-equipment")]
    [InlineData("a sofa and two armchairs", "gifts-furniture")]
    [InlineData("I can lend equipment", "gifts-equipment")]
    [InlineData("looking for chairs we can move around", "gifts-furniture")]
    [InlineData("a crib", "gifts-furniture")]
    [InlineData("I need a kettle", "gifts-equipment")]
    public void Read_TheThingItself_StaysGoods(string sentence, string id) => Assert.Equal(id, Categories.Shared.Read(sentence) switch
    {
        CategoryReading.Clear clear => clear.Category.Id,
        CategoryReading.Unclear unclear => unclear.Best[0].Id,
        _ => null,
    });

    [Fact]
    public void Read_HelpThatIsOfferedNoMore_LeavesTheThing() => Assert.Equal(
        "gifts-furniture",
        Assert.IsType<CategoryReading.Clear>(Categories.BuiltIn.With([new CategoryEntry("moving", "📦", "Porter", "Carrying", true, DateTimeOffset.UnixEpoch, [])]).Read("porter un meuble")).Category.Id);

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
            string.Concat(Enumerable.Repeat("je peux ", 1_500)), string.Concat(Enumerable.Repeat("de 10 h 30 ", 1_000)), string.Concat(Enumerable.Repeat("à 8h ", 2_000)), "", " ", "?", "à", "\ud800",
        ];
        var all = Stopwatch.StartNew();
        foreach (var text in hostile)
        {
            Categories.Shared.Read(text);
            MoneyWords.Speaks(text);
            DateReading.Read(text, new DateOnly(2026, 11, 24));
            DateReading.DaysIn(text);
            DoorReading.Read(text);
            DoorReading.SaysNothing(text);
            BeginningReading.In(text);
            DistanceReading.Read(text);
            PiecesReading.Answer(text);
            YesReading.Leading(text);
            YesReading.TwoByTwo(text);
            YesReading.IsNoName(text);
            RepeatReading.ByDate(text);
            ForSomebody.Read(text);
            ReachReading.Read(text);
        }
        Assert.True(all.ElapsedMilliseconds < 5_000, $"{all.ElapsedMilliseconds} ms");
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 1_000; i++) Categories.Shared.Read("quelqu'un pour mes courses samedi matin à Vitry ?");
        Assert.True(clock.ElapsedMilliseconds < 1_000, $"{clock.ElapsedMilliseconds} µs a sentence");
    }
}
