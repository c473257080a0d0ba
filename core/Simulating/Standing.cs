using Solidarity.Core.Matching;
using Solidarity.Core.Matching.Criteria;
using Solidarity.Core.Places;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Simulating;

/// <summary>A published post of a simulated town, with what has become of it.</summary>
internal sealed class Standing(Post post, Townsperson person)
{
    public Post Post { get; set; } = post;

    public Townsperson Person { get; } = person;

    /// <summary>In the order in which they were proposed.</summary>
    public List<Match> Matches { get; } = [];

    /// <summary>As the product counts them: live matches, and for a need those done.</summary>
    public int Taken { get; private set; }

    public int Introduced { get; private set; }

    public int Done { get; private set; }

    /// <summary>One of its matches has changed.</summary>
    public void Count()
    {
        (Taken, Introduced, Done) = (0, 0, 0);
        foreach (var match in Matches)
        {
            var done = match.State == MatchState.Done;
            if (done) Done++;
            if (match.IsLive || done && Post is Need) Taken++;
            if (match.State == MatchState.Introduced || done && Post is Need) Introduced++;
        }
    }
}

/// <summary>The board of a simulated town: its posts and matches, in memory, read as the product reads its own.</summary>
internal sealed class TownBoard(SimulatedTown town) : ISurroundings
{
    private readonly Dictionary<long, Standing> _posts = [];
    private readonly List<Standing> _needs = [], _offers = [];
    private readonly Dictionary<Cell, List<Standing>> _needsAt = [], _offersAt = [];
    private readonly Dictionary<long, List<Match>> _askedBy = [];
    private readonly Dictionary<long, DateTimeOffset[]> _introduced = [];
    private readonly Dictionary<long, Match> _matches = [];

    public Standing this[long post] => _posts[post];

    public IEnumerable<Standing> All => _posts.Values;

    /// <summary>Those that look for somebody now, oldest first.</summary>
    public IReadOnlyList<Standing> OpenNeeds => _needs;

    public IEnumerable<Match> Matches => _matches.Values;

    public Match Match(long id) => _matches[id];

    public Standing Publish(Post post) => _posts[post.Id] = new Standing(post, town.Person(post.PersonId));

    /// <summary>Keeps what a post is now; only the open ones are found.</summary>
    public void Save(Standing standing, Post post)
    {
        var (before, open) = (standing.Post.State == PostState.Open, post.State == PostState.Open);
        standing.Post = post;
        if (before == open) return;
        var (all, at) = post is Need ? (_needs, _needsAt) : (_offers, _offersAt);
        if (!at.TryGetValue(post.Place.Cell!.Value, out var here)) at[post.Place.Cell!.Value] = here = [];
        foreach (var list in (List<Standing>[])[all, here])
        {
            var place = list.BinarySearch(standing, ById);
            if (open) list.Insert(~place, standing);
            else list.RemoveAt(place);
        }
    }

    public Match Save(Match match)
    {
        var isNew = !_matches.ContainsKey(match.Id);
        _matches[match.Id] = match;
        foreach (var list in (List<Match>[])[_posts[match.NeedId].Matches, _posts[match.OfferId].Matches, Of(match.AskerId)])
        {
            if (isNew) list.Add(match);
            else list[list.FindLastIndex(one => one.Id == match.Id)] = match;
        }

        _posts[match.NeedId].Count();
        _posts[match.OfferId].Count();
        if (match.IntroducedAt is { } at && _introduced.GetValueOrDefault(match.HelperId) is var before && !(before?[^1] >= at)) _introduced[match.HelperId] = [.. before ?? [], at];
        return match;
    }

    /// <summary>How often somebody was called since then: introduced as a helper.</summary>
    public int Calls(long helper, DateTimeOffset since) => _introduced.TryGetValue(helper, out var moments) ? moments.Count(at => at >= since) : 0;

    public Candidate Seeking(Standing standing, DateTimeOffset now) => Seen(standing, null, now);

    /// <summary>These two side by side, whatever stands between them.</summary>
    public Pair PairOf(Standing need, Standing offer, DateTimeOffset now) => Pair.Of(Seeking(need, now), Seen(offer, need.Post, now));

