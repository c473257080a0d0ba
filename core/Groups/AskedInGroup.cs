using Solidarity.Core.Posts;

namespace Solidarity.Core.Groups;

/// <summary>What somebody asked for or offered in a group, in one sentence: it goes on in private.</summary>
/// <param name="Token">In the link that leads there: 128 random bits. It opens for the one who wrote, and for nobody else.</param>
public sealed record AskedInGroup(long Id, string Token, long GroupId, long PersonId, PostKind Kind, string Sentence, DateTimeOffset At)
{
    /// <summary>After that the link leads to the two doors, and what the bot said in the group goes.</summary>
    public static readonly TimeSpan LivesFor = TimeSpan.FromDays(1);
}
