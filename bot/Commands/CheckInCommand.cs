using Solidarity.Bot.Cards;
using Solidarity.Bot.Turns;

namespace Solidarity.Bot.Commands;

/// <summary>/checkin: to be asked how one is, on days and at an hour of one's own.</summary>
internal sealed class CheckInCommand(Dialogues.Engine.Dialogues dialogues) : ChatCommand("checkin", "nouvelles")
{
    /// <summary>What a deep link begins with by which somebody becomes the one to tell.</summary>
    public const string Prefix = "hello-";

    public override void Run(Turn turn, string arguments) => CheckInPage.Enter(turn, dialogues);
}
