using Solidarity.Tests.Chats;
using Xunit;

namespace Solidarity.Tests.Errands;

/// <summary>A street whose group the bot belongs to; Alice goes for errands, Bob and Carl ask for something.</summary>
public abstract class ErrandStory : IAsyncLifetime
{
    private protected Town _town = null!;
    private protected Circle _street = null!;
    private protected Resident _mona = null!, _anna = null!, _alice = null!, _bob = null!, _carl = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenAsync(null, ("Moderation:Administrators:0", "9001"));
        _street = new Circle(_town, "-1001");
        (_mona, _anna, _alice, _bob) = (_town.Person("Mona", id: 9001), _town.Person("Anna"), _town.Person("Alice", userName: "alice_canary"), _town.Person("Bob", userName: "bob_canary"));
        _carl = _town.Person("Carl");
        await _mona.Say("/start");
        await _street.SetUp(_anna, mayRemove: true);
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private protected async Task AliceGoes(string words = "boulangerie 11h")
    {
        await _alice.AgreeTo();
        await _alice.Say("/courses " + words, chat: _street.Id);
    }

    private protected async Task Asks(Resident who, string what)
    {
        await _street.Follow(who, "Ajouter à la liste");
        if (who.Last.Buttons.Any(b => b.Label.Contains("J'accepte", StringComparison.Ordinal))) await who.Press("J'accepte");
        await who.Say(what);
    }

    private protected Delivered Card => _street.Screen.Last(d => d.Text.Contains("🛒", StringComparison.Ordinal));
}
