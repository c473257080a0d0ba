using Solidarity.Core.CheckIns;
using Solidarity.Core.Errands;
using Solidarity.Core.Groups;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.Organisations;
using Solidarity.Core.People;
using Solidarity.Core.Posts;
using Solidarity.Core.Safety;

namespace Solidarity.Core;

/// <summary>Something that happened and that somebody must hear of; who says it, and how, is not decided here.</summary>
public abstract record Happening
{
    private Happening() { }

    public sealed record MatchProposed(Match Match) : Happening;

    /// <summary>A moderator approved: the helper is asked now.</summary>
    public sealed record HelperAsked(Match Match) : Happening;

    /// <summary>Of a need in pairs: both helpers have agreed, and the person in need is asked now.</summary>
    public sealed record SecondFound(Match Match) : Happening;

    /// <summary>The other of a pair has ended: this one waits again, or stays introduced while a second is sought.</summary>
    /// <param name="Ended">The other, and <paramref name="Before"/> the state it was in.</param>
    public sealed record SecondLost(Match Match, Match Ended, MatchState Before) : Happening;

    /// <summary>Whoever waited for a second is let go, as none was found in time.</summary>
    public sealed record NoSecondFound(Match Match) : Happening;

    /// <summary>The helper agreed: the person in need is asked now, of a pair about both at once.</summary>
    public sealed record AskerAsked(Match Match) : Happening;

    /// <summary>Nobody fits but people that nobody has vouched for yet; the team may know them.</summary>
    public sealed record TrustMissing(Post Post, IReadOnlyList<Post> Others) : Happening;

    public sealed record Introduced(Match Match) : Happening;

    /// <summary>A match ended before it was introduced, or after it failed. <paramref name="By"/> is who ended it, if a person did.</summary>
    /// <param name="Before">The state it was in.</param>
    public sealed record MatchEnded(Match Match, MatchState Before, long? By) : Happening;

    public sealed record FollowUpDue(Match Match) : Happening;

    public sealed record MatchDone(Match Match) : Happening;

    /// <summary>Of the pieces of an introduction only a part changed hands, says whoever asked (the match is done) or whoever gave.</summary>
    /// <param name="Before">How many were promised.</param>
    public sealed record PartSaid(Match Match, int Before) : Happening;

    public sealed record Thanked(Match Match) : Happening;

    /// <summary>The one who must answer has waited long enough to be reminded.</summary>
    public sealed record ConsentReminderDue(Match Match, Side Side) : Happening;

    /// <summary>Anything else about a match changed that its cards show.</summary>
    public sealed record MatchTouched(Match Match) : Happening;

    /// <summary>Nobody was found for the same person each week: would date by date do?</summary>
    public sealed record ByDateSuggested(Need Need) : Happening;

    /// <summary>A post was closed; when the clock closed it, its person is told.</summary>
    public sealed record PostClosed(Post Post) : Happening;

    public sealed record PostExpiring(Post Post) : Happening;

    /// <summary>Proposals wait for a decision, and it is time to say so.</summary>
    public sealed record DeskWaits(DeskStep Step, IReadOnlyList<Match> Matches) : Happening;

    /// <summary>The team asks one side of a match something.</summary>
    public sealed record QuestionPut(Match Match, Note Question) : Happening;

    public sealed record QuestionAnswered(Match Match, Note Question, Note Answer) : Happening;

    /// <summary>Somebody shares a number in chat that was registered by phone.</summary>
    public sealed record SameNumber(Person ByPhone, Person Person) : Happening;

    /// <summary>All that was registered by phone for this person is theirs now.</summary>
    public sealed record Joined(Person Person) : Happening;

    /// <summary>The platform is open again, and this person wished to know.</summary>
    public sealed record Reopened(Person Person) : Happening;

    /// <summary>The time that somebody was trusted for is over; <paramref name="Offers"/> are what they offer still.</summary>
    public sealed record TrustEnded(Person Person, IReadOnlyList<Offer> Offers) : Happening;

