using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Matching.MakersTown;

namespace Solidarity.Tests.Matching;

/// <summary>Nobody is given time to answer until after the help itself, and what nobody answered by then ends.</summary>
public class AnswerByTests
{
    [Theory]
    [InlineData("à 15h", 15, 0)]
    [InlineData("samedi à 15 h 30 chez le médecin", 15, 30)]
    [InlineData("samedi à 15h30 chez le médecin", 15, 30)]
    [InlineData("vers 9h", 9, 0)]
    [InlineData("Saturday at 3 pm", 15, 0)]
    [InlineData("at 10:15", 10, 15)]
    [InlineData("de 10h à 12h", 10, 0)]
    [InlineData("from 10 am to 12 pm", 10, 0)]
    [InlineData("samedi matin", 8, 0)]
    [InlineData("in the afternoon", 12, 0)]
    [InlineData("jeudi soir", 18, 0)]
    [InlineData("pas le matin", null, 0)]
    [InlineData("le matin ou le soir", null, 0)]
    [InlineData("à 9h ou à 11h", null, 0)]
    [InlineData("2h de ménage", null, 0)]
    [InlineData("pendant 3 heures", null, 0)]
    [InlineData("à 2 km d'ici", null, 0)]
    [InlineData("à 27h", null, 0)]
    [InlineData("Portez mes cartons at 3:30 pm", 15, 30)]
    [InlineData("at 3.30 pm", 15, 30)]
    [InlineData("from 2 to 4 pm", 14, 0)]
    [InlineData("between 2 and 4pm", 14, 0)]
    [InlineData("from 2:30 pm to 4 pm", 14, 30)]
    [InlineData("from 10 to 2 pm", 10, 0)]
    [InlineData("from 11 to 12 pm", 11, 0)]
    [InlineData("from 9 to 11 am", 9, 0)]
    [InlineData("à 8h du soir", 20, 0)]
    [InlineData("à 8h ce soir", 20, 0)]
    [InlineData("samedi soir à 8h", 20, 0)]
    [InlineData("à 8h du matin", 8, 0)]
    [InlineData("at 8:00 in the evening", 20, 0)]
    [InlineData("tonight at 8:15", 20, 15)]
    [InlineData("à 3h de l'après-midi", 15, 0)]
    [InlineData("de 2h à 4h de l'après-midi", 14, 0)]
    [InlineData("de 14 h 30 à 16 h", 14, 30)]
    [InlineData("de 14h30 à 16h", 14, 30)]
    [InlineData("à 14h ce samedi après-midi", 14, 0)]
    [InlineData("à 11h de l'après-midi", null, 0)]
    [InlineData("at 3:00", null, 0)]
    [InlineData("je suis à 2h de route", null, 0)]
    [InlineData("à 3h de route", null, 0)]
    [InlineData("mes enfants sont à 10h de train", null, 0)]
    [InlineData("j'habite à 10h d'ici", null, 0)]
    [InlineData("je rentre à 8h, besoin d'aide l'après-midi", null, 0)]
    [InlineData("I get home at 5 pm, help with my garden", null, 0)]
    [InlineData("jusqu'à 15h", null, 0)]
    [InlineData("de 10h à 12h ou à 15h", null, 0)]
    [InlineData("at 13 pm", null, 0)]
    [InlineData("", null, 0)]
    [InlineData(null, null, 0)]
    public void Beginning_AsTheSentenceSays(string? sentence, int? hour, int minute) =>
        Assert.Equal(hour is { } h ? new TimeOnly(h, minute) : null, BeginningReading.In(sentence));

    /// <summary>Alice asks in this sentence, for the day of this button where the sentence does not say it, and Bob is proposed to the team.</summary>
    private static async Task<(Town Town, Resident Mona, Resident Alice, Resident Bob)> ProposedAsync(string sentence, string? day = null, string provider = "sqlite")
    {
        var (town, mona, alice) = await TownAsync(provider);
        var bob = town.Person("Bob");
        await bob.AgreeTo();
        await bob.PublishesOffer();
        await alice.Say("/besoin");
        await alice.Press("Courses");
        await alice.Say(sentence);
        if (day is not null) await alice.Press(day);
        await alice.PublishesFromThePlaceOn();
        return (town, mona, alice, bob);
    }

