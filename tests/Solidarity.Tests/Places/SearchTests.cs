using Solidarity.Core.Places;

namespace Solidarity.Tests.Places;

public sealed class SearchTests
{
    [Theory]
    [InlineData("Vitry-sur-Seine", "94081")]
    [InlineData("vitry sur seine", "94081")]
    [InlineData("VITRY S/ SEINE", "94081")]
    [InlineData("Vitry s/Seine", "94081")]
    [InlineData("Vitry\u2011sur\u2011Seine", "94081")]
    [InlineData("L'Haÿ-les-Roses", "94038")]
    [InlineData("L’Haÿ les Roses", "94038")]
    [InlineData("L'Hay\u0308 les Roses", "94038")]
    [InlineData("hay les roses", "94038")]
    [InlineData("Kremlin Bicêtre", "94043")]
    [InlineData("Asnières s/ Seine", "92004")]
    [InlineData("Aulnay s/s bois", "93005")]
    [InlineData("villeneuve st georges", "94078")]
    [InlineData("Ste Foy les Lyon", "69202")]
    [InlineData("Villeneuve-d'Ascq", "59009")]
    [InlineData("villeneuve d ascq", "59009")]
    [InlineData("Paris", "75056")]
    [InlineData("Lyon", "69123")]
    [InlineData("Le Mans", "72181")]
    [InlineData("mans", "72181")]
    [InlineData("La Riche", "37195")]
    [InlineData("Biot", "06018")]
    [InlineData("Ham-les-Moines", "08206")]
    [InlineData("Œuilly 51", "51410")]
    [InlineData("oeuilly 51", "51410")]
    [InlineData("12 rue de la Paix, Rennes", "35238")]
    [InlineData("3 bis, avenue de Paris, Vitry-sur-Seine", "94081")]
    public void Search_NameOfOneCommune_IsCertain(string typed, string insee) => AssertOne(insee, typed);

    [Theory]
    [InlineData("94400", "94081")]
    [InlineData("94 400", "94081")]
    [InlineData("94\u00a0400", "94081")]
    [InlineData("75011", "75056")]
    [InlineData("75116", "75056")]
    [InlineData("69003", "69123")]
    [InlineData("13008", "13055")]
    [InlineData("97400", "97411")]
    public void Search_PostalCodeOfOneCommune_IsCertain(string typed, string insee) => AssertOne(insee, typed);

    [Theory]
    [InlineData("Vitry 94", "94081")]
    [InlineData("Vitry (94)", "94081")]
    [InlineData("94400 Vitry", "94081")]
    [InlineData("Vitry, 94400", "94081")]
    [InlineData("94400 vitri", "94081")]
    [InlineData("12 rue de la République 94400 Vitry-sur-Seine", "94081")]
    [InlineData("12 rue de la République 94400", "94081")]
    [InlineData("F-94400 Vitry-sur-Seine", "94081")]
    [InlineData("Saint-Denis 93", "93066")]
    [InlineData("st denis 974", "97411")]
    [InlineData("Saint-Denis 93200", "93066")]
    [InlineData("Evry 91", "91228")]
    [InlineData("Evry 89", "89162")]
    [InlineData("Ajaccio 2a", "2A004")]
    [InlineData("Bourg-en-Bresse 1", "01053")]
    [InlineData("Vitry-sur-Seine Cedex", "94081")]
    [InlineData("94407 Vitry-sur-Seine CEDEX", "94081")]
    [InlineData("Lyon cedex 03", "69123")]
    public void Search_NameWithAFittingNumber_IsCertain(string typed, string insee) => AssertOne(insee, typed);

    [Theory]
    [InlineData("Paris 11", "75056")]
    [InlineData("Paris 11e", "75056")]
    [InlineData("paris 1er", "75056")]
    [InlineData("Paris XI 75011", "75056")]
    [InlineData("Paris 20ème arrondissement", "75056")]
    [InlineData("11e arrondissement de Paris", "75056")]
    [InlineData("Paris 11ᵉ", "75056")]
    [InlineData("Lyon 3", "69123")]
    [InlineData("Lyon 3ème", "69123")]
    [InlineData("Marseille 13", "13055")]
    public void Search_Arrondissement_LeadsToItsCity(string typed, string insee) => AssertOne(insee, typed);

    [Theory]
    [InlineData("à Vitry-sur-Seine", "94081")]
    [InlineData("J'habite à Lille.", "59350")]
    [InlineData("I live in Lyon", "69123")]
    [InlineData("I'm in Lyon, France", "69123")]
    [InlineData("près de Rennes", "35238")]
    [InlineData("Rennes svp", "35238")]
    [InlineData("la ville de Paris", "75056")]
    [InlineData("nous habitons au Kremlin-Bicêtre", "94043")]
    public void Search_ShortSentence_IsReadWithoutItsLittleWords(string typed, string insee) => AssertOne(insee, typed);

