using System.Text;
using Solidarity.Core.People;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Moderation;

/// <summary>Odette of the town's page, Bob in Telegram, and the link that leads from her to him; Mona is of the team.</summary>
public abstract class JoinTelegramStory(string provider) : IAsyncLifetime
{
    private protected Town _town = null!;
    private protected Resident _mona = null!, _odette = null!, _bob = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenOnAsync(provider, settings: [("Moderation:Administrators:0", "9001")]);
        (_mona, _bob) = (_town.Person("Mona", id: 9001), _town.Person("Bob", userName: "bob"));
        await _mona.Say("/start");
        await _bob.Say("/start");
        _odette = await _town.OnPage("odette", "Odette");
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private protected static async Task<string> LinkOf(Resident onPage)
    {
        await onPage.Say("/telegram");
        // The same link, to be photographed.
        Assert.StartsWith("<svg", Encoding.UTF8.GetString(onPage.Last.Message.File!.Bytes()), StringComparison.Ordinal);
        return onPage.Last.Buttons.Single(button => button.Start is not null).Start!;
    }

    private protected Task<Person?> Known(Resident who) => _town.Read(stores => stores.People.Find(who.Speaker.Address.Channel, who.Id));
}
