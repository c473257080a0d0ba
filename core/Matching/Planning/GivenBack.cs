namespace Solidarity.Core.Matching.Planning;

/// <summary>Proposals that may give way to better ones: how much of each post they hold, and which pairs they are.</summary>
public sealed class GivenBack
{
    private readonly Dictionary<long, int> _places = [];
    private readonly HashSet<(long Need, long Offer)> _pairs = [];

    public GivenBack(IReadOnlyList<Match> proposals)
    {
        Proposals = proposals;
        foreach (var match in proposals)
        {
            _pairs.Add((match.NeedId, match.OfferId));
            foreach (var post in (long[])[match.NeedId, match.OfferId]) _places[post] = Of(post) + match.Share;
        }
    }

    public IReadOnlyList<Match> Proposals { get; }

    public int Of(long postId) => _places.GetValueOrDefault(postId);

    public bool Contains(long needId, long offerId) => _pairs.Contains((needId, offerId));
}
