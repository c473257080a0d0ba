using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Dialogues;

/// <summary>A town, and Alice who has never written to the bot.</summary>
public abstract class NewcomerStory : IAsyncLifetime
{
    private protected Town _town = null!;
    private protected Resident _alice = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenAsync();
        _alice = _town.Person("Alice");
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();
}
