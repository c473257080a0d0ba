using Solidarity.Core.Posts;
using Solidarity.Core.States;

namespace Solidarity.Core.Matching;

/// <summary><see cref="Waiting"/>: of a pair, the helper has agreed, and whoever asked is asked once a second one has.</summary>
public enum MatchState
{
    Proposed, Approved, Waiting, Accepted, Introduced, Done,
    Failed, Rejected, Declined, TimedOut, Superseded, Withdrawn,
}

public enum MatchTrigger
{
    Approve, Reject, Undo, Supersede, HelperAgrees, AgreesFirst, FindSecond, LoseSecond, AskAlone, AskerAgrees, Decline, TimeOut, Withdraw, Succeed, Fail,
}

/// <summary>The two people of a match: who gives, and who asked.</summary>
public enum Side { Helper, Asker }

public enum FollowUpAnswer { Yes, NotYet, No }

/// <summary>Why a moderator rejected a match, where one of the usual reasons says it. Buttons that hang in chats carry the number.</summary>
public enum RejectReason { TooFar = 0, Dates = 1, NotFitting = 2, Covered = 3, Doubt = 4 }

/// <summary>Why the help did not take place, as the one who said so tells it. Buttons that hang in chats carry the number.</summary>
public enum FailReason { NobodyCame = 0, CalledOff = 1, SomethingElse = 2 }

/// <summary>Somebody of the team has taken a match: until then nobody else decides about it.</summary>
public sealed record Claim(long By, DateTimeOffset Until);

/// <summary>One need and one offer put side by side.</summary>
/// <param name="Reasons">Each part of the score with its reason, best first.</param>
/// <param name="Kilometres">Between the cells of both, or null where one has none.</param>
/// <param name="DecidedBy">The moderator who approved, rejected or passed on.</param>
/// <param name="DueAt">When the clock has something to do about it next: a reminder, a time-out, a follow-up.</param>
/// <param name="Reminded">Whether the one who must act now was reminded already.</param>
/// <param name="FollowUps">How often both were asked whether it happened.</param>
/// <param name="Version">Goes up by one with every change; of two who save the same version, the second is told.</param>
public sealed record Match(
    long Id,
    long NeedId,
    long OfferId,
    long AskerId,
    long HelperId,
    MatchState State,
    double Score,
    IReadOnlyList<Reason> Reasons,
    double? Kilometres,
    DateTimeOffset ProposedAt,
    long? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? DecisionReason,
    DateTimeOffset? AskedAt,
    DateTimeOffset? IntroducedAt,
    FollowUpAnswer? AskerSays,
    FollowUpAnswer? HelperSays,
    DateTimeOffset? ThankedAt,
    DateTimeOffset? DueAt,
    bool Reminded,
    int FollowUps,
    int Version)
{
    /// <summary>The last one; it may have ended: <see cref="ClaimAt"/>.</summary>
    public Claim? Claim { get; init; }

    /// <summary>Who said the first yes to a match that needs two.</summary>
    public long? FirstYesBy { get; init; }

    /// <summary>How often the team was reminded that it waits.</summary>
    public int DeskReminders { get; init; }

    /// <summary>Why it was rejected, beside what a moderator may have written.</summary>
    public RejectReason? RejectedFor { get; init; }

    /// <summary>When whoever asked was shown the helper's post; null before.</summary>
    public DateTimeOffset? AskerAskedAt { get; init; }

    /// <summary>Asked of whoever said that the help did not take place; null until they say.</summary>
    public FailReason? FailedFor { get; init; }

    /// <summary>
    /// Of an offer of things: how many pieces of it, gone for good once they are given. Null where the helper gives their time: one place, which comes
    /// back when the help is done.
    /// </summary>
    public int? Pieces { get; init; }

    /// <summary>
    /// Of a need in pairs, once whoever asked is asked: the other match of its pair, which has this one as its own as long as both are live. Null before, and
    /// where the other has ended.
    /// </summary>
    public long? PartnerId { get; init; }

    /// <summary>How many places, or pieces, it takes of the need and of the offer.</summary>
    public int Share => Pieces ?? 1;

    public string Reference => "M" + Id;

    /// <summary>Who has taken it, as far as that still holds.</summary>
    public Claim? ClaimAt(DateTimeOffset now) => Claim is { } claim && claim.Until > now ? claim : null;

    /// <summary>Nobody of the team has decided, begun to, or taken it: another may stand in its place.</summary>
    public bool IsUntouched(DateTimeOffset now) => State == MatchState.Proposed && FirstYesBy is null && ClaimAt(now) is null;

    /// <summary>Approved, but the helper is not asked yet: nobody outside the team has heard of it.</summary>
    public bool IsHeldBack => State == MatchState.Approved && AskedAt is null;

    /// <summary>Holds its share of the need and of the offer.</summary>
    public bool IsLive => MatchLifecycle.Live.Contains(State);

    /// <summary>Until when the one who is asked can answer: there is always some time left after a reminder.</summary>
    public DateTimeOffset AnswerBy(Timings timings)
    {
        var end = (AskedAt ?? ProposedAt) + timings.TimeOutConsentAfter;
        var grace = Reminded ? DueAt : DueAt + timings.RemindConsentAfter;
        if (!(grace > end)) return end;
        // "Later" can be said again and again, but nobody is kept waiting for ever.
        var last = end + timings.TimeOutConsentAfter;
        return grace < last ? grace.Value : last;
    }

    /// <summary>When it ends without an answer: not later than the help itself begins, where that is known and still ahead when they are asked.</summary>
    public DateTimeOffset TimesOutAt(Need need, Timings timings) =>
        AnswerBy(timings) is var end && need.BeginsAfter(AskedAt ?? ProposedAt, timings) is { } begins && begins < end ? begins : end;

    /// <summary>What people are told: for a need of a certain day, not later than that day.</summary>
    public DateTimeOffset AnswerBy(Need need, Timings timings) => need.NotLaterThan(TimesOutAt(need, timings), timings);

    /// <summary>The same with its clock not later than it times out.</summary>
    public Match NotDueAfter(Need need, Timings timings) => DueAt > TimesOutAt(need, timings) ? this with { DueAt = TimesOutAt(need, timings) } : this;

    /// <summary>Whether this side was ever shown the other's post: before that it can know nothing to say about it.</summary>
    public bool WasShownTo(Side side) => (side == Side.Helper ? AskedAt : AskerAskedAt) is not null;

    public Side? SideOf(long personId) =>
        personId == HelperId ? Side.Helper : personId == AskerId ? Side.Asker : null;

    public long PersonOn(Side side) => side == Side.Helper ? HelperId : AskerId;
}

