using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Simulating;

/// <summary>What people do, and what follows from it.</summary>
internal sealed partial class Course
{
    private void Publish(Post draft)
    {
        var standing = Board.Publish(draft);
        Fire(standing, PostTrigger.Publish, post => post with { ExpiresAt = PublishPost.Ends(_timings, Now, (post as Need)?.When) });
        At(standing.Post.ExpiresAt, () => Expire(standing));
        if (standing.Post is Need need) At(Now + Mood.PatienceOf(need), () => GiveUp(standing));
        else if (Mood.AwayFrom((Offer)standing.Post) is { } away) At(away, () => Pause(standing));
        Propose(standing);
    }

    /// <summary>Nobody was found for too long.</summary>
    private void GiveUp(Standing need)
    {
        if (need.Introduced == 0) Close(need, Closing.Withdrawn);
    }

    private void Pause(Standing offer)
    {
        Fire(offer, PostTrigger.Pause, post => post);
        if (offer.Post.State != PostState.Paused) return;
        foreach (var match in offer.Matches.Where(match => match.IsLive && match.State != MatchState.Introduced).ToArray())
        {
            End(match, MatchTrigger.Supersede, lookAgain: false);
            Propose(Board[match.NeedId]);
        }

        At(Now + Habits.AwayFor, () =>
        {
            Fire(offer, PostTrigger.Resume, post => post);
            FillOrFree(offer);
            Propose(offer);
        });
    }

    private void Expire(Standing standing)
    {
        var post = standing.Post;
        if (post.State == PostState.Closed || post.ExpiresAt > Now) return;
        // Whoever is introduced is asked first how it went.
        if (standing.Matches.Any(match => match.State == MatchState.Introduced)) At(Now + _timings.NextFollowUpAfter, () => Expire(standing));
        else if ((post as Need)?.When.LastDay is null && Mood.Renews(post, Now))
        {
            Fire(standing, PostTrigger.Renew, p => p with { ExpiresAt = Now + _timings.PostsLiveFor }, guard: true);
            At(standing.Post.ExpiresAt, () => Expire(standing));
        }
        else Close(standing, Closing.Expired);
    }

    private void Close(Standing standing, Closing closing)
    {
        if (standing.Post.State == PostState.Closed) return;
        Fire(standing, PostTrigger.Close, post => post with { Closing = closing });
        foreach (var match in standing.Matches.Where(match => match.IsLive).ToArray()) End(match, MatchTrigger.Withdraw);
    }

    private void AskHelper(Match match)
    {
        var offer = (Offer)Board[match.OfferId].Post;
        Ask(match, Mood.OfHelper(match, offer, Board.Calls(match.HelperId, Now - Habits.OfLate), Now), agreed =>
        {
            if (Fired(agreed, MatchTrigger.HelperAgrees, m => m with { AskedAt = Now, AskerAskedAt = Now, Reminded = false, DueAt = null }) is { } accepted)
                Ask(accepted, Mood.OfAsker(accepted), Introduce);
        });
    }

    /// <summary>Somebody is asked; they answer by themselves, or once they are reminded, or their time runs out.</summary>
    private void Ask(Match match, Mood.Reply? reply, Action<Match> yes)
    {
        var asked = match.State;
        var due = WakingHours.Next(Now + _timings.RemindConsentAfter, SimulatedTown.Zone);
        match = Board.Save(match with { DueAt = due, Version = match.Version + 1 });
        if (reply is { Reminded: false }) Answer(reply);
        At(due, () => Remind());
        return;

        // The match as it is now, as long as it still waits for this answer.
        Match? Waiting() => Board.Match(match.Id) is { } now && now.State == asked ? now : null;

        void Answer(Mood.Reply given) => At(WakingHours.Next(Now + given.After, SimulatedTown.Zone), () =>
        {
            if (Waiting() is not { } now) return;
            if (given.Yes) yes(now);
            else End(now, MatchTrigger.Decline);
        });

        void Remind()
        {
            if (Waiting() is not { } now) return;
            if (Now >= now.AnswerBy(_timings))
            {
                End(now, MatchTrigger.TimeOut);
                return;
            }

            var end = now.AnswerBy(_timings);
            Board.Save(now with { Reminded = true, DueAt = end, Version = now.Version + 1 });
            if (!now.Reminded && reply is { Reminded: true }) Answer(reply);
            At(end, Remind);
        }
    }

    private void Introduce(Match match)
    {
        if (Fired(match, MatchTrigger.AskerAgrees, m => m with { IntroducedAt = Now }) is not { } introduced) return;
        FillOrFree(Board[match.NeedId]);
        FillOrFree(Board[match.OfferId]);
        var asked = AnswerProposal.FirstFollowUp(((Need)Board[match.NeedId].Post).When, Now, _timings);
        At(WakingHours.Next(asked + Mood.TellsAfter(introduced), SimulatedTown.Zone), () => Tell(Board.Match(match.Id)));
    }

    private void Tell(Match match)
    {
        if (match.State != MatchState.Introduced) return;
        if (!Mood.TakesPlace(match))
        {
            _desk.Spend(TimeSpan.FromMinutes(Habits.MinutesAFailure));
            End(match, MatchTrigger.Fail);
            return;
        }

        Fired(match, MatchTrigger.Succeed, m => m);
        var (need, offer) = (Board[match.NeedId], Board[match.OfferId]);
        if (need.Done >= need.Post.Places) Close(need, Closing.Fulfilled);
        FillOrFree(offer);
        Propose(offer);
    }
}
