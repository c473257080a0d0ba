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
    public int Taken => Matches.Count(match => match.IsLive || Post is Need && match.State == MatchState.Done);

    public int Introduced => Matches.Count(match => match.State == MatchState.Introduced || Post is Need && match.State == MatchState.Done);

    public int Done => Matches.Count(match => match.State == MatchState.Done);
}

/// <summary>The board of a simulated town: its posts and matches, in memory, read as the product reads its own.</summary>
internal sealed class TownBoard(Town town) : ISurroundings
{
    private readonly Dictionary<long, Standing> _posts = [];
    private readonly List<Standing> _needs = [], _offers = [];
    private readonly Dictionary<Cell, List<Standing>> _needsAt = [], _offersAt = [];
    private readonly Dictionary<long, List<Match>> _askedBy = [], _helpedBy = [];
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
        foreach (var list in (List<Match>[])[_posts[match.NeedId].Matches, _posts[match.OfferId].Matches, Of(_askedBy, match.AskerId), Of(_helpedBy, match.HelperId)])
        {
            if (isNew) list.Add(match);
            else list[list.FindLastIndex(one => one.Id == match.Id)] = match;
        }

        return match;
    }

    /// <summary>How often somebody was called since then: introduced as a helper.</summary>
    public int Calls(long helper, DateTimeOffset since) => Of(_helpedBy, helper).Count(match => match.IntroducedAt >= since);

    public Candidate Seeking(Standing standing, DateTimeOffset now) => Seen(standing, null, now);

    /// <summary>These two side by side, whatever stands between them.</summary>
    public Pair PairOf(Standing need, Standing offer, DateTimeOffset now) => Pair.Of(Seeking(need, now), Seen(offer, need.Post, now));

    public bool AnyWithin(Post post, Cell around, int cells)
    {
        var about = SearchAround.About(post).ToHashSet(StringComparer.Ordinal);
        return Around(post, CellBox.Around(around, cells)).Any(found => Fits(found, about));
    }

    public IReadOnlyList<Candidate> Within(Post post, DateTimeOffset now, Cell around, int cells, int inner)
    {
        var about = SearchAround.About(post).ToHashSet(StringComparer.Ordinal);
        var read = CellBox.Around(around, Math.Max(inner, 0));
        return [.. Around(post, CellBox.Around(around, cells)).Where(found => (inner < 0 || !read.Holds(found.Post.Place.Cell!.Value)) && Fits(found, about)).Select(found => Seen(found, post, now))];
    }

    public IReadOnlyList<Candidate> InSameTown(Post post, DateTimeOffset now)
    {
        var about = SearchAround.About(post).ToHashSet(StringComparer.Ordinal);
        return [.. Others(post).Where(found => found.Post.Place.Insee == post.Place.Insee && Fits(found, about)).Select(found => Seen(found, post, now))];
    }

    private static readonly Comparer<Standing> ById = Comparer<Standing>.Create((a, b) => a.Post.Id.CompareTo(b.Post.Id));

    private static List<Match> Of(Dictionary<long, List<Match>> lists, long person) => lists.TryGetValue(person, out var list) ? list : lists[person] = [];

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
        var found = new Candidate(post, person.Language, person.Trusted, true, standing.Taken, null, null);
        if (post is Offer)
        {
            var helped = Of(_helpedBy, post.PersonId);
            found = found with { LastHelped = helped.Max(match => match.IntroducedAt), Calls = Calls(post.PersonId, now - FairTurn.Within) };
        }

        if (beside is null) return found;
        var (need, helper) = post is Need own ? (own, beside.PersonId) : ((Need)beside, post.PersonId);
        var earlier = Of(_askedBy, need.PersonId).Where(match => match.HelperId == helper).ToArray();
        return earlier.Length == 0 ? found : found with
        {
            Earlier = earlier.Where(match => match.NeedId == need.Id ? match.State != MatchState.Superseded : match.State == MatchState.Declined && ((Need)_posts[match.NeedId].Post).Category == need.Category)
                .Select(match => (MatchState?)match.State).OrderBy(state => state.ToString(), StringComparer.Ordinal).FirstOrDefault(),
            DoneTogether = earlier.Count(match => match.State == MatchState.Done),
        };
    }
}
