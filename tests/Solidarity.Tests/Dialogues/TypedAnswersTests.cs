using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Dialogues;

/// <summary>What people type in the place of a button.</summary>
public class TypedAnswersTests
{
    [Theory]
    [InlineData("3km", 3000)]
    [InlineData("3 km", 3000)]
    [InlineData("3", 3000)]
    [InlineData("trois kilomètres", 3000)]
    [InlineData("jusqu'à 10 km", 10_000)]
    [InlineData("un kilomètre", 1000)]
    [InlineData("500m", 500)]
    [InlineData("500", 500)]
    [InlineData("500 mètres", 500)]
    [InlineData("ten kilometres", 10_000)]
    [InlineData("3 kms", 3000)]
    [InlineData("3,5 km", null)]
    [InlineData("-3 km", null)]
    [InlineData("3 km ou 500 m", null)]
    [InlineData("0 km", null)]
    [InlineData("loin", null)]
    [InlineData("", null)]
    [InlineData("999999999 km", null)]
    public void Distance_AsItIsTyped_IsRead(string typed, int? metres) => Assert.Equal(metres, DistanceReading.Read(typed));

    [Theory]
    [InlineData("je veux bien", true)]
    [InlineData("Volontiers !", true)]
    [InlineData("avec plaisir", true)]
    [InlineData("Oui, avec plaisir, merci", true)]
    [InlineData("D'accord", true)]
    [InlineData("gladly", true)]
    [InlineData("Sure!", true)]
    [InlineData("yes please", true)]
    [InlineData("Non merci", false)]
    [InlineData("plutôt pas", false)]
    [InlineData("pas cette fois, désolé", null)]
    [InlineData("No, thanks", false)]
    [InlineData("rather not", false)]
    [InlineData("I can't", false)]
    [InlineData("oui mais pas samedi", null)]
    [InlineData("oui et non", null)]
    [InlineData("merci", null)]
    [InlineData("je veux bien savoir qui c'est", null)]
    [InlineData("", null)]
    public void YesOrNo_AsItIsTyped_IsRead(string typed, bool? said) => Assert.Equal(said, YesReading.Read(typed));

    [Theory]
    [InlineData("je veux bien", MatchState.Accepted)]
    [InlineData("gladly", MatchState.Accepted)]
    [InlineData("plutôt pas", MatchState.Declined)]
    [InlineData("je veux bien savoir qui c'est", MatchState.Approved)]
    public async Task Helper_AnswersInTheirWords(string typed, MatchState state)
    {
        var (town, mona, _, bob) = await Stories.Proposed();
        await using var _t = town;
        await mona.Say("/approve M1");
        await bob.Say(typed);
        if (bob.Last.Buttons.Any(b => b.Label.Contains("Telegram", StringComparison.Ordinal))) await bob.Press("Telegram");
        Assert.Equal(state, await town.Read(stores => stores.Matches.Find(1)!.State));
    }

    [Fact]
    public async Task PairsAreWished_InTheirWords()
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.AgreeTo();
        await alice.Say("Il me faut deux personnes pour porter un meuble au 2e étage");
        await alice.Press("Dès que possible");
        await alice.Say("94400");
        await alice.Press("Pour moi");
        // How many was read from the sentence.
        Assert.Contains("deux par deux", alice.Last.Text, StringComparison.Ordinal);
        await alice.Say("avec plaisir");
        await alice.Press("Publier");
        var need = await town.Read(stores => stores.Posts.GetNeed(1));
        Assert.Equal(("moving", 2, true), (need.Category.Id, need.Places, need.GoesInPairs));
    }
}