    /// <summary>One side of an introduction is to be reached in another way from here on.</summary>
    /// <param name="Moved">The side that is somebody else's account now.</param>
    /// <param name="Before">What they were called.</param>
    public sealed record ReachedElsewhere(Match Match, Side Moved, string Before) : Happening;

    /// <summary>Somebody who was trusted on the page goes on in Telegram, without that trust.</summary>
    /// <param name="By">Who had given it.</param>
    /// <param name="Offers">Theirs, which may need it.</param>
    public sealed record TrustStayedBehind(Person Person, long By, IReadOnlyList<Offer> Offers) : Happening;

    /// <summary>The service was closed, or opened again.</summary>
    /// <param name="Anew">It was closed already, and has another message now.</param>
    public sealed record PlatformChanged(long By, bool Closed, bool Anew = false) : Happening;

    /// <summary>Somebody of the team decides elsewhere now.</summary>
    /// <param name="Communes">How many; 0: everywhere.</param>
    public sealed record AreaSet(Person Person, int Communes, long By) : Happening;

    /// <summary>Somebody joined or left the team, or has another role now (<see cref="Role.None"/>: none).</summary>
    /// <param name="By">Who did it.</param>
    public sealed record TeamChanged(Person Person, Role Role, long By) : Happening;

    /// <summary>A post speaks of something that the team looks at first.</summary>
    /// <param name="Again">It was held before, and its card is there already.</param>
    public sealed record PostHeld(Post Post, bool Again) : Happening;

    /// <summary>Somebody of the team has looked at a post that was held.</summary>
    public sealed record PostReviewed(Post Post, ReviewPost.Review Review) : Happening;

    /// <summary>A post that was held stands elsewhere now, which its card shows.</summary>
    public sealed record PostTouched(Post Post) : Happening;

    /// <summary>One side of a match told the team something about the other.</summary>
    public sealed record Reported(Report Report) : Happening;

    /// <summary>A report, an answer to a sanction or a held post was taken, given back or noted on; its cards show that.</summary>
    public sealed record CaseTouched(Reference Subject) : Happening;

    public sealed record ReportDecided(Report Report) : Happening;

    /// <summary>Nobody of the team has read it in time.</summary>
    public sealed record ReportWaits(Report Report) : Happening;

    /// <summary>Its cards are to show how it stands.</summary>
    public sealed record ReportTouched(Report Report) : Happening;

    /// <summary>Somebody was warned or suspended.</summary>
    /// <param name="Withdrawn">How many of their posts were taken back.</param>
    /// <param name="Off">Introductions that ended with it.</param>
    public sealed record Sanctioned(Sanction Sanction, int Withdrawn, IReadOnlyList<Match> Off) : Happening;

    public sealed record Appealed(Sanction Sanction) : Happening;

    public sealed record AppealDecided(Sanction Sanction) : Happening;

    /// <summary>The time in which somebody should have decided about an answer is over.</summary>
    public sealed record AppealOverdue(Sanction Sanction) : Happening;

    public sealed record SuspensionOver(Person Person) : Happening;

    /// <summary>Names and contacts of neighbours left the program as a file.</summary>
    /// <param name="By">The administrator who has it now.</param>
    public sealed record ContactsExported(long By, string Reason) : Happening;

    /// <summary>Somebody of the team wrote an announcement; another must confirm it.</summary>
    public sealed record AnnouncementPut(Announcement Announcement) : Happening;

    /// <summary>An announcement was confirmed or refused, or has waited too long.</summary>
    public sealed record AnnouncementDecided(Announcement Announcement) : Happening;

    /// <summary>An announcement has gone to all it was for.</summary>
    public sealed record AnnouncementSent(Announcement Announcement) : Happening;

    /// <summary>An announcement was taken back, or stopped by itself.</summary>
    public sealed record AnnouncementStopped(Announcement Announcement) : Happening;

