using Solidarity.Bot.Turns;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Pages.Desk;

/// <summary>Which of chat's buttons the page has too. What asks for words there, or begins a dialogue, isn't among them.</summary>
internal static class DeskActs
{
    /// <summary>Shows something, and changes nothing.</summary>
    public static bool Shows(Action action) => action is
        Action.Decide { Verb: "show" } or Action.ShowHeld or Action.OnReport { Verb: DeskVerb.Show } or Action.OnAppeal { Verb: DeskVerb.Show } or Action.OnAlert { Verb: DeskVerb.Show }
        or Action.Announce { Verb: "show" } or Action.Queue;

    public static bool Does(Action action) => action is
        Action.Decide { Verb: "approve" or "reject" or "next" or "take" or "give" or "undo" } or Action.Because or Action.Review or Action.OnCase
        or Action.OnReport { Verb: DeskVerb.Close } or Action.OnAlert { Verb: DeskVerb.Close or DeskVerb.Act } or Action.Announce { Verb: "yes" or "no" or "stop" }
        or Action.Duty or Action.Away or Action.OfCategory;
}
