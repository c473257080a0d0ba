using System.Globalization;
using System.Text;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Posts;

namespace Solidarity.Bot.Turns;

/// <summary>What the team does about something that waits for it. Buttons that hang in chats carry the number: none is ever another's.</summary>
internal enum DeskVerb { Show = 0, Close = 1, Act = 2, Uphold = 3, Lift = 4 }

/// <summary>What the team does about an organisation; all but showing it is for administrators. Buttons carry the number.</summary>
internal enum OrganisationVerb { Show = 0, Verify = 1, Invite = 2, Rename = 3, AskRetire = 4, Retire = 5 }

/// <summary>What somebody says under a hello; <see cref="NobodyAnswered"/> is said by whoever of the team rang. Buttons carry the number.</summary>
internal enum HelloVerb { Well = 0, NotWell = 1, Help = 2, NobodyAnswered = 3, TellTeam = 4 }

/// <summary>What a buddy found. Buttons carry the number.</summary>
internal enum BuddyVerb { Found = 0, NotFound = 1, OnMyWay = 2 }

/// <summary>What somebody does about being asked how they are. Buttons carry the number.</summary>
internal enum CheckInVerb { Show = 0, AskPause = 1, PauseDay = 2, PauseWeek = 3, PauseMonth = 4, PauseOpen = 5, Resume = 6, Change = 7, Link = 8, DropBuddy = 9, History = 10, AskStop = 11, Stop = 12 }

/// <summary>What somebody wants with an errand: of whoever goes, but for showing it and adding to it. Buttons carry the number.</summary>
internal enum ErrandVerb { Show = 0, GoOff = 1, AskCallOff = 2, CallOff = 3, ChangeHour = 4, TurnName = 5, ComeBack = 6, Fetch = 7, Bring = 8, Add = 9, RestFound = 10, RestMissing = 11 }

/// <summary>What somebody wants with a line of an errand: whoever goes ticks it, whoever asked changes it. Buttons carry the number.</summary>
internal enum LineVerb { Found = 0, Missing = 1, Reword = 2, TakeBack = 3 }

/// <summary>
/// What a button means, written into at most 64 bytes and read back. It says what is wanted, never who may have it: that
/// is checked anew at every press.
/// </summary>
internal abstract partial record Action
{
    /// <summary>The most bytes a button can carry.</summary>
    public const int MostBytes = 64;

    /// <summary>Nobody turns over more pages than that.</summary>
    private const int MostFrom = 100_000;

    /// <summary>An answer to the question asked at <paramref name="Turn"/> of a conversation.</summary>
    public sealed record Answer(long Turn, string Choice) : Action;

    /// <summary>A door of the first screen, or a page: need, offer, mine, help, checkin, code, new-code, telegram.</summary>
    public sealed record Open(string Door) : Action;

    /// <summary>A door, for whoever came by a poster.</summary>
    /// <param name="Near">The token of a group, or a commune's INSEE code.</param>
    public sealed record OpenNear(string Door, string Near) : Action;

    /// <summary>Ask again what the dialogue asked last.</summary>
    public sealed record Resume : Action;

    /// <summary>What a moderator wants with a match: show, approve, reject, next, take, give (back), undo, note, ask, call, words (why it was rejected).</summary>
    public sealed record Decide(string Verb, long Match) : Action;

    /// <summary>Why a match was rejected.</summary>
    public sealed record Because(RejectReason Reason, long Match) : Action;

    /// <summary>The wish to answer what the team asked.</summary>
    public sealed record ReplyTo(long Question) : Action;

    /// <summary>One side's yes, no or later to an introduction, a no to both of a pair (neither), the yes of one of two who would go alone (alone), the wish to give fewer pieces (fewer), or the question once more (show).</summary>
    /// <param name="With">The other match that the question is about, where it is about a pair.</param>
    public sealed record Agree(string Says, long Match, long? With = null) : Action;

    /// <summary>Whether the help took place: yes, not yet, no; or of pieces only a part (part).</summary>
    public sealed record FollowUp(string Says, long Match) : Action;

    public sealed record Thank(long Match) : Action;

    /// <summary>"I can't make it": asked first (Sure false), then meant.</summary>
    public sealed record StepBack(long Match, bool Sure) : Action;

    /// <summary>Something to do to a post of one's own, as it was at <paramref name="Version"/>.</summary>
    public sealed record ToPost(string Verb, long Post, int Version) : Action;

    /// <summary>What a person with a phone only wants, pressed by somebody of the team.</summary>
    public sealed record OnBehalf(long Person, Action Of) : Action;

    /// <summary>Takes a weekday of the duty rota on, or gives it up (0: Sunday).</summary>
    public sealed record Duty(int Day) : Action;

    /// <summary>Something was seen of a trusted volunteer, or wasn't.</summary>
    public sealed record SeenOf(Seen What, bool Yes, long Person) : Action;

    /// <summary>The trust lasts so many months from today.</summary>
    public sealed record TrustFor(int Months, long Person) : Action;

    /// <summary>Another message of a service that is closed already.</summary>
    public sealed record CloseAnew : Action;

    /// <summary>To be told when the platform opens again.</summary>
    public sealed record Wish : Action;

    /// <summary>What the team does about an announcement: show, yes (the second), no, stop.</summary>
    public sealed record Announce(string Verb, long Announcement) : Action;