    [Theory]
    [InlineData("Vitry", "Vitry-sur-Seine")]
    [InlineData("Renes", "Rennes")]
    [InlineData("vitri sur sène", "Vitry-sur-Seine")]
    [InlineData("vitri", "Vitry-sur-Seine")]
    [InlineData("vitrysurseine", "Vitry-sur-Seine")]
    [InlineData("vitry seine", "Vitry-sur-Seine")]
    [InlineData("bordeau", "Bordeaux")]
    [InlineData("Marseile", "Marseille")]
    [InlineData("parris", "Paris")]
    [InlineData("Tulouse", "Toulouse")]
    [InlineData("grenbole", "Grenoble")]
    [InlineData("Bitry sur Seine", "Vitry-sur-Seine")]
    [InlineData("hay roses", "L'Haÿ-les-Roses")]
    [InlineData("courcouronnes", "Évry-Courcouronnes")]
    [InlineData("saintdenis", "Saint-Denis")]
    [InlineData("J'habite à Ivry", "Ivry-sur-Seine")]
    [InlineData("j'habite à vitri sur sène", "Vitry-sur-Seine")]
    [InlineData("j'habite à Vitry-sur-Seine depuis trois ans", "Vitry-sur-Seine")]
    [InlineData("12 rue des Lilas, Vitry", "Vitry-sur-Seine")]
    [InlineData("94400 Lyon", "Lyon")]
    [InlineData("Lyon 75", "Lyon")]
    [InlineData("Vitri 94", "Vitry-sur-Seine")]
    public void Search_NotCertain_ProposesTheLikeliestFirst(string typed, string first) =>
        Assert.Equal(first, Several(typed)[0].Name);

    [Theory]
    [InlineData("Renes", "Renescure")]
    [InlineData("Evry", "Évry-Courcouronnes")]
    [InlineData("Lion", "Lyon")]
    [InlineData("94400 Lyon", "Vitry-sur-Seine")]
    public void Search_NotCertain_AlsoProposes(string typed, string name) =>
        Assert.Contains(Several(typed), commune => commune.Name == name);

    [Fact]
    public void Search_NameOfSeveralCommunes_PutsTheLargerFirst()
    {
        var communes = Several("st denis");
        Assert.Equal(["97411", "93066", "11339", "30247"], communes.Take(4).Select(commune => commune.Insee));
        Assert.Equal(5, communes.Count);
    }

    [Fact]
    public void Search_PostalCodeOfSeveralCommunes_PutsTheLargerFirst()
    {
        var communes = Several("01190", 50);
        Assert.True(communes.Count > 5);
        Assert.All(communes, commune => Assert.Contains("01190", commune.PostalCodes));
        Assert.Equal(communes.OrderByDescending(commune => commune.Population), communes);
    }

    [Fact]
    public void Search_Arrondissements_AreNeverProposed() =>
        Assert.All(Several("Marseil", 50).Concat(Several("pari", 50)), commune =>
            Assert.DoesNotContain("Arrondissement", commune.Name));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("-'/")]
    [InlineData("99999")]
    [InlineData("94")]
    [InlineData("qsdfghjklm")]
    [InlineData("Париж")]
    [InlineData("🙂")]
    public void Search_NothingLikeAPlace_FindsNone(string typed) =>
        Assert.IsType<PlaceSearch.None>(Gazetteer.Shared.Search(typed));

    [Fact]
    public void Search_Most_IsNeverExceeded()
    {
        Assert.Equal(3, Several("saint", 3).Count);
        Assert.IsType<PlaceSearch.None>(Gazetteer.Shared.Search("saint", 0));
    }

    [Fact]
    public void Search_OwnNameAndDepartment_FindsEveryCommune()
    {
        var all = CommuneFile.Read().Select(row => Gazetteer.Shared.Find(row.Insee)!).Distinct().ToList();
        var lost = all.Where(commune => Gazetteer.Shared.Search($"{commune.Name} {commune.Department}", 50) switch
        {
            PlaceSearch.One one => one.Commune.Insee != commune.Insee,
            PlaceSearch.Several several => several.Communes.All(found => found.Insee != commune.Insee),
            _ => true,
        }).Select(commune => commune.Name);
        Assert.True(all.Count > 34_900);
        Assert.Empty(lost);
    }

    private static void AssertOne(string insee, string typed) =>
        Assert.Equal(insee, Assert.IsType<PlaceSearch.One>(Gazetteer.Shared.Search(typed)).Commune.Insee);

    private static IReadOnlyList<Commune> Several(string typed, int most = 5) =>
        Assert.IsType<PlaceSearch.Several>(Gazetteer.Shared.Search(typed, most)).Communes;
}
