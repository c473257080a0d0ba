using Solidarity.Core.Matching;
using Solidarity.Core.Posts;

namespace Solidarity.Core.Simulating;

/// <summary>What came of one town under one set of rules.</summary>
public sealed record Tally
{
    public int TownDays { get; init; }

    public int Needs { get; init; }

    public int Offers { get; init; }

    public int Introductions { get; init; }

    /// <summary>Needs with an introduction at least.</summary>
    public int Served { get; init; }

    /// <summary>Needs of which a help took place.</summary>
    public int Done { get; init; }

    /// <summary>Needs that organisations asked for, and how many of them were served.</summary>
    public int OfOrganisations { get; init; }

    public int ServedOfOrganisations { get; init; }

    /// <summary>Of each need served: days until its first introduction.</summary>
    public required IReadOnlyList<double> Days { get; init; }

    /// <summary>Of each introduction: kilometres, and how whoever helps gets about.</summary>
    public required IReadOnlyList<(double Kilometres, Travel Travel)> Ways { get; init; }

    /// <summary>Of each helper whom somebody has asked for at all: how often they were introduced.</summary>
    public required IReadOnlyList<int> Calls { get; init; }

    public double Minutes { get; init; }

    public int Proposals { get; init; }

    public int Rejected { get; init; }

    public int Declined { get; init; }

    public int TimedOut { get; init; }

    /// <summary>Needs served first in each week.</summary>
    public required IReadOnlyList<int> Weeks { get; init; }

    /// <summary>How unevenly helpers were called: 0, all as often; near 1, always the same one.</summary>
    public double Gini
    {
        get
        {
            var (sum, n) = (Calls.Sum(), Calls.Count);
            if (sum == 0) return 0;
            return Calls.Order().Index().Sum(one => (2.0 * (one.Index + 1) - n - 1) * one.Item) / ((double)n * sum);
        }
    }

    public double NeverCalled => Calls.Count == 0 ? 0 : Calls.Count(calls => calls == 0) / (double)Calls.Count;

    public int MostCalls => Calls.DefaultIfEmpty().Max();

    internal static Tally Of(SimulatedTown town, Course course, IReadOnlyList<long> helpers)
    {
        var all = course.Board.All.ToArray();
        var needs = all.Where(standing => standing.Post is Need).ToArray();
        var introduced = course.Board.Matches.Where(match => match.IntroducedAt is not null).ToArray();
        var first = needs.Select(need => (Need: need, At: need.Matches.Min(match => match.IntroducedAt))).Where(one => one.At is not null).ToArray();
        var calls = introduced.CountBy(match => match.HelperId).ToDictionary();
        return new Tally
        {
            TownDays = town.Days,
            Needs = needs.Length,
            Offers = all.Length - needs.Length,
            Introductions = introduced.Length,
            Served = first.Length,
            Done = needs.Count(need => need.Done > 0),
            OfOrganisations = needs.Count(need => need.Post.InNameOf is not null),
            ServedOfOrganisations = first.Count(one => one.Need.Post.InNameOf is not null),
            Days = [.. first.Select(one => (one.At!.Value - one.Need.Post.PublishedAt).TotalDays)],
            Ways = [.. introduced.Select(match => (match.Kilometres ?? 0, ((Offer)course.Board[match.OfferId].Post).Travel))],
            Calls = [.. helpers.Select(helper => calls.GetValueOrDefault(helper))],
            Minutes = course.Minutes,
            Proposals = course.Board.Matches.Count(),
            Rejected = course.Board.Matches.Count(match => match.State == MatchState.Rejected),
            Declined = course.Board.Matches.Count(match => match.State == MatchState.Declined),
            TimedOut = course.Board.Matches.Count(match => match.State == MatchState.TimedOut),
            Weeks = [.. Enumerable.Range(0, (town.Days + 6) / 7).Select(week => first.Count(one => (int)((one.At!.Value - town.Start).TotalDays / 7) == week))],
        };
    }
}