    /// <summary>Whether one wishes to have announcements.</summary>
    public sealed record Announcements(bool Wanted) : Action;

    /// <summary>A link into the team.</summary>
    public sealed record Invite(Role Role) : Action;

    /// <summary>The list of verified organisations.</summary>
    public sealed record Organisations : Action;

    /// <param name="Id">Of the organisation; 0 where there is none yet.</param>
    public sealed record OfOrganisation(OrganisationVerb Verb, long Id) : Action;

    /// <summary>This person publishes in nobody's name but their own from here on.</summary>
    public sealed record EndMembership(long Person) : Action;

    /// <summary>A kind of help: ask whether to retire it (ask), retire it (yes), take it back (back), see it (show).</summary>
    public sealed record OfCategory(string Verb, string Id) : Action;

    /// <summary>Away for so many days; 0: back.</summary>
    public sealed record Away(int Days) : Action;

    /// <summary>The page of a person with a phone only.</summary>
    public sealed record Who(long Person) : Action;

    /// <summary>Whether somebody who shares a number in chat is the one who was registered with it.</summary>
    public sealed record Join(long ByPhone, long Person, bool Same) : Action;

    public sealed record Speak(string Language) : Action;

    /// <summary>The wish to tell the team something about the other side of a match, or never to see them again.</summary>
    public sealed record Report(long Match) : Action;

    /// <summary>The other side of a match may be proposed again after all.</summary>
    public sealed record Unblock(long Match) : Action;

    /// <summary>The wish to answer a warning or a suspension.</summary>
    public sealed record AnswerSanction(long Sanction) : Action;

    /// <summary>Why the help did not take place.</summary>
    public sealed record WhyFailed(FailReason Reason, long Match) : Action;

    /// <summary>What the team makes of a post that was held, as it was at <paramref name="Version"/>.</summary>
    public sealed record Review(ReviewPost.Review What, long Post, int Version) : Action;

    /// <summary>The card of a post that was held.</summary>
    public sealed record ShowHeld(long Post) : Action;

    /// <summary>What the team does about a report: show, close, act.</summary>
    public sealed record OnReport(DeskVerb Verb, long Id) : Action;

    /// <summary>What another of the team makes of an answer to a sanction: show, uphold, lift.</summary>
    public sealed record OnAppeal(DeskVerb Verb, long Sanction) : Action;

    /// <summary>A report, an answer to a sanction or a held post: take, give (back).</summary>
    public sealed record OnCase(string Verb, Reference Subject) : Action;

    /// <summary>An answer to a hello.</summary>
    public sealed record Hello(HelloVerb Verb, long Round) : Action;

    /// <summary>What a buddy found who was asked to look.</summary>
    public sealed record ForBuddy(BuddyVerb Verb, long Round) : Action;

    /// <summary>Whether one wishes to be somebody's buddy; the secret is that of the link.</summary>
    public sealed record BeBuddy(bool Agrees, string Secret) : Action;

    /// <summary>In Telegram: whether one is who made a link on the page; the secret is that of the link.</summary>
    public sealed record IsOnPage(bool Same, string Secret) : Action;

    /// <summary>On the page: whether one is who said so in Telegram.</summary>
    public sealed record IsInTelegram(bool Same, long Person) : Action;

    /// <summary>To be this person's buddy no more.</summary>
    public sealed record LeaveBuddy(long Person) : Action;

    /// <summary>The page of one's own check-in, and all that can be done there.</summary>
    public sealed record OfCheckIn(CheckInVerb Verb) : Action;

    /// <summary>What the team does about somebody of whom nobody has heard: show, close (they were reached), act (help was called).</summary>
    public sealed record OnAlert(DeskVerb Verb, long Round) : Action;

    /// <summary>A page of the queue: of one kind or all, of one commune (its INSEE code) or all, after so many that were shown already.</summary>
    public sealed record Queue(QueueKind? Kind, string? Town, int From) : Action
    {
        /// <summary>In the place of a commune: all of it, for whoever has communes of their own.</summary>
        public const string Everywhere = "00000";
    }

    /// <summary>A keeper of a group decides about an introduction that began in it.</summary>
    public sealed record InGroup(bool Approve, long Match) : Action;

    /// <summary>The wish to help with the need behind a card in a group.</summary>
    /// <param name="Token">Of its notice.</param>
    public sealed record Volunteer(string Token) : Action;

    /// <summary>Who looked at a need in a group doesn't help with it.</summary>
    public sealed record NotThisTime : Action;

    /// <summary>Takes back what was said to a group.</summary>
    public sealed record TakeBack(long Bulletin) : Action;

    /// <summary>One's birthday is not to be said in this group any more.</summary>
    public sealed record NoBirthday(long Group) : Action;

    public sealed record OfErrand(ErrandVerb Verb, long Errand) : Action;

    public sealed record OfLine(LineVerb Verb, long Line) : Action;

    /// <summary>Whether a neighbour does this for themselves, so that somebody can do it on their behalf.</summary>
    public bool IsOnesOwn => this is Open or Wish or Agree or FollowUp or Thank or StepBack or ToPost or ReplyTo or Report or Unblock or AnswerSanction or WhyFailed or Hello or OfCheckIn;
}
