using Dapper;
using Solidarity.Core.People;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Tests.Moderation;

public sealed class SqliteStayApartTests() : StayApartTests("sqlite");

public sealed class PostgresStayApartTests() : StayApartTests("postgres");

/// <summary>Where one of the two says no, the link is not theirs, or the team or a suspension stands between, they stay apart.</summary>
public abstract class StayApartTests(string provider) : JoinTelegramStory(provider)
{
    [Fact]
    public async Task PageSaysNo_NothingChanges_AndTheLinkIsOver()
    {
        await _bob.Say("/start " + await LinkOf(_odette));
        await _bob.Press("Oui, c'est moi");
        await _odette.Press("Non, ce n'est pas moi");
        Assert.Contains("la réponse est non", _bob.Last.Text, StringComparison.Ordinal);
        await _odette.PressLate("Oui, c'est moi");
        Assert.NotNull(await Known(_odette));
        Assert.Contains("n'est plus possible", _odette.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TelegramSaysNo_ThePageHearsNothingOfWhoItWas()
    {
        await _bob.Say("/start " + await LinkOf(_odette));
        await _bob.Press("Non, ce n'est pas moi");
        await _bob.PressLate("Oui, c'est moi");
        Assert.DoesNotMatch(@"\bBob\b", _odette.Everything);
    }

    [Fact]
    public async Task Link_UsedTwice_OrByASecond_IsGoodForNothing()
    {
        var (link, eve) = (await LinkOf(_odette), _town.Person("Eve"));
        await _bob.Say("/start " + link);
        await eve.Say("/start " + link);
        await _bob.Press("Oui, c'est moi");
        await eve.Press("Oui, c'est moi");
        Assert.Contains("ne marche pas", eve.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\bEve\b", _odette.Everything);
        // A forged press names somebody who has said nothing.
        await _odette.PressWith(new Action.IsInTelegram(true, (await Known(eve))!.Id).Write(), 1);
        Assert.NotNull(await Known(_odette));
        await _odette.Press("Oui, c'est moi", under: "Bob");
        Assert.Null(await Known(_odette));
        await eve.Say("/start " + link);
        Assert.Contains("ne marche pas", eve.Last.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_AfterAQuarterOfAnHour_IsOver_OnEitherSide()
    {
        var link = await LinkOf(_odette);
        _town.Clock.Advance(JoinTelegram.LinkLasts);
        await _bob.Say("/start " + link);
        Assert.Contains("ne marche pas", _bob.Last.Text, StringComparison.Ordinal);
        await _bob.Say("/start " + await LinkOf(_odette));
        await _bob.Press("Oui, c'est moi");
        _town.Clock.Advance(JoinTelegram.LinkLasts);
        await _odette.Press("Oui, c'est moi");
        Assert.NotNull(await Known(_odette));
        await _town.SweepAsync();
        await _town.WaitAsync(TimeSpan.FromHours(1));
        Assert.Equal(0, await _town.Read(stores => stores.Connection.ExecuteScalar<long>("select count(*) from join_link")));
    }

    [Theory]
    [InlineData("one-")]
    [InlineData("one-AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("one-' or 1=1 --")]
    [InlineData("one-one-one-one-one-one-one-one-one-one-one-one-one-one-one-one-one")]
    public async Task Start_Forged_IsGoodForNothing(string start)
    {
        await LinkOf(_odette);
        await _bob.Say("/start " + start);
        Assert.Contains("ne marche pas", _bob.Last.Text, StringComparison.Ordinal);
        await _bob.PressWith(new Action.IsOnPage(true, new string('A', 22)).Write(), 1);
        Assert.DoesNotMatch(@"\bBob\b", _odette.Everything);
    }

    /// <summary>Whoever has the browser of somebody for a moment must not come near the desk; nor does the team's account take a visitor in.</summary>
    [Fact]
    public async Task Moderator_BecomesOneWithNobody()
    {
        await _mona.Say("/start " + await LinkOf(_odette));
        Assert.Contains("restent donc séparés", _mona.Last.Text, StringComparison.Ordinal);
        await _mona.PressWith(new Action.IsOnPage(true, (await LinkOf(_odette))[4..]).Write(), 1);
        Assert.DoesNotContain("Mona dit", _odette.Everything, StringComparison.Ordinal);
        await _odette.Say("/equipe");
        Assert.DoesNotContain("Mona", _odette.Last.Text, StringComparison.Ordinal);

        // Somebody who was given a role between the two presses.
        await _bob.Say("/start " + await LinkOf(_odette));
        await _bob.Press("Oui, c'est moi");
        var bob = (await Known(_bob))!;
        await _town.Read(stores => { stores.Roles.Set(bob.Id, Role.Moderator, 1, _town.Clock.GetUtcNow()); return 0; });
        await _odette.Press("Oui, c'est moi");
        Assert.NotNull(await Known(_odette));
        Assert.Null(await _town.Read(stores => stores.Visitors.Find("odette")!.JoinedAt));

        // Somebody of the team on the page.
        var odette = (await Known(_odette))!;
        await _town.Read(stores => { stores.Roles.Set(odette.Id, Role.Moderator, 1, _town.Clock.GetUtcNow()); return 0; });
        await _odette.Say("/telegram");
        Assert.Contains("restent séparés", _odette.Last.Text, StringComparison.Ordinal);
        await _odette.Say("/code");
        Assert.Contains("il n'y a pas de code", _odette.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Suspended_BecomesOneWithNobody(bool onPage)
    {
        var link = await LinkOf(_odette);
        if (!onPage) await _bob.Say("/start " + link);
        var suspended = (await Known(onPage ? _odette : _bob))!;
        await _town.Read(stores => { stores.People.SetBanned(suspended.Id, _town.Clock.GetUtcNow().AddDays(7)); return 0; });
        if (onPage)
        {
            await _bob.Say("/start " + link);
            Assert.Contains("ne marche pas", _bob.Last.Text, StringComparison.Ordinal);
        }
        else
        {
            await _bob.Press("Oui, c'est moi");
        }

        Assert.DoesNotMatch(@"\bBob\b", _odette.Everything);
        if (onPage) await _odette.Say("/telegram");
        Assert.Contains("ne pouvez pas publier", onPage ? _odette.Last.Text : _bob.Last.Text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Suspended after the yes, before the confirmation: nobody finds themselves with another's suspension.</summary>
    [Fact]
    public async Task Suspended_InBetween_StaysApart()
    {
        await _bob.Say("/start " + await LinkOf(_odette));
        await _bob.Press("Oui, c'est moi");
        var odette = (await Known(_odette))!;
        await _town.Read(stores => { stores.People.SetBanned(odette.Id, _town.Clock.GetUtcNow().AddDays(7)); return 0; });
        await _odette.Press("Oui, c'est moi");
        Assert.NotNull(await Known(_odette));
        Assert.Null((await Known(_bob))!.BannedUntil);
    }
}
