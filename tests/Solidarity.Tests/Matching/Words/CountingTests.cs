using Solidarity.Core.Matching.Words;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Matching.Words;

/// <summary>How common each word is, from the board to the score.</summary>
public class CountingTests
{
    [Fact]
    public async Task Board_CountedByTheClock_WeighsTheWordsOfAllThatFollows()
    {
        await using var town = await Town.OpenAsync();
        var (alice, bob, carl) = (town.Person("Alice"), town.Person("Bob"), town.Person("Carl"));
        await alice.AgreeTo();
        await bob.AgreeTo();
        await carl.AgreeTo();
        await carl.PublishesOffer(sentence: "Ma perceuse");
        await alice.PublishesNeed("Une perceuse");
        await bob.PublishesOffer(sentence: "Une perceuse et une scie");
        Assert.Equal(0, await town.Read(stores => stores.Words.Posts));
        await town.Sweeps.WordsAsync();
        Assert.Equal(3, await town.Read(stores => stores.Wording.Read().Posts));
        // Kept for a while by whoever has read them: they are long.
        Assert.Equal(0, await town.Read(stores => stores.Words.Posts));
        town.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(3, await town.Read(stores => stores.Words.Of[FrenchStems.Of("perceuse")]));
    }

    [Fact]
    public async Task Board_Empty_IsCountedToo()
    {
        await using var town = await Town.OpenAsync();
        await town.Sweeps.WordsAsync();
        Assert.Equal(0, await town.Read(stores => stores.Wording.Read().Posts));
    }
}
