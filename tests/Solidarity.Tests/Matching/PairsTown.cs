using Solidarity.Core.Matching;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Matching.MakersTown;

namespace Solidarity.Tests.Matching;

/// <summary>A town with a moderator, somebody who asks for two at a time, and as many who offer as a test needs.</summary>
public abstract class PairsTown(string provider) : IAsyncLifetime
{
    private protected readonly Dictionary<string, Resident> _helpers = [];
    private protected Town _town = null!;
    private protected Resident _mona = null!, _alice = null!;

    public async ValueTask InitializeAsync() => (_town, _mona, _alice) = await TownAsync(provider);

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private protected async Task Offer(params string[] names)
    {
        foreach (var name in names)
        {
            _helpers[name] = _town.Person(name, userName: name.ToLowerInvariant() + "_canary");
            await _helpers[name].AgreeTo();
            await _helpers[name].PublishesOffer();
        }
    }

    private protected async Task<Match[]> Live() => [.. (await MatchesAsync(_town)).Where(match => match.IsLive)];

    private protected async Task<Match> Of(string name) => (await MatchesAsync(_town)).Last(match => Address(match.HelperId).Result == _helpers[name].Id);

    private protected string Name(Match match) => _helpers.Single(helper => helper.Value.Id == Address(match.HelperId).Result).Key;

    private protected async Task Approve(params string[] names)
    {
        foreach (var name in names) await _mona.Say("/approve M" + (await Of(name)).Id);
    }

    /// <summary>They are approved, and say yes in this order.</summary>
    private protected async Task Agree(params string[] names)
    {
        await Approve(names);
        foreach (var name in names) await _helpers[name].SaysYesToHelp();
    }

    private protected async Task Introduce(string one, string other)
    {
        await Offer(one, other);
        await _alice.PublishesNeed(helpers: 2, inPairs: true);
        await Agree(one, other);
        await SaysYesToBoth();
    }

    private protected async Task SaysYesToBoth()
    {
        await _alice.Press("Oui, les deux");
        await ByTelegram();
    }

    /// <summary>Where they are asked how they can be reached.</summary>
    private protected async Task ByTelegram()
    {
        if (_alice.Last.Buttons.Any(b => b.Label.Contains("Par Telegram", StringComparison.Ordinal))) await _alice.Press("Par Telegram");
    }

    private protected async Task StepsBack(string name) => await _helpers[name].PressWith($"w:sure:{(await Of(name)).Id}", 1);

    private protected async Task Stands(string name, MatchState state, string? with = null)
    {
        var match = await Of(name);
        Assert.Equal((state, with is null ? null : (await Of(with)).Id), (match.State, match.PartnerId));
    }

    /// <summary>How often whoever asked reads this.</summary>
    private protected int Asked(string part) => _alice.Screen.Count(shown => shown.Text.Contains(part, StringComparison.Ordinal));

    private protected Task<string> Address(long person) => _town.Read(stores => stores.People.Get(person).Address);
}
