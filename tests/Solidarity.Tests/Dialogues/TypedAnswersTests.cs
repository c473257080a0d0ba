using Solidarity.Core.Matching;
using Solidarity.Core.People;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Dialogues;

/// <summary>What people type in the place of a button.</summary>
public class TypedAnswersTests
{
    [Theory]
    [InlineData("3km", 3000)]
    [InlineData("3 km", 3000)]
    [InlineData("3", 3000)]
    [InlineData("trois kilomètres", 3000)]
    [InlineData("jusqu'à 10 km", 10_000)]
    [InlineData("un kilomètre", 1000)]
    [InlineData("500m", 500)]
    [InlineData("500", 500)]
    [InlineData("500 mètres", 500)]
    [InlineData("ten kilometres", 10_000)]
    [InlineData("3 kms", 3000)]
    [InlineData("3,5 km", null)]
    [InlineData("-3 km", null)]
    [InlineData("3 km ou 500 m", null)]
    [InlineData("0 km", null)]
    [InlineData("loin", null)]
    [InlineData("", null)]
    [InlineData("999999999 km", null)]
    [InlineData("à 3 environ", 3000)]
    [InlineData("pas plus de 10", 10_000)]
    [InlineData("up to 3", 3000)]
    [InlineData("10 minutes à pied", null)]
    [InlineData("10 minutes", null)]
    [InlineData("3 rues", null)]
    [InlineData("1 station de bus", null)]
    [InlineData("un quart d'heure", null)]
    [InlineData("3 miles", null)]
    public void Distance_AsItIsTyped_IsRead(string typed, int? metres) => Assert.Equal(metres, DistanceReading.Read(typed));

    [Theory]
    [InlineData("je veux bien", true)]
    [InlineData("Volontiers !", true)]
    [InlineData("avec plaisir", true)]
    [InlineData("Oui, avec plaisir, merci", true)]
    [InlineData("D'accord", true)]
    [InlineData("gladly", true)]
    [InlineData("Sure!", true)]
    [InlineData("yes please", true)]
    [InlineData("Non merci", false)]
    [InlineData("plutôt pas", false)]
    [InlineData("pas cette fois, désolé", null)]
    [InlineData("No, thanks", false)]
    [InlineData("rather not", false)]
    [InlineData("I can't", false)]
    [InlineData("oui mais pas samedi", null)]
    [InlineData("oui et non", null)]
    [InlineData("merci", null)]
    [InlineData("je veux bien savoir qui c'est", null)]
    [InlineData("", null)]
    public void YesOrNo_AsItIsTyped_IsRead(string typed, bool? said) => Assert.Equal(said, YesReading.Read(typed));

    [Theory]
    [InlineData("je veux bien", MatchState.Accepted)]
    [InlineData("gladly", MatchState.Accepted)]
    [InlineData("plutôt pas", MatchState.Declined)]
    [InlineData("je veux bien savoir qui c'est", MatchState.Approved)]
    public async Task Helper_AnswersInTheirWords(string typed, MatchState state)
    {
        var (town, mona, _, bob) = await Stories.Proposed();
        await using var _t = town;
        await mona.Say("/approve M1");
        await bob.Say(typed);
        if (bob.Last.Buttons.Any(b => b.Label.Contains("Telegram", StringComparison.Ordinal))) await bob.Press("Telegram");
        Assert.Equal(state, await town.Read(stores => stores.Matches.Find(1)!.State));
    }

