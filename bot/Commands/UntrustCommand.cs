using Solidarity.Bot.Turns;
using Solidarity.Core.People;

namespace Solidarity.Bot.Commands;

internal sealed class UntrustCommand() : ChatCommand("untrust", "plusconfiance", Role.Moderator)
{
    public override void Run(Turn turn, string arguments) => TrustCommand.Set(turn, arguments, trusted: false);
}