public static class MatchLifecycle
{
    public static readonly IReadOnlyList<MatchState> Live =
        [MatchState.Proposed, MatchState.Approved, MatchState.Waiting, MatchState.Accepted, MatchState.Introduced];

    /// <summary>The helper is asked first, so that nobody who asked is promised a helper who then says no.</summary>
    public static readonly StateMachine<MatchState, MatchTrigger> Machine =
        StateMachine<MatchState, MatchTrigger>.Named("match", MatchState.Proposed)
            .Permit(MatchState.Proposed, MatchTrigger.Approve, MatchState.Approved, "by a moderator who is on neither side")
            .Permit(MatchState.Proposed, MatchTrigger.Reject, MatchState.Rejected)
            .Permit(MatchState.Rejected, MatchTrigger.Undo, MatchState.Proposed, "not long ago, and both places are still free")
            .Permit(MatchState.Superseded, MatchTrigger.Undo, MatchState.Proposed, "passed over not long ago, and both places are still free")
            .Permit(MatchState.Approved, MatchTrigger.Undo, MatchState.Proposed, "nobody outside was asked yet")
            .Permit(MatchState.Proposed, MatchTrigger.Supersede, MatchState.Superseded)
            .Permit(MatchState.Proposed, MatchTrigger.Withdraw, MatchState.Withdrawn)
            .Permit(MatchState.Approved, MatchTrigger.HelperAgrees, MatchState.Accepted)
            .Permit(MatchState.Approved, MatchTrigger.AgreesFirst, MatchState.Waiting, "the need is in pairs")
            .Permit(MatchState.Approved, MatchTrigger.Decline, MatchState.Declined)
            .Permit(MatchState.Approved, MatchTrigger.TimeOut, MatchState.TimedOut)
            .Permit(MatchState.Approved, MatchTrigger.Supersede, MatchState.Superseded)
            .Permit(MatchState.Approved, MatchTrigger.Withdraw, MatchState.Withdrawn)
            .Permit(MatchState.Waiting, MatchTrigger.FindSecond, MatchState.Accepted)
            .Permit(MatchState.Waiting, MatchTrigger.AskAlone, MatchState.Approved)
            .Permit(MatchState.Waiting, MatchTrigger.Supersede, MatchState.Superseded)
            .Permit(MatchState.Waiting, MatchTrigger.Withdraw, MatchState.Withdrawn)
            .Permit(MatchState.Accepted, MatchTrigger.LoseSecond, MatchState.Waiting, "the need is in pairs")
            .Permit(MatchState.Accepted, MatchTrigger.AskerAgrees, MatchState.Introduced)
            .Permit(MatchState.Accepted, MatchTrigger.Decline, MatchState.Declined)
            .Permit(MatchState.Accepted, MatchTrigger.TimeOut, MatchState.TimedOut)
            .Permit(MatchState.Accepted, MatchTrigger.Supersede, MatchState.Superseded)
            .Permit(MatchState.Accepted, MatchTrigger.Withdraw, MatchState.Withdrawn)
            .Permit(MatchState.Introduced, MatchTrigger.Succeed, MatchState.Done)
            .Permit(MatchState.Introduced, MatchTrigger.Fail, MatchState.Failed)
            .Permit(MatchState.Introduced, MatchTrigger.Withdraw, MatchState.Withdrawn)
            .Freeze();
}

/// <summary>One part of a score, in words: <paramref name="Key"/> names a text, its argument the number in it.</summary>
/// <param name="Points">What it adds to the score.</param>
/// <param name="Value">The number that the text speaks of (km, days, hours…), or null.</param>
public sealed record Reason(string Key, double Points, double? Value = null);
