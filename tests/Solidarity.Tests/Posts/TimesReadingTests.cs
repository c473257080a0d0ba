using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Posts;

public class TimesReadingTests
{
    private static readonly WeeklyTimes Saturdays = WeeklyTimes.None.With(Days.Saturday);

    public static TheoryData<string, int> Said() => new()
    {
        { "je peux faire les courses le samedi à Vitry", Saturdays.Bits },
        { "I can do the shopping on Saturdays", Saturdays.Bits },
        { "le samedi matin", WeeklyTimes.None.With(DayOfWeek.Saturday, DayPart.Morning).Bits },
        { "Je passe au marché le samedi après-midi.", WeeklyTimes.None.With(DayOfWeek.Saturday, DayPart.Afternoon).Bits },
        { "le mardi et le jeudi", WeeklyTimes.None.With(Days.Tuesday | Days.Thursday).Bits },
        { "du lundi au vendredi, le soir", WeeklyTimes.None.With(Days.Workdays, DayPart.Evening).Bits },
        { "tous les soirs", WeeklyTimes.Evenings.Bits },
        { "matin et soir", WeeklyTimes.None.With(Days.All, DayPart.Morning).With(Days.All, DayPart.Evening).Bits },
        { "les week-ends", WeeklyTimes.Weekends.Bits },
        { "at the weekend", WeeklyTimes.Weekends.Bits },
        { "tous les jours sauf le dimanche", WeeklyTimes.None.With(Days.All & ~Days.Sunday).Bits },
        { "n'importe quand", WeeklyTimes.Any.Bits },
        { "any time", WeeklyTimes.Any.Bits },
    };

    [Theory]
    [MemberData(nameof(Said))]
    public void Sentence_ThatSaysWhen_IsRead(string sentence, int bits) => Assert.Equal(WeeklyTimes.FromBits(bits), TimesReading.In(sentence));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("j'aime cuisiner")]
    [InlineData("samedi prochain")]
    [InlineData("ce samedi")]
    [InlineData("samedi 12 décembre")]
    [InlineData("samedi 12")]
    [InlineData("demain")]
    [InlineData("le samedi de 10h à 12h")]
    [InlineData("un samedi sur deux")]
    [InlineData("pas le lundi")]
    [InlineData("le samedi matin ou le dimanche soir")]
    [InlineData("la semaine sauf le week-end")]
    [InlineData("\ud800")]
    public void Sentence_ThatDoesNotSayWhenEachWeek_IsNotRead(string? sentence) => Assert.Equal(WeeklyTimes.None, TimesReading.In(sentence));

    [Fact]
    public async Task Offer_ThatBeginsWithASentence_KeepsAllThatItSays()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var bob = town.Person("Bob");
        await bob.AgreeTo();
        await bob.Say("/offre");
        await bob.Say("je peux faire les courses le samedi à Vitry");
        await bob.Press("Terminé");
        // The sentence isn't asked for again.
        Assert.Contains("D'où partez-vous", bob.Last.Text, StringComparison.Ordinal);
        await bob.Say("94400");
        await bob.Press("1 km");
        Assert.Equal(3, bob.Last.Buttons.Count(b => b.Label.Contains('✅') && b.Label.Contains("sam", StringComparison.OrdinalIgnoreCase)));
        await bob.Press("Terminé");
        await bob.Press("1");
        Assert.Contains("je peux faire les courses le samedi à Vitry", bob.Last.Text, StringComparison.Ordinal);
        Assert.Contains("samedi", bob.Last.Text.Replace("le samedi à Vitry", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offer_ThatBeginsWithANumberOfThings_IsNotAskedHowMany()
    {
        await using var town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        var bob = town.Person("Bob");
        await bob.AgreeTo();
        await bob.Say("/offre");
        await bob.Say("500 masques");
        await bob.Press("Terminé");
        Assert.Contains("500 pièces", bob.Last.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("D'où partez-vous", bob.Last.Text, StringComparison.Ordinal);
    }
}
