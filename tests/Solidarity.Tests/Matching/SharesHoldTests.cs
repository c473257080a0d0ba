using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;
using static Solidarity.Tests.Matching.MakersTown;

namespace Solidarity.Tests.Matching;

/// <summary>Whatever people and the team do, one after another: no more is promised than is wanted, or than there is.</summary>
public class SharesHoldTests
{
    [Theory]
    [InlineData("sqlite", 5)]
    [InlineData("sqlite", 6)]
    [InlineData("postgres", 5)]
    public async Task RandomMakers_AfterEveryStep_NeverPromiseMoreThanIsWantedOrThereIs(string provider, int seed)
    {
        var random = new Random(seed);
        var (town, mona, _) = await TownAsync(provider);
        await using var _t = town;
        var people = Enumerable.Range(0, 8).Select(i => town.Person("P" + i)).ToArray();
        foreach (var who in people) await who.AgreeTo();
        var (most, fewer) = (0, 0);
        for (var step = 0; step < 140; step++)
        {
            var who = people[random.Next(people.Length)];
            var live = (await MatchesAsync(town)).Where(match => match.IsLive).ToArray();
            var match = live.Length == 0 ? null : live[random.Next(live.Length)];
            switch (random.Next(13))
            {
                case 0: await who.WantsPieces(1 + random.Next(200)); break;
                case 1 or 2: await who.OffersPieces(1 + random.Next(80)); break;
                case 3 or 4 when match is not null: await mona.Say("/approve M" + match.Id); break;
                case 5 when match is not null: await mona.Say((random.Next(2) == 0 ? "/reject M" : "/next M") + match.Id); break;
                case 6 when match is not null: await mona.Say("/undo M" + match.Id); break;
                case 7 or 8 when match is not null: await Answer(town, people, match, random.Next(3) == 0 ? "no" : "yes"); break;
                case 9 when match is not null:
                    fewer += await Do(town, change => PledgeFewer.By(change, match.HelperId, match.Id, random.Next(match.Share + 2))) is PledgeFewer.Outcome.Lowered ? 1 : 0;
                    break;
                case 10 when match is { State: MatchState.Introduced }: await (await By(people, match.AskerId, town)).PressWith($"f:{(random.Next(3) == 0 ? "no" : "yes")}:{match.Id}", 1); break;
                case 11:
                    if (await town.Read(stores => stores.Posts.Find(1 + random.Next(20))) is not { IsLive: true } post) break;
                    await Do(town, change => post is Need need
                        ? ChangePost.Edit(change, need.PersonId, need.Id, new NeedDraft(need.Category, need.Sentence, need.When, need.Place, need.Beneficiary, 1 + random.Next(250)))
                        : ChangePost.Edit(change, post.PersonId, post.Id, new OfferDraft(((Offer)post).Categories, post.Sentence, post.Place, ((Offer)post).Radius, ((Offer)post).Times, 1 + random.Next(100))));
                    break;
                default: await town.WaitAsync(TimeSpan.FromHours(random.Next(20))); break;
            }

            most = Math.Max(most, (await SharesAsync(town)).DefaultIfEmpty().Max());
            Assert.True(await HoldsAsync(town), $"step {step} of seed {seed}");
        }

        Assert.InRange(most, 2, 10_000);
    }

    private static Task<bool> HoldsAsync(Town town) => town.Read(stores =>
    {
        var all = Enumerable.Range(1, 300).Select(id => stores.Matches.Find(id)).OfType<Match>().Where(match => match.IsLive || match.State == MatchState.Done).ToArray();
        for (var id = 1; stores.Posts.Find(id) is { } post; id++)
        {
            var held = all.Where(match => match.NeedId == id || match.OfferId == id).Sum(match => match.Share);
            if (held > post.Places || held != stores.Matches.Taken(post)) return false;
            if (post.State == PostState.Filled != (stores.Matches.Introduced(post) >= post.Places) && post.State is PostState.Filled or PostState.Open) return false;
        }

        return all.All(match => match.Share >= 1);
    });

    private static async Task<Resident> By(Resident[] people, long personId, Town town)
    {
        var address = (await town.Read(stores => stores.People.Get(personId))).Address;
        return people.First(who => who.Id == address);
    }

    private static async Task Answer(Town town, Resident[] people, Match match, string answer)
    {
        if (AnswerProposal.WhoIsAsked(match) is not { } side) return;
        var who = await By(people, match.PersonOn(side), town);
        await who.PressWith($"c:{answer}:{match.Id}", 1);
        if (who.Last.Buttons.Any(b => b.Label.Contains("Par Telegram", StringComparison.Ordinal))) await who.Press("Par Telegram");
    }
}
