using Dapper;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Posts;

/// <summary>A need of every week that goes date by date. It is Monday 23 November; Alice is person 1, and Bob, who helps, person 2.</summary>
public abstract class SeriesStory(string provider) : IAsyncLifetime
{
    private protected static readonly Place Vitry = new("94081", "Vitry-sur-Seine", "94", new Cell(10841, 355), Precision.Cell);
    private protected static readonly DateOnly First = new(2026, 11, 28), Second = new(2026, 12, 5), Third = new(2026, 12, 12);

    private protected Town _town = null!;
    private protected Resident _alice = null!, _bob = null!;

    public async ValueTask InitializeAsync()
    {
        _town = await Town.OpenOnAsync(provider, null, ("Moderation:Administrators:0", "9001"));
        (_alice, _bob) = (_town.Person("Alice", userName: "alice_canary"), _town.Person("Bob", userName: "bob_canary"));
        await _alice.AgreeTo();
        await _bob.AgreeTo();
    }

    public async ValueTask DisposeAsync()
    {
        if (_town is not null) await _town.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static DateOnly Day(Need date) => ((When.On)date.When).Date;

    private protected static NeedDraft Draft(string sentence, Days days = Days.Saturday, bool byDate = true, int helpers = 1) =>
        new(Categories.Shared.Find("shopping")!, sentence, When.Weekly(days, byDate), Vitry, Beneficiary.Self, helpers);

    private protected async Task<long> Publishes(Days days = Days.Saturday, bool byDate = true, string sentence = "Du pain") =>
        ((PublishPost.Outcome.Published)await Do(change => PublishPost.Need(change, 1, Draft(sentence, days, byDate)))).Post.Id;

    private protected async Task<long> Offers(long person, int places) =>
        ((PublishPost.Outcome.Published)await Do(change => PublishPost.Offer(change, person, new OfferDraft([Draft("").Category], null, Vitry, new Radius(3000), WeeklyTimes.Any, places)))).Post.Id;

    /// <summary>The proposal of a need is decided, and both say yes.</summary>
    private protected async Task<long> Introduces(long need)
    {
        return await Do(change =>
        {
            var approved = Approved(change, need);
            AnswerProposal.Give(change, 2, approved.Id, AnswerProposal.Answer.Yes);
            return Assert.IsType<AnswerProposal.Outcome.NowIntroduced>(AnswerProposal.Give(change, 1, approved.Id, AnswerProposal.Answer.Yes)).Match.Id;
        });
    }

    /// <summary>The proposal of a need as it is when its helper is asked; both can be reached.</summary>
    private protected static Match Approved(Change change, long need)
    {
        change.Stores.People.SetReach(1, Reach.Telegram, null);
        change.Stores.People.SetReach(2, Reach.Telegram, null);
        return MoveMatch.Fire(change, change.Stores.Matches.LiveOf(need)[0], MatchTrigger.Approve, m => m with { AskedAt = change.Now, DueAt = change.Now.AddDays(1) }, guard: true)!;
    }

    private protected async Task<string> Mine()
    {
        await _alice.Say("/mes");
        return _alice.Last.Text;
    }

    private protected Task<IReadOnlyList<Need>> Dates(long series) => _town.Read(s => s.Posts.LiveDatesOf(series));

    private protected Task<long> CountAsync(string sql) => _town.Read(s => s.Connection.ExecuteScalar<long>(sql));

    private protected Task<T> Do<T>(Func<Change, T> act) => _town.Loop.Run(scope =>
    {
        var change = _town.Settings.Begin(scope.Stores, scope.Now);
        var done = act(change);
        new Bot.Cards.Announcer(change, scope.Mail, new Bot.Cards.Moderators(change, scope.Mail, _town.Settings)).Announce();
        return done;
    });
}