    public bool AnyWithin(Post post, Cell around, int cells)
    {
        var about = SearchAround.About(post).ToHashSet(StringComparer.Ordinal);
        return Around(post, CellBox.Around(around, cells)).Any(found => Fits(found, about));
    }

    public IReadOnlyList<Spot> Around(Post post, Cell around, int cells, int inner, bool fitting)
    {
        var about = SearchAround.About(post).ToHashSet(StringComparer.Ordinal);
        var read = CellBox.Around(around, Math.Max(inner, 0));
        return [.. Around(post, CellBox.Around(around, cells)).Where(found => (inner < 0 || !read.Holds(found.Post.Place.Cell!.Value)) && IsFound(found)).Select(SpotOf)];

        bool IsFound(Standing found) => Fits(found, about) && (!fitting || SearchAround.CouldFit(post, found.Post, inner));
    }

    public IReadOnlyList<Spot> InSameTown(Post post, bool fitting)
    {
        var about = SearchAround.About(post).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Others(post)
                .Where(found => found.Post.Place.Insee == post.Place.Insee && Fits(found, about) && (!fitting || SearchAround.CouldFit(post, found.Post, inner: -1)))
                .Select(SpotOf),
        ];
    }

    public IReadOnlyList<Candidate> Of(Post post, IEnumerable<Spot> spots, DateTimeOffset now) => [.. spots.Select(spot => Seen(_posts[spot.Id], post, now))];

    private static Spot SpotOf(Standing found) => new(found.Post.Id, found.Post.Place.Cell, (found.Post as Offer)?.Radius ?? Radius.WholeTown);

    private static readonly Comparer<Standing> ById = Comparer<Standing>.Create((a, b) => a.Post.Id.CompareTo(b.Post.Id));

    private List<Match> Of(long asker) => _askedBy.TryGetValue(asker, out var list) ? list : _askedBy[asker] = [];

    private List<Standing> Others(Post post) => post is Need ? _offers : _needs;

    private IEnumerable<Standing> Around(Post post, CellBox box)
    {
        // Few posts are looked through faster than many cells.
        if (Others(post).Count <= (box.Top - box.Bottom + 1) * (box.Right - box.Left + 1)) return Others(post).Where(found => box.Holds(found.Post.Place.Cell!.Value));
        var at = post is Need ? _offersAt : _needsAt;
        return
            from row in Enumerable.Range(box.Bottom, box.Top - box.Bottom + 1)
            from column in Enumerable.Range(box.Left, box.Right - box.Left + 1)
            from found in at.GetValueOrDefault(new Cell(row, column), [])
            select found;
    }

    private static bool Fits(Standing found, HashSet<string> about) =>
        found.Post is Need need ? about.Contains(need.Category.Id) : ((Offer)found.Post).Categories.Any(category => about.Contains(category.Id));

    /// <param name="beside">The post that it was found for; null where it looks itself.</param>
    private Candidate Seen(Standing standing, Post? beside, DateTimeOffset now)
    {
        var (post, person) = (standing.Post, standing.Person);
        var helped = post is Offer ? _introduced.GetValueOrDefault(post.PersonId) : null;
        var calls = helped is null ? 0 : Calls(post.PersonId, now - FairTurn.Within);
        var (earlier, done) = beside is null ? (null, 0) : post is Need own ? Before(own, beside.PersonId) : Before((Need)beside, post.PersonId);
        return new Candidate(post, person.Language, person.Trusted, true, standing.Taken, helped?[^1], earlier, false, calls, done);
    }

    /// <summary>What has been between the two before, as the product looks at it.</summary>
    private (MatchState? Earlier, int Done) Before(Need need, long helper)
    {
        var (earlier, done) = ((MatchState?)null, 0);
        foreach (var match in Of(need.PersonId))
        {
            if (match.HelperId != helper) continue;
            if (match.State == MatchState.Done) done++;
            if (match.NeedId == need.Id ? match.State != MatchState.Superseded : match.State == MatchState.Declined && ((Need)_posts[match.NeedId].Post).Category == need.Category)
                earlier = earlier is { } other && string.CompareOrdinal(other.ToString(), match.State.ToString()) < 0 ? other : match.State;
        }

        return (earlier, done);
    }
}
