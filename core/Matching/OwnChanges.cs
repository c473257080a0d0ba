using Solidarity.Core.Posts;

namespace Solidarity.Core.Matching;

/// <summary>
/// What a person may cause by changing their own post: each change takes back what was proposed and has the moderators look
/// anew, so that pausing and resuming in a loop would feed them cards without end. What others cause (a helper who declines,
/// a moderator who passes on, a new post) doesn't count: a need is looked after however often others say no.
/// </summary>
public static class OwnChanges
{
    /// <summary>So many proposals of one post within a day: as many as the places a post can have, or a change an hour.</summary>
    public const int MostADay = 20;

    /// <summary>Of things: as many makers as may fill one need together.</summary>
    public const int MostADayOfGoods = 60;

    private const string Action = "propose-anew";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>How many proposals this post's person may still cause, and when the next becomes possible where none is left.</summary>
    public static (int Left, DateTimeOffset Again) Allowance(Change change, Post post)
    {
        var caused = change.Stores.Audit.Moments(post.Reference, Action, change.Now - Day);
        return ((post.IsOfGoods ? MostADayOfGoods : MostADay) - caused.Count, caused.Count == 0 ? change.Now : caused[0] + Day);
    }

    /// <summary>Writes down a change that caused no proposal: it counts as one.</summary>
    public static void Note(Change change, Post post) => change.Stores.Audit.Write(change.Now, post.PersonId, Action, post.Reference);

    /// <summary>Writes down what a change of its own person caused for this post.</summary>
    public static void Note(Change change, Post post, IEnumerable<Match> proposed)
    {
        foreach (var match in proposed) change.Stores.Audit.Write(change.Now, post.PersonId, Action, post.Reference, match.Reference);
    }
}
