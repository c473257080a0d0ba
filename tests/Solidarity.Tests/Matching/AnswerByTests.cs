using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Matching.QuantityTests;

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
    [InlineData("", null, 0)]
    [InlineData(null, null, 0)]
    public void Beginning_AsTheSentenceSays(string? sentence, int? hour, int minute) =>
        Assert.Equal(hour is { } h ? new TimeOnly(h, minute) : null, BeginningReading.In(sentence));

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Answer_IsDueBeforeTheHelpBegins_AndEndsThen(string provider)
    {
        var (town, mona, alice) = await TownAsync(provider);
        await using var _ = town;
        var bob = town.Person("Bob");
        await bob.AgreeTo();
        await bob.PublishesOffer();
        await alice.Say("/besoin");
        await alice.Press("Courses");
        await alice.Say("Porter mes courses à 15h");
        await alice.Press("Demain");
        await alice.Say("94400");
        await alice.Press("Pour moi");
        await alice.Press("Publier");
        await mona.Say("/approve M1");
        Assert.Contains("avant le mardi 24 novembre à 15:00", Plain(bob), StringComparison.Ordinal);
        await bob.Press("Plus tard");
        await bob.Say("/mes");
        Assert.Contains("avant le mardi 24 novembre à 15:00", Plain(bob), StringComparison.Ordinal);
        // It is Monday at ten.
        await town.WaitAsync(TimeSpan.FromHours(28));
        Assert.Equal(MatchState.Approved, (await MatchesAsync(town))[0].State);
        await town.WaitAsync(TimeSpan.FromMinutes(59));
        Assert.Equal(MatchState.Approved, (await MatchesAsync(town))[0].State);
        await town.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(MatchState.TimedOut, (await MatchesAsync(town))[0].State);
        await bob.PressWith("c:yes:1", 1);
        Assert.Equal(MatchState.TimedOut, (await MatchesAsync(town))[0].State);
    }

    /// <summary>Sooner than anybody would be reminded; the asker in turn has no longer than the helper had.</summary>
    [Theory]
    [InlineData("sqlite", false)]
    [InlineData("postgres", false)]
    [InlineData("sqlite", true)]
    public async Task HelpThatBeginsSoon_EndsUnansweredWhenItBegins(string provider, bool helperAgrees)
    {
        var (town, mona, alice) = await TownAsync(provider);
        await using var _ = town;
        var bob = town.Person("Bob");
        await bob.AgreeTo();
        await bob.PublishesOffer();
        await alice.Say("/besoin");
        await alice.Press("Courses");
        await alice.Say("Mes courses à 14h");
        await alice.Press("Aujourd'hui");
        await alice.Say("94400");
        await alice.Press("Pour moi");
        await alice.Press("Publier");
        await mona.Say("/approve M1");
        if (helperAgrees) await bob.SaysYesToHelp();
        Assert.Contains("à 14:00", Plain(helperAgrees ? alice : bob), StringComparison.Ordinal);
        var state = helperAgrees ? MatchState.Accepted : MatchState.Approved;
        await town.WaitAsync(TimeSpan.FromMinutes(239));
        Assert.Equal(state, (await MatchesAsync(town))[0].State);
        await town.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(MatchState.TimedOut, (await MatchesAsync(town))[0].State);
    }

    /// <summary>The whole day is left to whoever is asked once the hour has passed.</summary>
    [Fact]
    public async Task AskedAfterItBegan_TheDayIsTheEnd()
    {
        var (town, mona, alice) = await TownAsync();
        await using var _ = town;
        var bob = town.Person("Bob");
        await bob.AgreeTo();
        await bob.PublishesOffer();
        await alice.Say("/besoin");
        await alice.Press("Courses");
        await alice.Say("Mes courses ce matin");
        await alice.Press("Aujourd'hui");
        await alice.Say("94400");
        await alice.Press("Pour moi");
        await alice.Press("Publier");
        await mona.Say("/approve M1");
        Assert.Contains("à 23:59", Plain(bob), StringComparison.Ordinal);
    }
}
