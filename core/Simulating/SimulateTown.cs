using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Simulating;

/// <summary>
/// What a set of rules would do to a town: several towns of the same kind, each with other people and other luck, and in each all sets of rules one after the other over the same
/// people, needs, offers and moods. The same request gives the same numbers.
/// </summary>
public static class SimulateTown
{
    public const int FewestPeople = 100, MostPeople = 2_000_000, MostDays = 730, MostTowns = 1000, MostAgents = 1000;

    public const double LeastActivity = 0.01, MostActivity = 200;

    /// <param name="Agents">How many people the team has; null: as many as in Vitry for so many people.</param>
    public sealed record Request(Scenario Scenario, int People, int Days, long Seed, int Towns, int? Agents, IReadOnlyList<TownRules> Rules)
    {
        public int Team => Agents ?? Scenario.AgentsFor(People);
    }

    /// <param name="progress">Told now and then how much is done: 0 to 1.</param>
    /// <returns>A tally for each set of rules, of each town.</returns>
    public static IReadOnlyList<IReadOnlyList<Tally>> Run(Request request, Action<double>? progress = null)
    {
        var tallies = request.Rules.Select(_ => new Tally[request.Towns]).ToArray();
        var shares = new double[request.Towns * request.Rules.Count];
        var telling = new Lock();
        // Each by itself, so that it doesn't matter which is done when.
        Parallel.For(0, shares.Length, run =>
        {
            var (number, index) = (run / request.Rules.Count, run % request.Rules.Count);
            var town = Town(request, number);
            var course = new Course(town, request.Rules[index], request.Team);
            course.Run(share => Tell(run, share));
            tallies[index][number] = Tally.Of(town, course, AskedFor(town));
            Tell(run, 1);
        });
        return tallies;

        void Tell(int run, double share)
        {
            lock (telling)
            {
                shares[run] = share;
                progress?.Invoke(shares.Average());
            }
        }
    }

    /// <param name="number">Which of the towns of this request.</param>
    internal static SimulatedTown Town(Request request, int number) => new(request.Scenario, request.People, request.Days, new Luck(request.Seed * 1_000_003 + number));

    /// <summary>
    /// Helpers who could have been called: there is a need that fits by all that doesn't change (kind, distance, times, trust), and both were on the board at some time. So it is
    /// the same for all rules.
    /// </summary>
    private static IReadOnlyList<long> AskedFor(SimulatedTown town)
    {
        var needs = town.Posts.OfType<Need>().ToArray();
        return [.. town.Posts.OfType<Offer>().Where(offer => needs.Any(need => Fits(town, need, offer))).Select(offer => offer.PersonId)];
    }

    private static readonly TimeSpan OnTheBoard = TimeSpan.FromDays(30);

    private static bool Fits(SimulatedTown town, Need need, Offer offer)
    {
        if (need.PublishedAt > offer.PublishedAt + OnTheBoard || offer.PublishedAt > need.PublishedAt + Habits.Patience) return false;
        var (asker, helper) = (town.Person(need.PersonId), town.Person(offer.PersonId));
        Candidate Open(Post post, Townsperson person) => new(post with { State = PostState.Open }, person.Language, person.Trusted, true, 0, null, null);
        return HardRules.AllHold(Pair.Of(Open(need, asker), Open(offer, helper)));
    }
}
