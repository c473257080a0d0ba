using Solidarity.Bot.Turns;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Groups;

/// <summary>The bot is put out of a group and let in again: what stood there is out of reach.</summary>
public sealed class GroupLossTests : IAsyncLifetime
{
    private Town _town = null!;
    private Circle _street = null!;
    private Resident _anna = null!, _alice = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenAsync();
        _street = new Circle(_town, "-1001");
        (_anna, _alice) = (_town.Person("Anna"), _town.Person("Alice"));
        await _street.SetUp(_anna, mayRemove: true);
        await _alice.AgreeTo();
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private Delivered[] Said(string words) => [.. _town.Delivered.Where(d => d.Chat == _street.Id && d.Message.Kind == OutgoingKind.Say && d.Text.Contains(words, StringComparison.Ordinal))];

    [Fact]
    public async Task Digest_OfBefore_IsLeftAlone_AndTheNextOneComes()
    {
        await _alice.PublishesNeed();
        await _town.WaitAsync(TimeSpan.FromHours(8));
        var before = Assert.Single(Said("Dans le quartier")).MessageId;
        await _street.RemoveBot();
        await _street.AddBot(mayRemove: true);
        await _alice.PublishesNeed("La haie", "Jardin");
        await _town.WaitAsync(TimeSpan.FromDays(1));
        Assert.Equal(2, Said("Dans le quartier").Length);
        Assert.Single(_town.Delivered, d => d.MessageId == before);
    }

    [Fact]
    public async Task Errand_UnderWay_IsSaidAgain_AndTheNewCardFollows()
    {
        await _alice.Say("/courses boulangerie 15h", chat: _street.Id);
        var before = Assert.Single(Said("boulangerie")).MessageId;
        await _street.RemoveBot();
        await _town.SweepAsync();
        Assert.Single(Said("boulangerie"));
        await _street.AddBot(mayRemove: true);
        for (var i = 0; i < 2; i++) await _town.SweepAsync();
        Assert.Equal(2, Said("boulangerie").Length);
        await _alice.Press("Je pars");
        Assert.Single(_town.Delivered, d => d.MessageId == before);
        Assert.Contains("est terminée", _street.Screen.Single(d => d.MessageId == Said("boulangerie")[1].MessageId).Text, StringComparison.Ordinal);
    }
}