    /// <summary>An announcement goes to this person.</summary>
    public sealed record Announced(Announcement Announcement, Person Person) : Happening;

    /// <summary>An administrator changed a kind of help.</summary>
    /// <param name="What">The word of the audit row: "category-add", "category-rename"…</param>
    public sealed record CategoryChanged(Category Category, string What, long By) : Happening;

    /// <summary>An administrator verified, renamed or ended an organisation.</summary>
    /// <param name="What">The word of the audit row: "organisation-verify", "organisation-rename", "organisation-retire".</param>
    public sealed record OrganisationChanged(Organisation Organisation, string What, long By) : Happening;

    /// <summary>Somebody followed a link and publishes in the name of an organisation from here on.</summary>
    public sealed record MemberJoined(Person Person, Organisation Organisation) : Happening;

    /// <summary>Somebody publishes in nobody's name but their own from here on.</summary>
    /// <param name="WithAll">The organisation itself ended.</param>
    public sealed record MemberLeft(Person Person, Organisation Organisation, long By, bool WithAll) : Happening;

    /// <summary>An administrator of a group has tied it to a place, or changed what was chosen.</summary>
    /// <param name="Matters">Where it is, how far it sees, or who decides in it.</param>
    public sealed record GroupSetUp(Group Group, bool First, bool Matters) : Happening;

    /// <summary>The bot was put out of a group.</summary>
    public sealed record GroupLost(Group Group) : Happening;

    /// <summary>Somebody is asked how they are, or once more.</summary>
    public sealed record HelloDue(CheckInRound Round, bool Again) : Happening;

    /// <summary>No answer came twice: whoever was named is asked to look.</summary>
    public sealed record BuddyAsked(CheckInRound Round, long BuddyId) : Happening;

    /// <summary>The person was heard of, so that their buddy needn't look for them.</summary>
    public sealed record BuddyFreed(CheckInRound Round, long BuddyId) : Happening;

    /// <summary>The buddy or the team has heard from the person, who hears that.</summary>
    public sealed record FoundByOther(CheckInRound Round, long By) : Happening;

    /// <summary>Nobody has heard from somebody, or they asked for the team.</summary>
    /// <param name="Again">It was told before, and nobody has acted.</param>
    public sealed record TeamNeeded(CheckInRound Round, bool Again) : Happening;

    /// <summary>Its cards are to show how it stands.</summary>
    public sealed record RoundTouched(CheckInRound Round) : Happening;

    public sealed record BuddyChanged(long PersonId, long BuddyId, BuddyChange What) : Happening;

    /// <summary>A group sees from now on that somebody goes to the shop.</summary>
    public sealed record ErrandOpened(Errand Errand) : Happening;

    /// <summary>What is asked for has changed, or how the errand is shown.</summary>
    public sealed record ErrandTouched(Errand Errand) : Happening;

    public sealed record ErrandRetimed(Errand Errand) : Happening;

    /// <summary>Whoever goes is off, with a list that no longer changes.</summary>
    /// <param name="ByClock">They didn't press: the hour had come.</param>
    public sealed record ErrandOff(Errand Errand, bool ByClock) : Happening;

    /// <summary>They went and have said nothing since.</summary>
    public sealed record ErrandReminderDue(Errand Errand) : Happening;

    /// <summary>An errand is done, or was called off.</summary>
    /// <param name="Before">The state it was in.</param>
    public sealed record ErrandEnded(Errand Errand, ErrandState Before, bool ByClock) : Happening;

    /// <summary>Nothing is kept of it any more.</summary>
    public sealed record ErrandForgotten(long Id) : Happening;

    /// <summary>Somebody wrote words that tell of a danger; <paramref name="Text"/> is what they wrote.</summary>
    /// <param name="About">Whom they were writing about to the team, who must not read it.</param>
    public sealed record DangerTold(Person Person, IReadOnlyList<Danger> Dangers, string Text, long? About) : Happening;
}
