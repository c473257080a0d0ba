using Solidarity.Core.Safety;
using Solidarity.Core.States;

namespace Solidarity.Core.Errands;

public enum LineState { Asked, Found, Missing, Withdrawn }

public enum LineTrigger { Find, Miss, Untick, Withdraw }

public static class LineLifecycle
{
    public static readonly StateMachine<LineState, LineTrigger> Machine = StateMachine<LineState, LineTrigger>.Named("errand-line", LineState.Asked)
        .Permit(LineState.Asked, LineTrigger.Find, LineState.Found)
        .Permit(LineState.Asked, LineTrigger.Miss, LineState.Missing)
        .Permit(LineState.Asked, LineTrigger.Withdraw, LineState.Withdrawn)
        .Permit(LineState.Found, LineTrigger.Miss, LineState.Missing)
        .Permit(LineState.Found, LineTrigger.Untick, LineState.Asked)
        .Permit(LineState.Missing, LineTrigger.Find, LineState.Found)
        .Permit(LineState.Missing, LineTrigger.Untick, LineState.Asked)
        .Freeze();
}

/// <summary>One thing that a neighbour asks for.</summary>
/// <param name="Words">Empty once it was taken back: nobody reads it then, and it isn't kept.</param>
public sealed record ErrandLine(long Id, long ErrandId, long PersonId, string Words, LineState State, DateTimeOffset At)
{
    /// <summary>So that a full list, with the names, fits into one message.</summary>
    public const int Longest = 120, MostInErrand = 20;

    public const int MostOfOne = 5;

    /// <summary>So many one person can add to one errand, those they took back counted too: each makes the group's card change.</summary>
    public const int MostEverOfOne = 10;

    /// <returns>On one line; null where nothing is said, or too much.</returns>
    public static string? Tidy(string typed)
    {
        if (typed.Length > 8 * Longest) return null;
        var words = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length is > 0 and <= Longest ? words : null;
    }

    /// <summary>What doesn't belong on a list that nobody of the team looks at; null where all does.</summary>
    public static Flag? Barred(string words) => Flags.In(words) is [var first, ..] ? first : null;
}
