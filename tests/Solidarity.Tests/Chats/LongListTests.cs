using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Posts;

namespace Solidarity.Tests.Chats;

/// <summary>Hostile updates found it: a list of many posts and introductions grew longer than a server takes.</summary>
public sealed class LongListTests
{
    private const int LongestText = 4096;

    [Fact]
    public async Task Mine_WithManyIntroductionsToLongNames_StaysShortEnoughToBeSent()
    {
        await using var town = await Town.OpenAsync();
        var alice = town.Person("Alice");
        await alice.AgreeTo();
        await alice.PublishesNeed(helpers: Post.MostPlaces);
        for (var i = 0; i < Post.MostPlaces; i++)
        {
            var helper = town.Person(string.Concat(Enumerable.Repeat("a.", 20)), id: 80_000 + i);
            await helper.AgreeTo();
            await helper.PublishesOffer();
        }
        await town.Loop.Run(scope =>
        {
            var change = town.Settings.Begin(scope.Stores, scope.Now);
            foreach (var match in scope.Stores.Matches.Of(scope.Stores.Queue.Page(QueueKind.Proposed, Area.Everywhere, scope.Now, 0, 100)))
            {
                foreach (var side in (long[])[match.HelperId, match.AskerId]) scope.Stores.People.SetReach(side, Reach.Telegram, null);
                DecideMatch.Approve(change, 1, match.Id, anotherCould: false);
                AnswerProposal.Give(change, match.HelperId, match.Id, AnswerProposal.Answer.Yes);
                AnswerProposal.Give(change, match.AskerId, match.Id, AnswerProposal.Answer.Yes);
            }
            return Assert.Single(scope.Stores.Posts.Of(1, scope.Now)).State == PostState.Filled;
        });
        town.Clock.Advance(FloodGate.FullAgain);
        await alice.Say("/mes");
        Assert.Contains("autres mises en relation", alice.Last.Text, StringComparison.Ordinal);
        await alice.Press("Voir N1");
        Assert.Contains("autres mises en relation", alice.Last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(town.Delivered, d => d.Text.Length > LongestText);
    }
}
