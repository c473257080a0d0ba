using Solidarity.Bot.Turns;
using Solidarity.Tests.Chats;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Tests.Groups;

/// <summary>Birthdays of who wishes to be congratulated. It is Monday 23 November, ten in the morning.</summary>
public sealed class BirthdayTests : IAsyncLifetime
{
    private Town _town = null!;
    private Circle _street = null!;
    private Resident _anna = null!, _rose = null!, _bob = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenAsync();
        _street = new Circle(_town, "-1001");
        (_anna, _rose, _bob) = (_town.Person("Anna"), _town.Person("Rose", userName: "rose_canary"), _town.Person("Bob"));
        await _street.SetUp(_anna, mayRemove: true);
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private IReadOnlyList<string> Wishes() => [.. _street.Screen.Where(d => d.Text.Contains("anniversaire à", StringComparison.Ordinal)).Select(d => d.Text)];

    private async Task Tells(Resident who, string day = "25 novembre")
    {
        await who.Say("/anniversaire " + day, chat: _street.Id);
        await _street.Follow(who, "Continuer en privé");
        if (who.Last.Buttons.Any(b => b.Label.Contains("J'accepte", StringComparison.Ordinal))) await who.Press("J'accepte");
        await who.Press("Oui, dites-le");
    }

    [Fact]
    public async Task Birthday_ToldInTheGroup_GoesOnInPrivate_AndIsSaidOnItsDayAtNine_Once()
    {
        await Tells(_rose);
        Assert.NotEmpty(_street.Removed);
        Assert.DoesNotContain(_street.Screen, d => d.Text.Contains("Il ne s'ouvre", StringComparison.Ordinal));
        Assert.DoesNotContain("25 novembre", _street.Everything, StringComparison.Ordinal);
        Assert.Contains("25 novembre 2026", _rose.Last.Text, StringComparison.Ordinal);
        await _town.WaitAsync(TimeSpan.FromHours(46.9));
        Assert.Empty(Wishes());
        await _town.WaitAsync(TimeSpan.FromHours(0.2));
        await _town.SweepAsync();
        Assert.Equal(["🎂 Aujourd'hui, nous souhaitons un bon anniversaire à Rose !"], Wishes().Select(w => w.Replace('\u00a0', ' ')));
        await _town.WaitAsync(TimeSpan.FromDays(1));
        Assert.Single(Wishes());
        foreach (var secret in (string[])["rose_canary", _rose.Id]) Assert.DoesNotContain(secret, _street.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Birthdays_OnOneDay_AreOneMessage()
    {
        await Tells(_rose);
        await Tells(_bob);
        await _town.WaitAsync(TimeSpan.FromHours(47.5));
        Assert.Equal(["🎂 Aujourd'hui, nous souhaitons un bon anniversaire à Rose et Bob !"], Wishes().Select(w => w.Replace('\u00a0', ' ')));
    }

    [Fact]
    public async Task Birthday_WhileTheBotWasDown_IsNotMadeUpFor()
    {
        await Tells(_rose);
        await _town.WaitAsync(TimeSpan.FromHours(46));
        await _town.WaitAsync(TimeSpan.FromHours(26));
        Assert.Empty(Wishes());
    }

    [Fact]
    public async Task Birthday_OfWhoLeft_IsForgotten()
    {
        await Tells(_rose);
        await _street.Happens(new Left(new Address("telegram", _rose.Id)));
        Assert.Empty(await _town.Read(s => s.Birthdays.Of(s.People.Find("telegram", _rose.Id)!.Id)));
        await _town.WaitAsync(TimeSpan.FromHours(47.5));
        Assert.Empty(Wishes());
    }

    [Fact]
    public async Task Birthday_OfWhoIsOutside_IsNotSaid_AndForgotten()
    {
        await Tells(_rose);
        await Tells(_bob);
        _town.Outsiders.Add((_street.Id, _rose.Id));
        await _town.WaitAsync(TimeSpan.FromHours(47.5));
        Assert.DoesNotContain("Rose", Assert.Single(Wishes()), StringComparison.Ordinal);
        Assert.Empty(await _town.Read(s => s.Birthdays.Of(s.People.Find("telegram", _rose.Id)!.Id)));
    }

    [Fact]
    public async Task Birthday_WhereTheServerDoesNotSay_IsNotSaidThisYear()
    {
        await Tells(_rose);
        _town.StandingsUnknown = true;
        await _town.WaitAsync(TimeSpan.FromHours(47.5));
        _town.StandingsUnknown = false;
        await _town.WaitAsync(TimeSpan.FromHours(1));
        Assert.Empty(Wishes());
        Assert.Single(await _town.Read(s => s.Birthdays.Of(s.People.Find("telegram", _rose.Id)!.Id)));
    }

    [Fact]
    public async Task Birthday_OfWhoBlockedTheBot_IsNotSaid()
    {
        await Tells(_rose);
        await _rose.Do(new Removed());
        await _town.WaitAsync(TimeSpan.FromHours(47.5));
        Assert.Empty(Wishes());
    }

    [Fact]
    public async Task Birthday_TakenBack_IsNotSaid()
    {
        await Tells(_rose);
        await _rose.Say("/anniversaire");
        Assert.Contains("25 novembre", _rose.Last.Text, StringComparison.Ordinal);
        await _rose.Press("Ne plus le dire");
        Assert.Contains("effacé", _rose.Last.Text, StringComparison.Ordinal);
        await _town.WaitAsync(TimeSpan.FromHours(47.5));
        Assert.Empty(Wishes());
    }

    [Fact]
    public async Task Birthday_ToldOnItsDayAfterNine_IsForNextYear()
    {
        await Tells(_rose, "23 novembre");
        Assert.Contains("23 novembre 2027", _rose.Last.Text, StringComparison.Ordinal);
        await _town.WaitAsync(TimeSpan.FromHours(1));
        Assert.Empty(Wishes());
    }

    [Fact]
    public async Task Link_OfAnother_TellsNothing_AndForgedPressesDoNothing()
    {
        await Tells(_rose);
        await _bob.Say("/anniversaire 14 mars", chat: _street.Id);
        await _street.Follow(_rose, "Continuer en privé");
        Assert.Contains("autre personne", _rose.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("14 mars", _rose.Everything, StringComparison.Ordinal);
        await _anna.PressWith(new Action.NoBirthday(1).Write(), 1);
        await _anna.PressWith(new Action.NoBirthday(99).Write(), 1);
        Assert.Single(await _town.Read(s => s.Birthdays.Of(s.People.Find("telegram", _rose.Id)!.Id)));
    }

    [Fact]
    public async Task Birthday_OfAStranger_IsKeptNowhere()
    {
        await _rose.Say("/anniversaire 14 mars", chat: _street.Id);
        await _street.Follow(_rose, "Continuer en privé");
        await _rose.Press("J'accepte");
        _town.Outsiders.Add((_street.Id, _rose.Id));
        await _rose.Press("Oui, dites-le");
        Assert.Contains("plus dans le groupe", _rose.Last.Text, StringComparison.Ordinal);
        Assert.Empty(await _town.Read(s => s.Birthdays.Of(s.People.Find("telegram", _rose.Id)!.Id)));
    }

    [Fact]
    public async Task Birthday_InEnglish_InAnEnglishGroup()
    {
        await _town.Read(s =>
        {
            s.Groups.SaveSetup(1, s.Groups.Get(1).Setup! with { Language = "en" }, null);
            return true;
        });
        var kim = _town.Person("Kim", "en");
        await kim.Say("/birthday", chat: _street.Id);
        await _street.Follow(kim, "private");
        await kim.Press("I agree");
        await kim.Say("soon");
        Assert.Contains("14 March", kim.Last.Text, StringComparison.Ordinal);
        await kim.Say("25 November");
        await kim.Press("Yes, say it");
        await _town.WaitAsync(TimeSpan.FromHours(47.5));
        Assert.Contains("Today we wish a happy birthday to Kim!", _street.Last.Text, StringComparison.Ordinal);
    }
}
