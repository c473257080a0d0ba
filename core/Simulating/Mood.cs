using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Criteria;
using Solidarity.Core.Posts;
using static Solidarity.Core.Simulating.Habits;

namespace Solidarity.Core.Simulating;

/// <summary>What people of a simulated town do when they are asked. The same about the same two people, whatever the rules; but for being far away, or called often.</summary>
internal sealed class Mood(SimulatedTown town)
{
    private readonly Luck _luck = town.Luck;

    /// <summary>How somebody comes to answer.</summary>
    /// <param name="Reminded">Not by themselves: so long after a reminder.</param>
    public sealed record Reply(bool Yes, TimeSpan After, bool Reminded);

    /// <param name="lately">How often they were called in the last two weeks, before this.</param>
    /// <returns>Null: they forget.</returns>
    public Reply? OfHelper(Match match, Offer offer, int lately, DateTimeOffset now)
    {
        if (town.Person(match.HelperId).HelpsUntil <= now) return null;
        var minutes = Nearness.Minutes(match.Kilometres ?? 0, offer.Travel);
        var yes = HelperYes * Math.Pow(1 / 3.0, minutes / MinutesToAThird) * Math.Pow(AfterEachCall, lately);
        return Answer(_luck.Of(yes, Chance.HelperYes, match.HelperId, match.NeedId), Chance.HelperHow, Chance.HelperAfter, match);
    }

    public Reply? OfAsker(Match match) => Answer(_luck.Of(AskerYes, Chance.AskerYes, match.HelperId, match.NeedId), Chance.AskerHow, Chance.AskerAfter, match);

    public bool TakesPlace(Match match) => _luck.Of(Habits.TakesPlace, Chance.TakesPlace, match.HelperId, match.NeedId);

    public TimeSpan TellsAfter(Match match) => _luck.Lasting(AnswersAfter, Chance.TellsAfter, match.HelperId, match.NeedId);

    /// <summary>How long the one who asked waits for an introduction before they give up.</summary>
    public TimeSpan PatienceOf(Need need) => LeastPatience + _luck.Lasting(Patience, Chance.Patience, need.Id);

    public bool Renews(Post post, DateTimeOffset now) =>
        (post is Need || town.Person(post.PersonId).HelpsUntil > now) && _luck.Of(Habits.Renews, Chance.Renews, post.Id, (long)(now - town.Start).TotalDays);

    /// <summary>When a helper pauses their offer for a while; null: never.</summary>
    public DateTimeOffset? AwayFrom(Offer offer) =>
        _luck.Of(Away, Chance.Away, offer.PersonId) ? offer.PublishedAt + AwayWithin * _luck.Of(Chance.AwayFrom, offer.PersonId) : null;

    /// <summary>What reading a proposal takes, and whether the team rejects it.</summary>
    public (TimeSpan Takes, bool Rejects) OfTeam(Match match, bool again) => (
        TimeSpan.FromMinutes(LeastMinutes + Math.Floor((MostMinutes - LeastMinutes + 1) * _luck.Of(Chance.Minutes, match.HelperId, match.NeedId * 2 + (again ? 1 : 0)))),
        _luck.Of(Habits.Rejects, Chance.Rejects, match.HelperId, match.NeedId));

    private Reply? Answer(bool yes, Chance how, Chance after, Match match)
    {
        var mood = _luck.Of(how, match.HelperId, match.NeedId);
        if (mood >= Answers + AnswersReminded) return null;
        return new Reply(yes, _luck.Lasting(AnswersAfter, after, match.HelperId, match.NeedId), mood >= Answers);
    }
}
