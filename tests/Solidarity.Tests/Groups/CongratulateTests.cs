using Solidarity.Core;
using Solidarity.Core.Groups;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Groups;

/// <summary>Between the look at whose day it is and the wish itself the server is asked, and anything may happen.</summary>
public sealed class CongratulateTests : IAsyncLifetime
{
    private Town _town = null!;
    private Circle _street = null!;
    private Resident _rose = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenAsync();
        _street = new Circle(_town, "-1001");
        _rose = _town.Person("Rose");
        await _street.SetUp(_town.Person("Anna"));
        await _rose.Say("/anniversaire 25 novembre", chat: _street.Id);
        await _street.Follow(_rose, "Continuer en privé");
        await _rose.Press("J'accepte");
        await _rose.Press("Oui, dites-le");
        _town.Clock.Advance(TimeSpan.FromHours(47.5));
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private Task<T> Run<T>(Func<Change, T> run) => _town.Read(stores => run(_town.Settings.Begin(stores, _town.Clock.GetUtcNow())));

    private Task<int> NamedAsync(Birthday birthday) => Run(change => Congratulate.Settle(change, [(birthday, Congratulate.Presence.Inside)]).Sum(here => here.People.Count));

    [Fact]
    public async Task Settled_WithNothingInBetween_IsNamed_Once()
    {
        var birthday = Assert.Single(await Run(change => Congratulate.Due(change, 10)));
        Assert.Equal(1, await NamedAsync(birthday));
        Assert.Equal(0, await NamedAsync(birthday));
    }

    [Theory]
    [InlineData("taken back")]
    [InlineData("told anew for another day")]
    [InlineData("told anew for this day, too late")]
    [InlineData("the bot is put out")]
    [InlineData("unreachable")]
    [InlineData("suspended")]
    [InlineData("the day is over")]
    public async Task Settled_AfterSomethingInBetween_IsNotNamed(string happens)
    {
        var birthday = Assert.Single(await Run(change => Congratulate.Due(change, 10)));
        await Run(change => Happen(change.Stores, birthday, happens, change.Now));
        if (happens == "the day is over") _town.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await NamedAsync(birthday));
    }

    private static bool Happen(Stores stores, Birthday birthday, string what, DateTimeOffset now)
    {
        switch (what)
        {
            case "taken back": stores.Birthdays.Forget(birthday.PersonId, birthday.GroupId); break;
            case "told anew for another day": stores.Birthdays.Keep(birthday.PersonId, birthday.GroupId, new YearDay(12, 1), now); break;
            case "told anew for this day, too late": stores.Birthdays.Keep(birthday.PersonId, birthday.GroupId, birthday.Day, now); break;
            case "the bot is put out": stores.Groups.SaveFacts(stores.Groups.Get(birthday.GroupId) with { Standing = GroupStanding.Gone }); break;
            case "unreachable": stores.People.SetUnreachable(birthday.PersonId, now); break;
            case "suspended": stores.People.SetBanned(birthday.PersonId, now.AddDays(7)); break;
        }

        return true;
    }
}
