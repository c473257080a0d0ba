using Solidarity.Core.Moderation;
using Solidarity.Core.Storage;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.TeamPage;

/// <summary>Whoever decides for a few communes sees the needs of those.</summary>
public sealed class NeedMapStoreTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Map_ShowsTheNeedsOfTheOwnArea(string provider)
    {
        await using var town = await Town.OpenOnAsync(provider);
        foreach (var (place, count) in new[] { ("94400", 6), ("38000", 7) })
        {
            for (var i = 0; i < count; i++)
            {
                var who = town.Person($"Someone{place}{i}");
                await who.AgreeTo();
                await who.PublishesNeed("Du pain", place: place);
            }
        }

        var (own, other, all) = await town.Read(stores =>
        {
            var maps = new NeedMapStore(stores.Connection);
            return (maps.Read(Area.Of(["94081"])), maps.Read(Area.Of(["38185"])), maps.Read(Area.Everywhere));
        });
        Assert.Equal([6L], own.Squares.Select(square => square.Needs));
        Assert.Equal([7L], other.Squares.Select(square => square.Needs));
        Assert.Equal(13L, all.Squares.Sum(square => square.Needs));
    }
}
