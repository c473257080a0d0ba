using Solidarity.Core.Matching;
using Solidarity.Core.People;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Dialogues;

/// <summary>What is read in words that people type in the place of a button.</summary>
public sealed class TypedAnswersReadingTests
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
}
