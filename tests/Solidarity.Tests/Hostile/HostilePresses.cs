using System.Text;
using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Tests.Hostile;

/// <summary>What forged buttons carry: the real codec with other people's numbers, and bytes that it never wrote.</summary>
internal sealed class HostilePresses(Random random, Honest honest)
{
    private static readonly string[] Tokens =
        ["agree", "back", "skip", "cancel", "on", "drop", "publish", "edit", "shopping", "done", "asap", "me", "other", "yes", "telegram", "phone", "day1", "2026-13-45", "2026-11-24", "any", "10", "3000", "town", "place"];

    public string Next()
    {
        try
        {
            return random.Next(12) < 9 ? Forged().Write() : Bytes();
        }
        catch (InvalidOperationException)
        {
            // Too long for a button: the codec says so, a forged client cuts it.
            return Bytes();
        }
    }

    private Action Forged() => random.Next(54) switch
    {
        0 => new Action.Answer(random.Next(40), Tokens[random.Next(Tokens.Length)]),
        1 => new Action.Open(((string[])["need", "offer", "mine", "help", "admin", "../x"])[random.Next(6)]),
        2 => new Action.Resume(),
        3 => new Action.Decide(((string[])["show", "approve", "reject", "next", "take", "give", "undo", "note", "ask", "words"])[random.Next(10)], Match()),
        4 => new Action.Agree(((string[])["show", "yes", "no", "later", "fewer", "neither"])[random.Next(6)], Match()) is var agree && random.Next(3) == 0 ? agree with { With = Match() } : agree,
        5 => new Action.FollowUp(((string[])["yes", "notyet", "no", "part"])[random.Next(4)], Match()),
        6 => new Action.Thank(Match()),
        7 => new Action.StepBack(Match(), random.Next(2) == 0),
        8 => new Action.ToPost(((string[])["show", "edit", "pause", "resume", "renew", "close", "sure", "dates", "same", "number"])[random.Next(10)], Post(), random.Next(6)),
        9 => new Action.Speak(((string[])["fr", "en", "xx", "zz"])[random.Next(4)]),
        10 => new Action.Because((RejectReason)random.Next(5), Match()),
        11 => new Action.ReplyTo(Match()),
        12 => new Action.Who(Person()),
        15 => new Action.Duty(random.Next(9)),
        16 => new Action.Away(random.Next(90)),
        17 => new Action.SeenOf((Seen)(1 << random.Next(3)), random.Next(2) == 0, Person()),
        19 => new Action.Announce(((string[])["show", "yes", "no", "stop"])[random.Next(4)], random.Next(3)),
        28 => new Action.Announcements(random.Next(2) == 0),
        18 => new Action.TrustFor(12, Person()),
        20 => new Action.Report(Match()),
        21 => new Action.Unblock(Match()),
        22 => new Action.AnswerSanction(Match()),
        23 => new Action.WhyFailed((FailReason)random.Next(3), Match()),
        24 => new Action.Review((ReviewPost.Review)random.Next(3), Post(), random.Next(4)),
        25 => new Action.ShowHeld(Post()),
        26 => new Action.OnReport((DeskVerb)random.Next(3), Match()),
        27 => new Action.OnAppeal((DeskVerb)random.Next(5), Match()),
        29 => new Action.Organisations(),
        30 => new Action.OfOrganisation((OrganisationVerb)random.Next(6), random.Next(3)),
        31 => new Action.EndMembership(Person()),
        34 => new Action.OnCase(random.Next(2) == 0 ? "take" : "give", new Reference((ReferenceKind)random.Next(2, 6), Match())),
        46 => new Action.TakeBack(random.Next(4)),
        47 => new Action.NoBirthday(random.Next(4)),
        48 => new Action.OfErrand((ErrandVerb)random.Next(12), random.Next(4)),
        49 => new Action.OfLine((LineVerb)random.Next(4), random.Next(4)),
        50 => new Action.NotThisTime(),
        33 => new Action.CloseAnew(),
        32 => new Action.OfCategory(((string[])["ask", "yes", "back", "show"])[random.Next(4)], Tokens[random.Next(Tokens.Length)]),
        36 => new Action.Hello((HelloVerb)random.Next(5), Round()),
        37 => new Action.ForBuddy((BuddyVerb)random.Next(3), Round()),
        38 => new Action.BeBuddy(random.Next(2) == 0, new string('A', 22)),
        39 => new Action.LeaveBuddy(Person()),
        40 => new Action.OfCheckIn((CheckInVerb)random.Next(13)),
        41 => new Action.OnAlert((DeskVerb)random.Next(3), Round()),
        35 => new Action.OnCase(random.Next(2) == 0 ? "take" : "give", new Reference(ReferenceKind.CheckIn, Round())),
        13 => new Action.Join(Person(), Person(), random.Next(2) == 0),
        14 => new Action.OnBehalf(Person(), Own()),
        43 => new Action.InGroup(random.Next(2) == 0, Match()),
        44 => new Action.Volunteer("AAAAAAAAAAAAAAAAAAAAAA"),
        45 => new Action.OpenNear("need", random.Next(2) == 0 ? "94081" : "AAAAAAAAAAAAAAAAAAAAAA"),
        51 => new Action.IsOnPage(random.Next(2) == 0, new string('A', 22)),
        52 => new Action.IsInTelegram(random.Next(2) == 0, Person()),
        _ => new Action.Queue(random.Next(4) is < 3 and var kind ? (QueueKind)kind : null, random.Next(2) == 0 ? "94081" : null, random.Next(-1, 200_000)),
    };

    private Action Own() => random.Next(11) switch
    {
        0 => new Action.Open("need"),
        1 => new Action.Open("mine"),
        2 => new Action.Agree("yes", Match()),
        3 => new Action.FollowUp("yes", Match()),
        4 => new Action.ToPost("sure", Post(), 1),
        5 => new Action.Report(Match()),
        7 => new Action.Hello((HelloVerb)random.Next(5), Round()),
        9 => new Action.Open(((string[])["code", "new-code", "telegram"])[random.Next(3)]),
        8 => new Action.OfCheckIn((CheckInVerb)random.Next(13)),
        6 => new Action.WhyFailed(FailReason.NobodyCame, Match()),
        _ => new Action.ReplyTo(Match()),
    };

    /// <summary>Among the honest, of whom one has a phone only, or anybody's.</summary>
    private long Person() => random.Next(8) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : random.Next(1, 15);

    private long Match() => random.Next(8) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : random.Next(1, honest.Matches + 3);

    private long Round() => random.Next(8) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : random.Next(1, 6);

    private long Post() => random.Next(8) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : random.Next(1, honest.Posts + 3);

    private string Bytes()
    {
        var bytes = new byte[random.Next(1, 100)];
        random.NextBytes(bytes);
        return random.Next(2) == 0 ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }
}
