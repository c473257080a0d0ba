using Solidarity.Bot.Cards;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.FollowUps;
using Solidarity.Core.Matching;
using Solidarity.Core.People;

namespace Solidarity.Bot.Trying;

/// <summary>Whoever of the sample town is put beside one of the street says yes after a moment: nobody who tries the bot waits for somebody who isn't there.</summary>
internal sealed class SamplePeople(TurnLoop loop, Settings settings, Street street, ILogger<SamplePeople> log) : BackgroundService
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(LooksEvery);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                await AnswerAsync();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // They are asked again in a moment; the street must not end with it.
                log.LogWarning("Somebody of the sample street could not answer: {Error}", e.GetType().Name);
            }
        }
    }

    private Task<int> AnswerAsync() => loop.Run(scope =>
    {
        var change = settings.Begin(scope.Stores, scope.Now);
        var dwellers = street.All.Select(one => scope.Stores.People.Find(Person.PageChannel, one.Address)?.Id).OfType<long>().ToHashSet();
        var answered = dwellers.SelectMany(scope.Stores.Matches.LiveOfPerson).DistinctBy(match => match.Id).Count(match => Answer(change, match, dwellers));
        if (answered > 0) new Announcer(change, scope.Mail, new Moderators(change, scope.Mail, settings)).Announce();
        return answered;
    });

    private static bool Answer(Change change, Match match, HashSet<long> dwellers)
    {
        if (AnswerProposal.WhoIsAsked(match) is { } side)
        {
            if (dwellers.Contains(match.PersonOn(side))) return false;
            var yes = side == Side.Helper && PairStanding.WouldGoAlone(change, match) ? AnswerProposal.Answer.Alone : AnswerProposal.Answer.Yes;
            return AnswerProposal.Give(change, match.PersonOn(side), match.Id, yes, PairStanding.AskedWith(change, match)?.Id)
                is AnswerProposal.Outcome.WaitsForAsker or AnswerProposal.Outcome.WaitsForSecond or AnswerProposal.Outcome.NowIntroduced;
        }

        if (match is not { State: MatchState.Introduced, FollowUps: > 0 }) return false;
        if (!dwellers.Contains(match.HelperId) && match.HelperSays is null) return AnswerFollowUp.Give(change, match.HelperId, match.Id, FollowUpAnswer.Yes) is AnswerFollowUp.Outcome.Noted;
        return !dwellers.Contains(match.AskerId) && match.AskerSays is null && AnswerFollowUp.Give(change, match.AskerId, match.Id, FollowUpAnswer.Yes) is AnswerFollowUp.Outcome.Done;
    }
}
