using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Planning;
using Solidarity.Core.Matching.Words;
using Solidarity.Core.Posts;
using Solidarity.Core.States;

namespace Solidarity.Core.Simulating;

/// <summary>
/// What becomes of a town under one set of rules: moment after moment, with the product's own hard rules, score, search, planner and tables of states. What a use case would do
/// with the database is done here with <see cref="TownBoard"/>; what people then do is up to <see cref="Mood"/>.
/// </summary>
internal sealed partial class Course
{
    private static readonly TimeSpan PlanEvery = TimeSpan.FromHours(1), PlanAnyway = TimeSpan.FromDays(1);

    private readonly SimulatedTown _town;
    private readonly Timings _timings;
    private readonly Scorer _scorer;
    private readonly Desk _desk;
    private readonly PriorityQueue<Action, (DateTimeOffset At, long Order)> _events = new();
    private long _order, _lastMatch;
    private DateTimeOffset _planned;
    private bool _changed;

    public Course(SimulatedTown town, TownRules rules, int agents)
    {
        // People of one town live by one clock.
        (_town, _timings, Now) = (town, rules.Timings with { TimeZone = SimulatedTown.Zone }, town.Start);
        (Board, Mood) = (new TownBoard(town), new Mood(town));
        _scorer = new Scorer(rules.Weights, WordCounts.None, Categories.BuiltIn);
        _desk = new Desk(this, rules.Hours, agents);
    }

    public DateTimeOffset Now { get; private set; }

    public TownBoard Board { get; }

    public Mood Mood { get; }

    public double Minutes => _desk.Minutes;

    public void At(DateTimeOffset moment, Action what) => _events.Enqueue(what, (moment < Now ? Now : moment, _order++));

    /// <param name="progress">Told now and then how much of the time is over: 0 to 1.</param>
    public void Run(Action<double>? progress = null)
    {
        foreach (var post in _town.Posts) At(post.PublishedAt, () => Publish(post));
        At(Now + PlanEvery, Plan);
        var told = Now;
        while (_events.TryDequeue(out var what, out var when) && when.At < _town.End)
        {
            Now = when.At;
            what();
            if (Now - told < TimeSpan.FromDays(1)) continue;
            told = Now;
            progress?.Invoke((Now - _town.Start) / (_town.End - _town.Start));
        }
    }

    /// <summary>Looks for partners of a post at once, and puts the best before the team.</summary>
    public void Propose(Standing standing)
    {
        _changed = true;
        var free = standing.Post.Places - standing.Taken;
        if (standing.Post.State != PostState.Open || free <= 0) return;
        var found = new SearchAround(Board, _scorer, Now).For(standing.Post, Board.Seeking(standing, Now), static candidate => candidate);
        foreach (var (scored, _) in ProposeMatches.Chosen(standing.Post, found, free)) Propose(scored);
    }

    public void Approve(Match match)
    {
        var held = _timings.AskHelperAfter;
        if (Fired(match, MatchTrigger.Approve, m => m with { AskedAt = held > TimeSpan.Zero ? null : Now }, guard: true) is not { } approved) return;
        if (held == TimeSpan.Zero) AskHelper(approved);
        else At(Now + held, () =>
        {
            if (Board.Match(match.Id) is { IsHeldBack: true } still) AskHelper(Board.Save(still with { AskedAt = Now, Version = still.Version + 1 }));
        });
    }

    /// <summary>Both places are given back, and both sides are looked after again at once.</summary>
    public void End(Match match, MatchTrigger trigger, bool lookAgain = true)
    {
        if (Fired(match, trigger, m => m) is null) return;
        _desk.Remove(match);
        var (need, offer) = (Board[match.NeedId], Board[match.OfferId]);
        FillOrFree(need);
        FillOrFree(offer);
        if (!lookAgain) return;
        Propose(need);
        Propose(offer);
    }

    private void Propose(Scored scored)
    {
        var (need, offer) = (scored.Pair.Need, scored.Pair.Offer);
        var match = Board.Save(new Match(
            ++_lastMatch, need.Id, offer.Id, need.PersonId, offer.PersonId, MatchState.Proposed, scored.Score, scored.Reasons, scored.Pair.Kilometres, Now,
            null, null, null, null, null, null, null, null, null, false, 0, 1));
        _desk.Put(match);
    }

    private Match? Fired(Match match, MatchTrigger trigger, Func<Match, Match> with, bool? guard = null)
    {
        _changed = true;
        return MatchLifecycle.Machine.Fire(match.State, trigger, guard) is Firing<MatchState>.Next next
            ? Board.Save(with(match) with { State = next.State, Version = match.Version + 1 })
            : null;
    }

    private void Fire(Standing standing, PostTrigger trigger, Func<Post, Post> with, bool? guard = null)
    {
        _changed = true;
        if (PostLifecycle.Machine.Fire(standing.Post.State, trigger, guard) is Firing<PostState>.Next next) Board.Save(standing, with(standing.Post) with { State = next.State });
    }

    private void FillOrFree(Standing standing) =>
        Fire(standing, standing.Introduced >= standing.Post.Places ? PostTrigger.Fill : PostTrigger.Free, post => post);

    /// <summary>
    /// Each hour, all that is open together. Where nothing has happened since the last plan it would find the same again, but for what grows with the days: so once a day anyway.
    /// </summary>
    private void Plan()
    {
        At(Now + PlanEvery, Plan);
        if (!_changed && Now - _planned < PlanAnyway) return;
        (_changed, _planned) = (false, Now);
        var before = new GivenBack(_desk.Untouched(Now));
        var search = new SearchAround(Board, _scorer, Now);
        var rows = Board.OpenNeeds.Select(need => OpenBoard.RowOf((Need)need.Post, search.Without(before, (Need)need.Post, Board.Seeking(need, Now)))).ToArray();
        foreach (var swap in PlanOpenPosts.Decide(OpenBoard.Of(rows, before))) Apply(swap);
    }

    private void Apply(PlanOpenPosts.Swap swap)
    {
        if (swap.Ends.Any(match => !Board.Match(match.Id).IsUntouched(Now))) return;
        var fresh = new List<Scored>();
        foreach (var (need, offer, share) in swap.Begins)
        {
            if (PlanOpenPosts.Fitting(swap, Board.PairOf(Board[need], Board[offer], Now), share) is not { } pair) return;
            fresh.Add(_scorer.Score(pair, Now));
        }

        foreach (var match in swap.Ends) End(Board.Match(match.Id), MatchTrigger.Supersede, lookAgain: false);
        foreach (var scored in fresh) Propose(scored);
    }
}
