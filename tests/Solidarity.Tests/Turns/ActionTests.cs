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
        new Action.Open("need"), new Action.Open("mine"), new Action.Resume(), new Action.OpenNear("need", "94081"), new Action.OpenNear("offer", "AbCdEfGhIjKlMnOpQrSt-_"), new Action.InGroup(true, 31), new Action.InGroup(false, long.MaxValue), new Action.Volunteer("AbCdEfGhIjKlMnOpQrSt-_"), new Action.NotThisTime(),
        new Action.Decide("approve", long.MaxValue), new Action.Decide("reject", 31), new Action.Decide("next", 31), new Action.Decide("show", 1),
        new Action.Agree("yes", 31), new Action.Agree("later", 31), new Action.Agree("show", 31), new Action.Agree("fewer", 31), new Action.Agree("yes", 31, 32), new Action.Agree("neither", 31, 32), new Action.Agree("later", 31, 32),
        new Action.FollowUp("notyet", 31), new Action.FollowUp("part", 31), new Action.Thank(31), new Action.StepBack(31, true), new Action.StepBack(31, false),
        new Action.ToPost("sure", long.MaxValue, int.MaxValue), new Action.ToPost("dates", 12, 3), new Action.ToPost("same", 12, 3), new Action.ToPost("number", 12, 3), new Action.Speak("en"), new Action.Queue(null, null, 8),
        new Action.Queue(QueueKind.Silent, "2A004", 0), new Action.Queue(QueueKind.Proposed, null, 100_000), new Action.ReplyTo(12),
        new Action.OnBehalf(12, new Action.Agree("yes", 31)), new Action.OnBehalf(long.MaxValue, new Action.ToPost("resume", long.MaxValue, 99)), new Action.Who(12), new Action.Duty(0), new Action.Duty(6), new Action.Away(0), new Action.Wish(), new Action.CloseAnew(), new Action.SeenOf(Seen.Training, true, 7), new Action.SeenOf(Seen.Attestation, false, 7), new Action.TrustFor(24, long.MaxValue), new Action.Invite(Role.Moderator), new Action.Invite(Role.Administrator), new Action.Away(60),
        new Action.Announce("yes", 3), new Action.Announce("stop", long.MaxValue), new Action.Announcements(true), new Action.Announcements(false),
        new Action.OnCase("take", new Reference(ReferenceKind.Report, 3)), new Action.OnCase("give", new Reference(ReferenceKind.Offer, long.MaxValue)),
        new Action.Organisations(), new Action.OfOrganisation(OrganisationVerb.Verify, 0), new Action.OfOrganisation(OrganisationVerb.Retire, long.MaxValue), new Action.EndMembership(12), new Action.OfCategory("ask", "gifts-furniture"), new Action.OfCategory("back", "quelquechosedetres2"),
        new Action.TakeBack(7), new Action.TakeBack(long.MaxValue), new Action.NoBirthday(3), new Action.NoBirthday(long.MaxValue),
        new Action.Join(12, 34, true), new Action.Join(12, 34, false),
        new Action.Report(31), new Action.Unblock(31), new Action.AnswerSanction(5), new Action.WhyFailed(FailReason.NobodyCame, 31), new Action.WhyFailed(FailReason.SomethingElse, long.MaxValue),
        new Action.Review(ReviewPost.Review.Publish, 12, 1), new Action.Review(ReviewPost.Review.Remove, long.MaxValue, int.MaxValue), new Action.ShowHeld(12),
        new Action.OnReport(DeskVerb.Show, 3), new Action.OnReport(DeskVerb.Act, 3), new Action.OnAppeal(DeskVerb.Uphold, 3), new Action.OnAppeal(DeskVerb.Lift, long.MaxValue), new Action.OnBehalf(12, new Action.Report(31)),
        new Action.OfErrand(ErrandVerb.Show, 1), new Action.OfErrand(ErrandVerb.Add, long.MaxValue), new Action.OfLine(LineVerb.Found, 1), new Action.OfLine(LineVerb.TakeBack, long.MaxValue),
        new Action.Because(RejectReason.TooFar, 31), new Action.Because(RejectReason.Doubt, long.MaxValue),
        new Action.Open("checkin"), new Action.Hello(HelloVerb.Help, 12), new Action.ForBuddy(BuddyVerb.OnMyWay, long.MaxValue), new Action.BeBuddy(true, "AAAAAAAAAAAAAAAAAAAA_-"), new Action.LeaveBuddy(12), new Action.Open("code"), new Action.Open("new-code"), new Action.Open("telegram"), new Action.IsOnPage(true, "AAAAAAAAAAAAAAAAAAAA_-"), new Action.IsOnPage(false, "AAAAAAAAAAAAAAAAAAAA_-"), new Action.IsInTelegram(true, long.MaxValue), new Action.IsInTelegram(false, 12), new Action.OfCheckIn(CheckInVerb.PauseOpen),
        new Action.OnAlert(DeskVerb.Show, 12), new Action.OnAlert(DeskVerb.Act, long.MaxValue), new Action.OnBehalf(long.MaxValue, new Action.Hello(HelloVerb.NobodyAnswered, long.MaxValue)), new Action.OnCase("take", new Reference(ReferenceKind.CheckIn, 3)),
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

    /// <summary>Buttons as they hang in chats, for years: what each means may be added to, never changed.</summary>
    public static TheoryData<string, object> Old() => new()
    {
        { "mr:0:31", new Action.Because(RejectReason.TooFar, 31) },
        { "mr:1:31", new Action.Because(RejectReason.Dates, 31) },
        { "mr:2:31", new Action.Because(RejectReason.NotFitting, 31) },
        { "mr:3:31", new Action.Because(RejectReason.Covered, 31) },
        { "mr:4:31", new Action.Because(RejectReason.Doubt, 31) },
        { "wf:0:31", new Action.WhyFailed(FailReason.NobodyCame, 31) },
        { "wf:1:31", new Action.WhyFailed(FailReason.CalledOff, 31) },
        { "wf:2:31", new Action.WhyFailed(FailReason.SomethingElse, 31) },
        { "hp:0:12:3", new Action.Review(ReviewPost.Review.Publish, 12, 3) },
        { "hp:1:12:3", new Action.Review(ReviewPost.Review.SendBack, 12, 3) },
        { "hp:2:12:3", new Action.Review(ReviewPost.Review.Remove, 12, 3) },
        { "r:0:3", new Action.OnReport(DeskVerb.Show, 3) },
        { "r:1:3", new Action.OnReport(DeskVerb.Close, 3) },
        { "r:2:3", new Action.OnReport(DeskVerb.Act, 3) },
        { "ap:0:3", new Action.OnAppeal(DeskVerb.Show, 3) },
        { "ap:3:3", new Action.OnAppeal(DeskVerb.Uphold, 3) },
        { "ap:4:3", new Action.OnAppeal(DeskVerb.Lift, 3) },
        { "og:0:2", new Action.OfOrganisation(OrganisationVerb.Show, 2) },
        { "og:1:0", new Action.OfOrganisation(OrganisationVerb.Verify, 0) },
        { "og:2:2", new Action.OfOrganisation(OrganisationVerb.Invite, 2) },
        { "og:3:2", new Action.OfOrganisation(OrganisationVerb.Rename, 2) },
        { "og:4:2", new Action.OfOrganisation(OrganisationVerb.AskRetire, 2) },
        { "og:5:2", new Action.OfOrganisation(OrganisationVerb.Retire, 2) },
        { "er:0:7", new Action.OfErrand(ErrandVerb.Show, 7) },
        { "er:1:7", new Action.OfErrand(ErrandVerb.GoOff, 7) },
        { "er:2:7", new Action.OfErrand(ErrandVerb.AskCallOff, 7) },
        { "er:3:7", new Action.OfErrand(ErrandVerb.CallOff, 7) },
        { "er:4:7", new Action.OfErrand(ErrandVerb.ChangeHour, 7) },
        { "er:5:7", new Action.OfErrand(ErrandVerb.TurnName, 7) },
        { "er:6:7", new Action.OfErrand(ErrandVerb.ComeBack, 7) },
        { "er:7:7", new Action.OfErrand(ErrandVerb.Fetch, 7) },
        { "er:8:7", new Action.OfErrand(ErrandVerb.Bring, 7) },
        { "er:10:7", new Action.OfErrand(ErrandVerb.RestFound, 7) },
        { "er:11:7", new Action.OfErrand(ErrandVerb.RestMissing, 7) },
        { "er:9:7", new Action.OfErrand(ErrandVerb.Add, 7) },
        { "el:0:7", new Action.OfLine(LineVerb.Found, 7) },
        { "el:1:7", new Action.OfLine(LineVerb.Missing, 7) },
        { "el:2:7", new Action.OfLine(LineVerb.Reword, 7) },
        { "el:3:7", new Action.OfLine(LineVerb.TakeBack, 7) },
        { "q:0::0", new Action.Queue(QueueKind.Proposed, null, 0) },
        { "q:1::0", new Action.Queue(QueueKind.Alone, null, 0) },
        { "q:2:94081:8", new Action.Queue(QueueKind.Silent, "94081", 8) },
        { "q:3::0", new Action.Queue(QueueKind.Held, null, 0) },
        { "q:4::0", new Action.Queue(QueueKind.Reported, null, 0) },
        { "q:5::0", new Action.Queue(QueueKind.Appealed, null, 0) },
        { "q:6::0", new Action.Queue(QueueKind.Announced, null, 0) },
        { "ts:1:y:7", new Action.SeenOf(Seen.Identity, true, 7) },
        { "ts:2:y:7", new Action.SeenOf(Seen.Training, true, 7) },
        { "q:7::0", new Action.Queue(QueueKind.Alerted, null, 0) },
        { "he:0:12", new Action.Hello(HelloVerb.Well, 12) },
        { "he:1:12", new Action.Hello(HelloVerb.NotWell, 12) },
        { "he:2:12", new Action.Hello(HelloVerb.Help, 12) },
        { "he:3:12", new Action.Hello(HelloVerb.NobodyAnswered, 12) },
        { "he:4:12", new Action.Hello(HelloVerb.TellTeam, 12) },
        { "hb:0:12", new Action.ForBuddy(BuddyVerb.Found, 12) },
        { "hb:1:12", new Action.ForBuddy(BuddyVerb.NotFound, 12) },
        { "hb:2:12", new Action.ForBuddy(BuddyVerb.OnMyWay, 12) },
        { "hc:0", new Action.OfCheckIn(CheckInVerb.Show) },
        { "hc:1", new Action.OfCheckIn(CheckInVerb.AskPause) },
        { "hc:2", new Action.OfCheckIn(CheckInVerb.PauseDay) },
        { "hc:3", new Action.OfCheckIn(CheckInVerb.PauseWeek) },
        { "hc:4", new Action.OfCheckIn(CheckInVerb.PauseMonth) },
        { "hc:5", new Action.OfCheckIn(CheckInVerb.PauseOpen) },
        { "hc:6", new Action.OfCheckIn(CheckInVerb.Resume) },
        { "hc:7", new Action.OfCheckIn(CheckInVerb.Change) },
        { "hc:8", new Action.OfCheckIn(CheckInVerb.Link) },
        { "hc:9", new Action.OfCheckIn(CheckInVerb.DropBuddy) },
        { "hc:10", new Action.OfCheckIn(CheckInVerb.History) },
        { "hc:11", new Action.OfCheckIn(CheckInVerb.AskStop) },
        { "hc:12", new Action.OfCheckIn(CheckInVerb.Stop) },
        { "al:1:12", new Action.OnAlert(DeskVerb.Close, 12) },
        { "ts:4:y:7", new Action.SeenOf(Seen.Attestation, true, 7) },
    };

    [Theory]
    [MemberData(nameof(Old))]
    public void Read_OfAnOldButton_MeansWhatItAlwaysMeant(string written, object action)
    {
        Assert.Equal(action, Action.Read(written));
        Assert.Equal(written, ((Action)action).Write());
    }

    /// <summary>A value that is new needs its line above before a button of it hangs anywhere.</summary>
    [Fact]
    public void Old_HoldsEveryValueOfEachEnum()
    {
        var held = Old().Select(row => row.Data.Item2).SelectMany(action => action.GetType().GetProperties().Select(p => p.GetValue(action)).OfType<Enum>()).ToHashSet();
        foreach (var type in (Type[])[typeof(RejectReason), typeof(FailReason), typeof(ReviewPost.Review), typeof(DeskVerb), typeof(OrganisationVerb), typeof(QueueKind), typeof(Seen), typeof(HelloVerb), typeof(BuddyVerb), typeof(CheckInVerb)])
            Assert.Superset(Enum.GetValues(type).Cast<Enum>().Where(value => !value.Equals(Seen.Nothing)).ToHashSet(), held);
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
    [InlineData("q:8::0")]
    [InlineData("he:5:1")]
    [InlineData("he:0:-1")]
    [InlineData("hb:3:1")]
    [InlineData("hc:13")]
    [InlineData("hi:y:short")]
    [InlineData("hi:x:AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("hi:y:AAAAAAAAAAAAAAAAAAAA' ")]
    [InlineData("al:3:1")]
    [InlineData("b:1:hb:0:1")]
    [InlineData("q::9408:0")]
    [InlineData("q:::100001")]
    [InlineData("a:-1")]
    [InlineData("du:7")]
    [InlineData("ts:3:y:7")]
    [InlineData("ts:1:7")]
    [InlineData("ts:1:x:7")]
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
