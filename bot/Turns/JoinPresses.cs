using Solidarity.Bot.Texts;
using Solidarity.Core.Moderation;

namespace Solidarity.Bot.Turns;

/// <summary>Whether the person in chat is the one who was registered by phone: somebody of the team says so.</summary>
internal static class JoinPresses
{
    public static void Take(Turn turn, Action.Join press)
    {
        var outcome = JoinPeople.Decide(turn.Change, turn.Speaker.Id, press.ByPhone, press.Person, press.Same);
        turn.Answer(Message.Of(outcome switch
        {
            JoinPeople.Outcome.Joined joined => new Phrase("join.done", ("name", joined.Person.Name)),
            JoinPeople.Outcome.KeptApart => "join.kept-apart",
            JoinPeople.Outcome.IsOneself => "join.another-must",
            _ => "join.not-the-same",
        }));
    }
}
