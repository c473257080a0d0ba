using Solidarity.Core.Matching.Planning;

namespace Solidarity.Tests.Matching.Planning;

/// <summary>The planner on boards of all shapes: never worse than one by one, as good as the best there is, and the same each time.</summary>
public class PlanBoardTests
{
    private const int Boards = 400;

    private static void OnEach(Action<Board, Plan, int> look, int boards = Boards)
    {
        for (var seed = 0; seed < boards; seed++)
        {
            var board = RandomBoards.Of(seed);
            look(board, PlanBoard.Run(board), seed);
        }
    }

    [Fact]
    public void Plan_OfAnyBoard_IsAsGoodAsTheBestThereIs() => OnEach((board, plan, seed) =>
    {
        var (served, total) = Plodding.Best(board);
        Assert.True(plan.Served == served && Math.Abs(plan.Total - total) < 1e-6, $"board {seed}: {plan.Served} for {plan.Total}, where {served} for {total} can be");
        Assert.True(plan.IsOptimal);
        Assert.Equal(plan.Total, plan.Bound);
    });

    [Fact]
    public void Plan_OfAnyBoard_KeepsToPlacesAndCapacities_AndAddsUp() => OnEach((board, plan, _) =>
    {
        foreach (var need in plan.Assignments.GroupBy(one => board.Pairs[one.Pair].Need)) Assert.InRange(need.Sum(one => one.Count), 1, board.Places[need.Key]);
        foreach (var offer in plan.Assignments.GroupBy(one => board.Pairs[one.Pair].Offer)) Assert.InRange(offer.Sum(one => one.Count), 1, board.Capacities[offer.Key]);
        Assert.Equal(plan.Served, plan.Assignments.Sum(one => (long)one.Count));
        Assert.Equal(plan.Total, plan.Assignments.Sum(one => board.Pairs[one.Pair].Score * one.Count), 1e-6);
    });

    [Fact]
    public void Plan_OfAnyBoard_IsNeverWorseThanOneByOne() => OnEach((board, plan, seed) =>
    {
        var (served, total) = Plodding.OneByOne(board);
        Assert.True(plan.Served > served || plan.Served == served && plan.Total >= total - 1e-6, $"board {seed}");
    });

    [Fact]
    public void Plan_OfTheSameBoard_IsTheSame() => OnEach((board, plan, _) => Assert.Equal(plan.Assignments, PlanBoard.Run(board).Assignments), 60);

    [Fact]
    public void Plan_OfABoardTurnedRound_IsAsGood() => OnEach(
        (board, plan, _) =>
        {
            var turned = PlanBoard.Run(new Board(board.Capacities, board.Places, [.. board.Pairs.Select(pair => new Board.Pair(pair.Offer, pair.Need, pair.Score))]));
            Assert.Equal((plan.Served, plan.Total), (turned.Served, turned.Total));
        },
        60);

    [Fact]
    public void Score_ThatGrows_NeverMakesThePlanWorse() => OnEach(
        (board, plan, seed) =>
        {
            if (board.Pairs.Count == 0) return;
            var better = board.Pairs.ToArray();
            var one = seed % better.Length;
            better[one] = better[one] with { Score = better[one].Score + 5 };
            var then = PlanBoard.Run(board with { Pairs = better });
            Assert.Equal(plan.Served, then.Served);
            Assert.InRange(then.Total, plan.Total - 1e-6, double.MaxValue);
        },
        100);

    [Fact]
    public void Pairs_WithLimits_TakeNoMore_AndThePlanIsTheBestThereIs()
    {
        var limited = 0;
        for (var seed = 0; seed < 1000; seed++)
        {
            var board = RandomBoards.Limited(seed);
            if (board.Pairs.Any(pair => pair.Most < Math.Min(board.Places[pair.Need], board.Capacities[pair.Offer]))) limited++;
            var (plan, best) = (PlanBoard.Run(board), Plodding.Best(board));
            Assert.True(plan.IsOptimal);
            Assert.All(plan.Assignments, one => Assert.InRange(one.Count, 1, board.Pairs[one.Pair].Most));
            Assert.All(plan.Assignments.GroupBy(one => board.Pairs[one.Pair].Need), need => Assert.InRange(need.Sum(one => one.Count), 1, board.Places[need.Key]));
            Assert.All(plan.Assignments.GroupBy(one => board.Pairs[one.Pair].Offer), offer => Assert.InRange(offer.Sum(one => one.Count), 1, board.Capacities[offer.Key]));
            Assert.True(best.Served == plan.Served, $"seed {seed}: {plan.Served} of {best.Served}");
            Assert.True(Math.Abs(best.Total - plan.Total) < 1e-6, $"seed {seed}: {plan.Total} of {best.Total}");
            var stopped = PlanBoard.Run(board, stops: () => true);
            Assert.InRange(stopped.Served, Plodding.OneByOne(board).Served, best.Served);
        }

        Assert.InRange(limited, 100, 1000);
    }

    /// <summary>The only one who drives would be spent on shopping, which others could do.</summary>
    [Fact]
    public void Board_WhereOneByOneFails_IsServedWhole()
    {
        var board = new Board([1, 1, 1], [1, 1, 1], [new(0, 0, 90), new(0, 1, 60), new(1, 0, 50), new(1, 2, 80), new(2, 2, 40)]);
        Assert.Equal(2, Plodding.OneByOne(board).Served);
        var plan = PlanBoard.Run(board);
        Assert.Equal((3, 150), (plan.Served, plan.Total));
    }

    [Fact]
    public void Stopped_BeforeTheEnd_ServesNoFewerThanOneByOne_AndItsBoundHolds()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var pairs = Enumerable.Range(0, 2000).SelectMany(need => Enumerable.Range(0, 8).Select(_ => random.Next(2000)).Distinct().Select(offer => new Board.Pair(need, offer, random.Next(1000)))).ToArray();
            var board = new Board([.. Enumerable.Repeat(1, 2000)], [.. Enumerable.Repeat(1, 2000)], pairs);
            var (best, stopped) = (PlanBoard.Run(board), PlanBoard.Run(board, stops: () => true));
            Assert.False(stopped.IsOptimal);
            Assert.InRange(stopped.Served, Plodding.OneByOne(board).Served, best.Served);
            Assert.InRange(stopped.Bound, best.Total, double.MaxValue);
        }
    }

    [Theory]
    [InlineData("a need has fewer than no places", -1, 1, 0, 0, 1.0)]
    [InlineData("an offer has less than no capacity", 1, -1, 0, 0, 1.0)]
    [InlineData("not on the board", 1, 1, 0, 1, 1.0)]
    [InlineData("not on the board", 1, 1, -1, 0, 1.0)]
    [InlineData("not a number", 1, 1, 0, 0, double.NaN)]
    public void Board_ThatCannotBe_IsNotPlanned(string fault, int places, int capacity, int need, int offer, double score)
    {
        var board = new Board([places], [capacity], [new Board.Pair(need, offer, score)]);
        Assert.Contains(fault, board.Fault(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PlanBoard.Run(board));
    }

    [Fact]
    public void Scores_OfAnySize_AreToldApart()
    {
        var board = new Board([1], [1, 1], [new(0, 0, 1e15), new(0, 1, 1e15 + 8)]);
        Assert.Equal(1, Assert.Single(PlanBoard.Run(board).Assignments).Pair);
        var tiny = new Board([1], [1, 1], [new(0, 0, 1e-12), new(0, 1, 2e-12)]);
        Assert.Equal(1, Assert.Single(PlanBoard.Run(tiny).Assignments).Pair);
    }
}
