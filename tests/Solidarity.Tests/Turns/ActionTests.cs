using System.Text;
using Solidarity.Bot.Turns;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Tests.Turns;

public class ActionTests
{
    public static TheoryData<object> All() =>
    [
        new Action.Answer(17, "asap"), new Action.Answer(long.MaxValue, "gifts-furniture"), new Action.Answer(3, "2026-12-12"),
        new Action.Open("need"), new Action.Open("mine"), new Action.Resume(),
        new Action.Decide("approve", long.MaxValue), new Action.Decide("reject", 31), new Action.Decide("next", 31), new Action.Decide("show", 1),
        new Action.Agree("yes", 31), new Action.Agree("later", 31), new Action.Agree("show", 31),
        new Action.FollowUp("notyet", 31), new Action.Thank(31), new Action.StepBack(31, true), new Action.StepBack(31, false),
        new Action.ToPost("sure", long.MaxValue, int.MaxValue), new Action.Speak("en"), new Action.Queue(8),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void Action_WrittenAndRead_IsTheSame(object action)
    {
        var written = ((Action)action).Write();
        Assert.InRange(Encoding.UTF8.GetByteCount(written), 1, Action.MostBytes);
        Assert.Equal(action, Action.Read(written));
    }

    [Fact]
    public void Action_OfEveryKind_IsAmongTheSamples()
    {
        var kinds = typeof(Action).GetNestedTypes(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic).Where(t => t.IsSubclassOf(typeof(Action)));
        Assert.Equal(kinds.OrderBy(t => t.Name), All().Select(a => a.Data.GetType()).Distinct().OrderBy(t => t.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("d:17")]
    [InlineData("d:١٧:asap")]
    [InlineData("m:approve:+31")]
    [InlineData("m:approve: 31")]
    [InlineData("m:delete:31")]
    [InlineData("p:sure:1:-1")]
    [InlineData("l:")]
    [InlineData("go:admin")]
    [InlineData("w:yes:1")]
    public void Read_WhatIsNeverWritten_IsNothing(string data) => Assert.Null(Action.Read(data));

    [Fact]
    public void Read_AnyBytes_NeverThrows()
    {
        var random = new Random(3);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(80)).Select(_ => "dmcfwptlq:0123456789gono\u0661\ud800\u202e"[random.Next(27)])]);
            Action.Read(text);
        }
    }

    [Fact]
    public void Write_LongerThanAButtonCanCarry_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => new Action.Answer(1, new string('x', 64)).Write());
}
