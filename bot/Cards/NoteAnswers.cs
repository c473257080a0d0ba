using Solidarity.Bot.Texts;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;

namespace Solidarity.Bot.Cards;

/// <summary>What somebody of the team hears when they wrote something about a match.</summary>
internal static class NoteAnswers
{
    public static Phrase Said(long match, NoteOnMatch.Outcome outcome) => Said(match, outcome switch
    {
        NoteOnMatch.Outcome.Kept => "desk.note-kept",
        NoteOnMatch.Outcome.OwnMatch => "desk.own-match",
        _ => "desk.no-such-match",
    });

    public static Phrase Said(long match, GiveReason.Outcome outcome) => Said(match, outcome switch
    {
        GiveReason.Outcome.Kept => "desk.reason-kept",
        GiveReason.Outcome.NotRejected => "desk.not-rejected",
        GiveReason.Outcome.OwnMatch => "desk.own-match",
        GiveReason.Outcome.TooLate => "desk.reason-too-late",
        _ => "desk.no-such-match",
    });

    public static Phrase Said(long match, AskSide.Outcome outcome) => Said(match, outcome switch
    {
        AskSide.Outcome.Asked { Side: Side.Helper } => "desk.asked-helper",
        AskSide.Outcome.Asked => "desk.asked-asker",
        AskSide.Outcome.StillWaits => "desk.question-waits",
        AskSide.Outcome.Unreachable => "desk.cannot-ask",
        AskSide.Outcome.Over => "desk.over",
        AskSide.Outcome.OwnMatch => "desk.own-match",
        _ => "desk.no-such-match",
    });

    private static Phrase Said(long match, string key) => new(key, ("match", new Markup("M" + match)));
}
