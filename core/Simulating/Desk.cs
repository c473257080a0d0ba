using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Simulating;

/// <summary>The team of a simulated town: agents who read one proposal after the other, the oldest first, while their office is open.</summary>
internal sealed class Desk(Course course, OpeningHours hours, int agents)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5), NeverOpen = TimeSpan.FromDays(400);

    private readonly SortedSet<long> _waiting = [];
    private readonly bool[] _busy = new bool[agents];
    private DateTimeOffset? _opens;

    public double Minutes { get; private set; }

    public void Put(Match match)
    {
        _waiting.Add(match.Id);
        Look();
    }

    /// <summary>It gave way, or was taken back: nobody need read it any more.</summary>
    public void Remove(Match match) => _waiting.Remove(match.Id);

    /// <summary>What nobody has taken or decided about, in the order in which it was proposed.</summary>
    public IReadOnlyList<Match> Untouched(DateTimeOffset now) => [.. _waiting.Select(course.Board.Match).Where(match => match.IsUntouched(now))];

    public void Spend(TimeSpan time) => Minutes += time.TotalMinutes;

    /// <summary>Whoever is free takes the oldest that they may decide about; at night the next morning is waited for.</summary>
    private void Look()
    {
        if (_waiting.Count == 0) return;
        if (!hours.AreOpen(course.Now, SimulatedTown.Zone))
        {
            if (_opens is not null || Next(course.Now) is not { } next) return;
            _opens = next;
            course.At(next, () =>
            {
                _opens = null;
                Look();
            });
            return;
        }

        for (var agent = 0; agent < agents; agent++)
        {
            if (!_busy[agent] && _waiting.Select(course.Board.Match).FirstOrDefault(match => match.FirstYesBy != Number(agent)) is { } match) Take(match, agent);
        }
    }

    private void Take(Match match, int agent)
    {
        _busy[agent] = true;
        _waiting.Remove(match.Id);
        var (takes, rejects) = course.Mood.OfTeam(match, again: match.FirstYesBy is not null);
        course.Board.Save(match with { Claim = new Claim(Number(agent), course.Now + takes), Version = match.Version + 1 });
        course.At(course.Now + takes, () =>
        {
            _busy[agent] = false;
            Spend(takes);
            if (course.Board.Match(match.Id) is { State: MatchState.Proposed } read) Decide(read with { Claim = null }, agent, rejects);
            Look();
        });
    }

    private void Decide(Match match, int agent, bool rejects)
    {
        var seen = match with { DecidedBy = Number(agent), DecidedAt = course.Now, Version = match.Version + 1 };
        if (rejects) course.End(seen, MatchTrigger.Reject);
        else if (match.FirstYesBy is not null || !((Need)course.Board[match.NeedId].Post).IsSensitive) course.Approve(seen);
        else
        {
            // Help that needs trust needs two yeses, of two people.
            course.Board.Save(match with { FirstYesBy = Number(agent), Version = match.Version + 1 });
            Put(match);
        }
    }

    /// <summary>Agents are people too, but nobody of the town.</summary>
    private static long Number(int agent) => -1 - agent;

    private DateTimeOffset? Next(DateTimeOffset from)
    {
        var at = from.AddTicks(-(from.Ticks % Step.Ticks)) + Step;
        for (; at < from + NeverOpen; at += Step)
        {
            if (hours.AreOpen(at, SimulatedTown.Zone)) return at;
        }

        return null;
    }
}