    private static async Task<MatchState> StateAsync(Town town) => (await MatchesAsync(town))[0].State;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Answer_IsDueBeforeTheHelpBegins_AndEndsThen(string provider)
    {
        var (town, mona, _, bob) = await ProposedAsync("Porter mes courses à 15h", "Demain", provider);
        await using var _t = town;
        await mona.Say("/approve M1");
        Assert.Contains("avant le mardi 24 novembre à 15:00", Plain(bob), StringComparison.Ordinal);
        await bob.Press("Plus tard");
        await bob.Say("/mes");
        Assert.Contains("avant le mardi 24 novembre à 15:00", Plain(bob), StringComparison.Ordinal);
        // It is Monday at ten.
        await town.WaitAsync(TimeSpan.FromHours(28));
        Assert.Equal(MatchState.Approved, await StateAsync(town));
        await town.WaitAsync(TimeSpan.FromMinutes(59));
        Assert.Equal(MatchState.Approved, await StateAsync(town));
        await town.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(MatchState.TimedOut, await StateAsync(town));
        await bob.PressWith("c:yes:1", 1);
        Assert.Equal(MatchState.TimedOut, await StateAsync(town));
    }

    /// <summary>Sooner than anybody would be reminded; the asker in turn has no longer than the helper had.</summary>
    [Theory]
    [InlineData("sqlite", false)]
    [InlineData("postgres", false)]
    [InlineData("sqlite", true)]
    public async Task HelpThatBeginsSoon_EndsUnansweredWhenItBegins(string provider, bool helperAgrees)
    {
        var (town, mona, alice, bob) = await ProposedAsync("Mes courses à 14h", "Aujourd'hui", provider);
        await using var _t = town;
        await mona.Say("/approve M1");
        if (helperAgrees) await bob.SaysYesToHelp();
        Assert.Contains("à 14:00", Plain(helperAgrees ? alice : bob), StringComparison.Ordinal);
        var state = helperAgrees ? MatchState.Accepted : MatchState.Approved;
        await town.WaitAsync(TimeSpan.FromMinutes(239));
        Assert.Equal(state, await StateAsync(town));
        await town.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(MatchState.TimedOut, await StateAsync(town));
    }

    /// <summary>The whole day is left to whoever is asked once the hour has passed.</summary>
    [Fact]
    public async Task AskedAfterItBegan_TheDayIsTheEnd()
    {
        var (town, mona, _, bob) = await ProposedAsync("Mes courses ce matin");
        await using var _t = town;
        await mona.Say("/approve M1");
        Assert.Contains("à 23:59", Plain(bob), StringComparison.Ordinal);
    }

    /// <summary>At nine minutes past: whoever is asked has an hour all the same, and is told until when.</summary>
    [Theory]
    [InlineData("sqlite", false)]
    [InlineData("postgres", false)]
    [InlineData("sqlite", true)]
    public async Task AskedJustBeforeItBegins_HasAnHour(string provider, bool helperAgrees)
    {
        var (town, mona, alice, bob) = await ProposedAsync("Mes courses à 10h10", "Aujourd'hui", provider);
        await using var _t = town;
        await town.WaitAsync(TimeSpan.FromSeconds(9 * 60 + 41));
        await mona.Say("/approve M1");
        if (helperAgrees) await bob.SaysYesToHelp();
        Assert.Contains("à 11:09", Plain(helperAgrees ? alice : bob), StringComparison.Ordinal);
        var state = helperAgrees ? MatchState.Accepted : MatchState.Approved;
        await town.WaitAsync(TimeSpan.FromMinutes(59));
        Assert.Equal(state, await StateAsync(town));
        await town.WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(MatchState.TimedOut, await StateAsync(town));
    }

    /// <summary>Until the end of the day, where that comes sooner.</summary>
    [Fact]
    public void AskedLateOnTheDay_HasTheRestOfIt()
    {
        var timings = new Timings(TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeZoneInfo.Utc);
        var day = new DateOnly(2026, 11, 24);
        var need = SomePair.Beside(when: When.OnDate(day, day), request: "à 23h50").Need;
        Assert.Equal(timings.StartOf(day.AddDays(1)).AddMinutes(-1), need.BeginsAfter(timings.StartOf(day.AddDays(1)).AddMinutes(-20), timings));
    }
}
