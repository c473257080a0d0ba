using Solidarity.Core.Places;

namespace Solidarity.Core.Groups;

/// <summary>A post in a group: at most once in each.</summary>
/// <param name="Token">In the link of its button: 128 random bits, so that nobody walks through posts by their numbers.</param>
/// <param name="ShownAt">When its card was said; null while it waits for an hour at which the group may be spoken to, or stands in the digest alone.</param>
/// <param name="From">Where the group was when the post came before it; distances are told from there, wherever it moves later. Null: nobody knew.</param>
public sealed record GroupPost(long Id, long GroupId, long PostId, string Token, DateTimeOffset? ShownAt, Cell? From)
{
    /// <summary>So many cards a day in one group; what comes beyond that stands in its digest.</summary>
    public const int MostCardsADay = 10;
}
