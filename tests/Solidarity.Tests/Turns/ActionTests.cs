using System.Text;
using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
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
        new Action.ToPost("sure", long.MaxValue, int.MaxValue), new Action.Speak("en"), new Action.Queue(null, null, 8),
        new Action.Queue(QueueKind.Silent, "2A004", 0), new Action.Queue(QueueKind.Proposed, null, 100_000), new Action.ReplyTo(12),
        new Action.OnBehalf(12, new Action.Agree("yes", 31)), new Action.OnBehalf(long.MaxValue, new Action.ToPost("resume", long.MaxValue, 99)), new Action.Who(12), new Action.Duty(0), new Action.Duty(6), new Action.Away(0), new Action.Wish(), new Action.CloseAnew(), new Action.SeenOf(Seen.Training, 7), new Action.SeenOf(Seen.Attestation, 7), new Action.TrustFor(24, long.MaxValue), new Action.Invite(Role.Moderator), new Action.Invite(Role.Administrator), new Action.Away(60),
        new Action.Announce(true, 3), new Action.Announce(false, long.MaxValue), new Action.Announcements(true), new Action.Announcements(false),
        new Action.Organisations(), new Action.OfOrganisation(OrganisationVerb.Verify, 0), new Action.OfOrganisation(OrganisationVerb.Retire, long.MaxValue), new Action.EndMembership(12), new Action.OfCategory("ask", "gifts-furniture"), new Action.OfCategory("back", "quelquechosedetres2"),
        new Action.Join(12, 34, true), new Action.Join(12, 34, false),
        new Action.Report(31), new Action.Unblock(31), new Action.AnswerSanction(5), new Action.WhyFailed(FailReason.NobodyCame, 31), new Action.WhyFailed(FailReason.SomethingElse, long.MaxValue),
        new Action.Review(ReviewPost.Review.Publish, 12, 1), new Action.Review(ReviewPost.Review.Remove, long.MaxValue, int.MaxValue), new Action.ShowHeld(12),
        new Action.OnReport(DeskVerb.Show, 3), new Action.OnReport(DeskVerb.Act, 3), new Action.OnAppeal(DeskVerb.Uphold, 3), new Action.OnAppeal(DeskVerb.Lift, long.MaxValue), new Action.OnBehalf(12, new Action.Report(31)),
        new Action.Because(RejectReason.TooFar, 31), new Action.Because(RejectReason.Doubt, long.MaxValue),
        new Action.Decide("take", 31), new Action.Decide("give", 31), new Action.Decide("undo", 31), new Action.Decide("note", 31), new Action.Decide("ask", 31), new Action.Decide("words", 31), new Action.Decide("call", 31),
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
    [InlineData("mr:5:31")]
    [InlineData("mr:-1:31")]
    [InlineData("q:6::0")]
    [InlineData("q::9408:0")]
    [InlineData("q:::100001")]
    [InlineData("a:-1")]
    [InlineData("du:7")]
    [InlineData("ts:3:7")]
    [InlineData("an:maybe:3")]
    [InlineData("an:yes:-3")]
    [InlineData("ns:")]
    [InlineData("tf:5:7")]
    [InlineData("aw:61")]
    [InlineData("kc:retire:shopping")]
    [InlineData("kc:yes:Shopping'")]
    [InlineData("b:1:b:1:c:yes:2")]
    [InlineData("b:1:m:approve:2")]
    [InlineData("b:1:d:1:publish")]
    [InlineData("b:1:")]
    [InlineData("b:1")]
    [InlineData("b:")]
    [InlineData("j:maybe:1:2")]
    public void Read_WhatIsNeverWritten_IsNothing(string data) => Assert.Null(Action.Read(data));

    [Fact]
    public void Read_AnyBytes_NeverThrows()
    {
        var random = new Random(3);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(80)).Select(_ => "damrcfwptlq:0123456789gono\u0661\ud800\u202e"[random.Next(29)])]);
            Action.Read(text);
        }
    }

    [Fact]
    public void Write_LongerThanAButtonCanCarry_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => new Action.Answer(1, new string('x', 64)).Write());
}