    [Fact]
    public async Task PairsAreWished_InTheirWords()
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.AgreeTo();
        await alice.Say("Il me faut deux personnes pour porter un meuble au 2e étage");
        await alice.Press("Dès que possible");
        await alice.Say("94400");
        await alice.Press("Pour moi");
        // How many was read from the sentence.
        Assert.Contains("ensemble", alice.Last.Text, StringComparison.Ordinal);
        await alice.Say("oui, ensemble");
        await alice.Press("Publier");
        var need = await town.Read(stores => stores.Posts.GetNeed(1));
        Assert.Equal(("moving", 2, true), (need.Category.Id, need.Places, need.GoesInPairs));
    }

    [Theory]
    [InlineData("3 km")]
    [InlineData("2 heures")]
    [InlineData("10 kilos")]
    [InlineData("une dizaine de litres")]
    public void Pieces_ThatAreMeasured_AreNotRead(string typed) => Assert.Null(PiecesReading.Answer(typed));

    [Theory]
    [InlineData("oui", true)]
    [InlineData("oui je les ai encore", true)]
    [InlineData("yes, I still have them", true)]
    [InlineData("non, je n'ai plus rien", false)]
    [InlineData("oui mais pas samedi", null)]
    [InlineData("oui, c'est qui ?", null)]
    [InlineData("oui si c'est possible", null)]
    [InlineData("yes or no", null)]
    [InlineData("je les ai encore", null)]
    public void Yes_WithMoreBehind_IsRead(string typed, bool? said) => Assert.Equal(said, YesReading.Leading(typed));

    [Theory]
    [InlineData("oui, par deux", true)]
    [InlineData("deux par deux", true)]
    [InlineData("ensemble", true)]
    [InlineData("yes, two by two", true)]
    [InlineData("two by two please", true)]
    [InlineData("pas forcément", false)]
    [InlineData("non, une par une", false)]
    [InlineData("deux", null)]
    public void Pairs_InTheQuestionsWords_AreRead(string typed, bool? said) => Assert.Equal(said, YesReading.TwoByTwo(typed));

    [Theory]
    [InlineData("for my mother", Beneficiary.SomeoneElse)]
    [InlineData("it's for my mother", Beneficiary.SomeoneElse)]
    [InlineData("pour une association", Beneficiary.SomeoneElse)]
    [InlineData("pour ma voisine", Beneficiary.SomeoneElse)]
    [InlineData("ma mère", Beneficiary.SomeoneElse)]
    [InlineData("c'est pour moi", Beneficiary.Self)]
    [InlineData("for me", Beneficiary.Self)]
    [InlineData("pour Mme Martin", Beneficiary.SomeoneElse)]
    [InlineData("pour ma mère et moi", null)]
    [InlineData("pas pour moi", null)]
    [InlineData("samedi", null)]
    public void ForWhom_AsItIsTyped_IsRead(string typed, Beneficiary? whom) => Assert.Equal(whom, ForSomebody.Read(typed));

    [Theory]
    [InlineData("Telegram", Reach.Telegram)]
    [InlineData("par Telegram", Reach.Telegram)]
    [InlineData("par téléphone", Reach.Phone)]
    [InlineData("by phone please", Reach.Phone)]
    [InlineData("pas par téléphone", null)]
    [InlineData("Telegram ou téléphone", null)]
    [InlineData("bonjour", null)]
    public void Reach_AsItIsTyped_IsRead(string typed, Reach? way) => Assert.Equal(way, ReachReading.Read(typed));

    [Theory]
    [InlineData("la même personne", false)]
    [InlineData("the same person", false)]
    [InlineData("peu importe qui", true)]
    [InlineData("date par date", true)]
    [InlineData("pas la même", true)]
    [InlineData("it doesn't matter", true)]
    [InlineData("whoever can", true)]
    [InlineData("dès que possible", null)]
    [InlineData("oui", null)]
    public void Repeat_AsItIsTyped_IsRead(string typed, bool? byDate) => Assert.Equal(byDate, RepeatReading.ByDate(typed));

    [Theory]
    [InlineData("mardi et vendredi", Days.Tuesday | Days.Friday)]
    [InlineData("Tuesday and Friday", Days.Tuesday | Days.Friday)]
    [InlineData("tous les jours", Days.All)]
    [InlineData("every day", Days.All)]
    [InlineData("le week-end", Days.Weekend)]
    [InlineData("weekends", Days.Weekend)]
    [InlineData("du lundi au vendredi", Days.Workdays)]
    [InlineData("tous les jours sauf dimanche", Days.All & ~Days.Sunday)]
    [InlineData("pas le mardi", Days.None)]
    [InlineData("mardi 24 novembre", Days.None)]
    [InlineData("un mardi sur deux", Days.None)]
    [InlineData("bonjour", Days.None)]
    public void DaysOfTheWeek_AsTheyAreTyped_AreRead(string typed, Days days) => Assert.Equal(days, DateReading.DaysIn(typed));

    [Theory]
    [InlineData("mardi et vendredi", Days.Tuesday | Days.Friday)]
    [InlineData("Tuesday and Friday", Days.Tuesday | Days.Friday)]
    [InlineData("mardi ou jeudi matin", Days.Tuesday | Days.Thursday)]
    public void SeveralDays_AreNoDate(string typed, Days days) =>
        Assert.Equal(days, Assert.IsType<WhenReading.SeveralDays>(DateReading.Read(typed, new DateOnly(2026, 11, 23))).Days);

    [Theory]
    [InlineData("samedi ou dimanche")]
    [InlineData("pas mardi mais vendredi")]
    [InlineData("mardi 24 novembre ou vendredi")]
    [InlineData("vendredi")]
    public void OneDay_AmongWords_StaysOne(string typed) => Assert.IsType<WhenReading.Understood>(DateReading.Read(typed, new DateOnly(2026, 11, 23)));

    /// <summary>What was typed for each week is what is published.</summary>
    [Theory]
    [InlineData("fr", "mardi et vendredi", "peu importe qui", "weekly:2,5:dates")]
    [InlineData("fr", "le week-end", "la même personne", "weekly:6,7")]
    [InlineData("en", "Tuesday and Friday", "the same person", "weekly:2,5")]
    [InlineData("en", "every day", "whoever can", "weekly:1,2,3,4,5,6,7:dates")]
    public async Task EachWeek_InTheirWords_IsPublished(string language, string days, string who, string when)
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice", language);
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
        var need = await town.Read(stores => stores.Posts.GetNeed(1));
        Assert.Equal((when, Beneficiary.SomeoneElse), (need.When.Write(), need.Beneficiary));
    }

    /// <summary>Two days are each week, or one of them: the buttons say so, and nothing is guessed.</summary>
    [Theory]
    [InlineData("Chaque semaine", "weekly:2,5")]
    [InlineData("ven 27/11", "on:2026-11-27")]
    public async Task TwoDays_AreAskedBack(string pressed, string when)
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await ToWhenAsync(alice, "fr");
        await alice.Say("mardi et vendredi");
        Assert.Contains("mardi, vendredi", alice.Last.Text, StringComparison.Ordinal);
        await alice.Press(pressed);
        if (pressed == "Chaque semaine") await alice.Say("la même");
        await alice.PublishesFromThePlaceOn();
        Assert.Equal(when, (await town.Read(stores => stores.Posts.GetNeed(1))).When.Write());
    }

    [Fact]
    public async Task DaysThatAreNone_AreAskedAgain_AndNoneAreLost()
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await ToWhenAsync(alice, "fr");
        await alice.Press("Chaque semaine");
        await alice.Say("mardi");
        await alice.Say("demain");
        Assert.Contains("tous les jours", alice.Last.Text, StringComparison.Ordinal);
        await alice.Say("et vendredi");
        await alice.Say("c'est tout");
        Assert.Contains("mardi, vendredi", alice.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_AreTicked_AndDone_InTheirWords()
    {
        await using var town = await Town.OpenAsync();
        var bob = town.Person("Bob");
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
        Assert.Equal(3, (await town.Read(stores => stores.Posts.GetOffer(1))).Times.Count);
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
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await ToWhenAsync(alice, "fr");
        await alice.Press("Dès que possible");
        await alice.Say(typed);
        Assert.Contains("Je n'ai pas trouvé ce lieu", alice.Last.Text, StringComparison.Ordinal);
        await alice.Say("Publier 74500");
        Assert.Contains("Pour qui", alice.Last.Text, StringComparison.Ordinal);
    }

    private static async Task ToWhenAsync(Resident who, string language)
    {
        await who.Say(language == "fr" ? "/besoin" : "/need");
        await who.Press(language == "fr" ? "J'accepte" : "I agree");
        await who.Press(language == "fr" ? "Courses" : "Shopping");
        await who.Press(language == "fr" ? "Passer" : "Skip");
    }
}
