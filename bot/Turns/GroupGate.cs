namespace Solidarity.Bot.Turns;

/// <summary>
/// What one person has the bot say in groups: a group is allowed twenty messages a minute, and they are everybody's. Beyond it a command there has no
/// effect, and nothing is said about it. In memory alone, like the other gate.
/// </summary>
internal sealed class GroupGate(TimeProvider clock)
{
    /// <summary>So many commands at once, and then one every fifteen seconds.</summary>
    public const int AtOnce = 8;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private readonly FloodGate _gate = new(clock, AtOnce, 1 / Every.TotalSeconds);

    public bool Lets(Turn turn) => turn.IsAgain || _gate.Let(turn.Incoming.Who.Address, canTell: false) == Passage.Open;
}
