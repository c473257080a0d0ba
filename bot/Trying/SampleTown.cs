using System.Text.Json;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.FollowUps;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Trying;

/// <summary>
/// Six weeks of a made-up town around Vitry-sur-Seine, lived through before anybody looks: 200 posts, most of them helped by now or over. All of it goes
/// through the use cases that people's own presses go through, each at its time; nobody is written to.
/// </summary>
internal sealed class SampleTown(TurnLoop loop, Settings settings)
{
    public const int Posts = 200;

    /// <summary>One is that of the street's own helper.</summary>
    private const int Others = Posts - 1;

    private const int Days = 42, Seed = 94400, LeftForTheTeam = 2;

    /// <summary>Whoever tries the bot is to meet the five of the street first.</summary>
    private const double NobodyWithin = 1.2;

    private const double HelperSaysYes = 0.85, AskerSaysYes = 0.9, TookPlace = 0.85, IsAnOffer = 0.55;

    /// <summary>Vitry and what lies around it, by how many posts come from there.</summary>
    private static readonly (string Insee, double Part)[] Towns = [("94081", 0.6), ("94041", 0.15), ("94076", 0.15), ("94022", 0.1)];

    private static readonly int[] Metres = [1000, 3000, 3000, 10000];

    /// <summary>First names, and for each kind of help what people write.</summary>
    private sealed record Sample(string[] Names, Dictionary<string, string[]> Needs);

    private readonly Random _random = new(Seed);
    private readonly Sample _sample = Read();
    private readonly List<long> _matches = [];
    private int _people;

    /// <param name="now">The last of its days.</param>
    public async Task LiveThroughAsync(Street street, DateTimeOffset now, string language)
    {
        var (moderator, offer) = await loop.Run(scope => street.MoveIn(settings.Begin(scope.Stores, now - TimeSpan.FromDays(Days + 1)), language));
        for (var day = Days; day >= 0; day--)
        {
            var (today, isLast) = (now - TimeSpan.FromDays(day), day == 0);
            var posts = isLast ? 0 : Others * (Days - day + 1) / Days - Others * (Days - day) / Days;
            await loop.Run(scope =>
            {
                var change = settings.Begin(scope.Stores, today - TimeSpan.FromHours(1));
                // What was asked the days before is answered, what was proposed is decided: all but the last few.
                Answer(change, moderator, isLast ? LeftForTheTeam : 0);
                for (var i = 0; i < posts; i++) Publish(change, scope.Stores.Categories, language);
                ChangePost.Renew(change, offer.PersonId, offer.Id);
                SweepPosts.Run(change, Posts);
                _matches.AddRange(change.Happenings.OfType<Happening.MatchProposed>().Select(proposed => proposed.Match.Id));
                return true;
            });
        }
    }

    private void Publish(Change change, Categories categories, string language)
    {
        var place = Somewhere();
        var person = Street.Arrive(change, Street.Drawn(), Any(_sample.Names), Street.PhoneOf(10 + _people++ % 90), place, language);
        var kind = Any([.. _sample.Needs.Keys]);
        if (_random.NextDouble() < IsAnOffer)
        {
            Category[] kinds = [.. _sample.Needs.Keys.Where(key => key == kind || _random.Next(4) == 0).Select(key => categories.Find(key)!)];
            PublishPost.Offer(change, person.Id, new OfferDraft(kinds, null, place, new Radius(Any(Metres)), WeeklyTimes.Any, 1 + _random.Next(2)));
            return;
        }

        When when = _random.Next(3) == 0 ? When.OnDate(change.Today.AddDays(1 + _random.Next(9)), change.Today) : When.Soonest;
        PublishPost.Need(change, person.Id, new NeedDraft(categories.Find(kind)!, Any(_sample.Needs[kind]), when, place, _random.Next(5) == 0 ? Beneficiary.SomeoneElse : Beneficiary.Self, 1));
    }

    private void Answer(Change change, long moderator, int leaves)
    {
        var undecided = 0;
        foreach (var id in _matches)
        {
            if (change.Stores.Matches.Find(id) is not { IsLive: true } match) continue;
            switch (match.State)
            {
                case MatchState.Proposed when undecided++ >= leaves: DecideMatch.Approve(change, moderator, match.Id, anotherCould: false); break;
                case MatchState.Approved: AnswerProposal.Give(change, match.HelperId, match.Id, Says(HelperSaysYes)); break;
                case MatchState.Accepted: AnswerProposal.Give(change, match.AskerId, match.Id, Says(AskerSaysYes)); break;
                case MatchState.Introduced when match.DueAt <= change.Now: AnswerFollowUp.Give(change, match.AskerId, match.Id, _random.NextDouble() < TookPlace ? FollowUpAnswer.Yes : FollowUpAnswer.No); break;
            }
        }
    }

    private AnswerProposal.Answer Says(double yes) => _random.NextDouble() < yes ? AnswerProposal.Answer.Yes : AnswerProposal.Answer.No;

    private Place Somewhere()
    {
        while (true)
        {
            var drawn = _random.NextDouble();
            var town = Towns.First(one => (drawn -= one.Part) < 0 || one == Towns[^1]).Insee;
            var centre = Gazetteer.Shared.Find(town)!.ToPlace();
            var cell = Cell.At(centre.Cell!.Value.Latitude + (_random.NextDouble() - 0.5) * 0.03, centre.Cell.Value.Longitude + (_random.NextDouble() - 0.5) * 0.04);
            if (cell.KilometresTo(Street.Here.Cell!.Value) > NobodyWithin) return centre with { Cell = cell, Precision = Precision.Cell };
        }
    }

    private T Any<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    private static Sample Read()
    {
        using var stream = typeof(SampleTown).Assembly.GetManifestResourceStream("sample.json")!;
        return JsonSerializer.Deserialize<Sample>(stream, JsonSerializerOptions.Web)!;
    }
}
