using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Groups;

/// <summary>A street with a group that the bot is in: Alice asks there, Bob can help, and Mona of the team decides.</summary>
public abstract class StreetStory : IAsyncLifetime
{
    private protected Town _town = null!;
    private protected Circle _street = null!;
    private protected Resident _mona = null!, _alice = null!, _bob = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        _street = new Circle(_town, "-1001");
        (_mona, var anna) = (_town.Person("Mona", id: 9001), _town.Person("Anna"));
        (_alice, _bob) = (_town.Person("Alice", userName: "alice_canary"), _town.Person("Bob", userName: "bob_canary"));
        await _mona.Say("/start");
        await _street.SetUp(anna, mayRemove: true);
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private protected async Task AlicePublishes(string text = "/besoin du pain et du lait demain matin")
    {
        await _alice.Say(text, chat: _street.Id);
        await _street.Follow(_alice, "Continuer en privé");
        if (_alice.Last.Buttons.Any(b => b.Label.Contains("J'accepte", StringComparison.Ordinal))) await _alice.Press("J'accepte");
        await _alice.Press("Publier");
    }
}
