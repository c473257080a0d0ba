using Solidarity.Core.CheckIns;
using Solidarity.Core.Errands;
using Solidarity.Core.Matching;
using Solidarity.Core.Posts;
using Solidarity.Core.States;
using Solidarity.Tests.House;

namespace Solidarity.Tests.States;

public class StateMachineTests
{
    private enum Door { Shut, Open, Locked, Walled }

    private enum Hand { Push, Pull, Lock }

    private static readonly StateMachine<Door, Hand> Machine = StateMachine<Door, Hand>.Named("door", Door.Shut)
        .Permit(Door.Shut, Hand.Push, Door.Open)
        .Permit(Door.Open, Hand.Pull, Door.Shut)
        .Permit(Door.Shut, Hand.Lock, Door.Locked, "has the key")
        .Freeze();

    [Fact]
    public void Fire_Permitted_GivesTheNextState() =>
        Assert.Equal(new Firing<Door>.Next(Door.Open), Machine.Fire(Door.Shut, Hand.Push));

    [Fact]
    public void Fire_NotInTheTable_IsRefused() =>
        Assert.Equal(new Firing<Door>.Refused(Door.Open, null), Machine.Fire(Door.Open, Hand.Lock));

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void Fire_GuardNotFoundTrue_IsRefused(bool? guard) =>
        Assert.Equal(new Firing<Door>.Refused(Door.Shut, "has the key"), Machine.Fire(Door.Shut, Hand.Lock, guard));

    [Fact]
    public void Fire_GuardHolds_GivesTheNextState() =>
        Assert.Equal(new Firing<Door>.Next(Door.Locked), Machine.Fire(Door.Shut, Hand.Lock, true));

    [Fact]
    public void Freeze_TwoRowsForOneTrigger_IsRefused() =>
        Assert.Throws<ArgumentException>(() => StateMachine<Door, Hand>.Named("door", Door.Shut)
            .Permit(Door.Shut, Hand.Push, Door.Open).Permit(Door.Shut, Hand.Push, Door.Locked).Freeze());

    [Fact]
    public void Unreachable_StateWithoutAWayIn_IsListed() => Assert.Equal([Door.Walled], Machine.Unreachable());

    [Fact]
    public void Lifecycles_EveryState_CanBeReached()
    {
        Assert.Empty(PostLifecycle.Machine.Unreachable());
        Assert.Empty(MatchLifecycle.Machine.Unreachable());
        Assert.Empty(CheckInLifecycle.Machine.Unreachable());
        Assert.Empty(ErrandLifecycle.Machine.Unreachable());
        Assert.Empty(LineLifecycle.Machine.Unreachable());
    }

    [Fact]
    public void Lifecycles_Live_AreThoseThatCanStillEnd()
    {
        var canEnd = MatchLifecycle.Machine.From(MatchTrigger.Withdraw);
        Assert.Equal(MatchLifecycle.Live, canEnd);
    }

    /// <summary>The drawings in docs/states; with UPDATE_STATES=1 they are drawn anew.</summary>
    [Theory]
    [InlineData("post")]
    [InlineData("match")]
    [InlineData("check-in")]
    [InlineData("errand")]
    [InlineData("errand-line")]
    public void Diagram_OfALifecycle_IsFresh(string name) => Drawing.IsFresh(name, name switch
    {
        "post" => PostLifecycle.Machine.ToMermaid(),
        "match" => MatchLifecycle.Machine.ToMermaid(),
        "errand" => ErrandLifecycle.Machine.ToMermaid(),
        "check-in" => CheckInLifecycle.Machine.ToMermaid(),
        _ => LineLifecycle.Machine.ToMermaid(),
    });
}

internal static class Drawing
{
    public static void IsFresh(string name, string drawn)
    {
        var path = Path.Combine(Repository.Root, "docs/states", name + ".mmd");
        if (Environment.GetEnvironmentVariable("UPDATE_STATES") == "1") File.WriteAllText(path, drawn);
        Assert.Equal(File.ReadAllText(path), drawn);
    }
}
