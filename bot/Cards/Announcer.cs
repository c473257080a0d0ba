using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Groups;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>Tells everybody who must hear of what happened in a change, in the same transaction.</summary>
internal sealed class Announcer(Change change, Mail mail, Moderators moderators)
{
    private readonly HashSet<(long Need, MatchState State)> _told = [];

    private Stores Stores => change.Stores;

    /// <param name="here">The chat in which somebody has just pressed or written: what changes there is an answer.</param>
    public void Announce(Address? here = null)
    {
        if (Stores.TouchedPosts.Count > 0) new GroupCards(change, mail).Follow([.. Stores.TouchedPosts]);
        if (change.Happenings.Count == 0) return;
        var drawn = new HashSet<long>();
        var safety = new SafetyNews(change, mail, moderators, here);
        var checkIns = new CheckInNews(change, mail, moderators, here);
        var team = new TeamNews(change, mail, moderators);
        var errands = new ErrandNews(change, mail, here);
        foreach (var happening in change.Happenings.ToArray())
        {
            Tell(happening, here);
            safety.Tell(happening);
            team.Tell(happening);
            checkIns.Tell(happening);
            errands.Tell(happening);
            if (MatchOf(happening) is { } match && happening is not Happening.MatchProposed) drawn.Add(match.Id);
        }
        foreach (var id in drawn)
        {
            moderators.Cards.Redraw(new CardName(CardName.OfMatch, id), here);
            moderators.Cards.Redraw(new CardName(CardName.OfGroupMatch, id), here);
        }
    }

    /// <summary>The other side of an introduction: where they are answered now.</summary>
    private void TellOfReach(Happening.ReachedElsewhere happened)
    {
        var (match, other) = (happened.Match, happened.Moved == Side.Helper ? Side.Asker : Side.Helper);
        var (moved, reader) = (Stores.People.Get(match.PersonOn(happened.Moved)), Stores.People.Get(match.PersonOn(other)));
        var isRung = IntroductionCard.IsRung(reader, moved);
        ToSide(match, other, Message.Of(new Phrase(isRung ? "introduced.moved-rung" : "introduced.moved", ("before", happened.Before), ("name", moved.Name), ("reaching", IntroductionCard.Reaching(moved))), Menu.Doors[2]));
    }

    private void Tell(Happening happening, Address? here)
    {
        switch (happening)
        {
            case Happening.MatchProposed proposed: moderators.Propose(proposed.Match); break;
            case Happening.TrustMissing missing: moderators.AskForTrust(missing.Post, missing.Others); break;
            case Happening.HelperAsked asked: Ask(asked.Match, Side.Helper, again: false); break;
            case Happening.AskerAsked asked: Ask(asked.Match, Side.Asker, again: false); break;
            case Happening.ConsentReminderDue due: Ask(due.Match, due.Side, again: true); break;
            case Happening.SecondFound found: ToSide(found.Match, Side.Helper, Message.Of(new Phrase("helper.second-found", ("until", Until(found.Match))), Menu.Doors[2])); break;
            case Happening.SecondLost lost: SecondLost(lost); break;
            case Happening.NoSecondFound none: NoSecond(none.Match); break;
            case Happening.Introduced introduced: Introduce(introduced.Match); break;
            case Happening.MatchEnded ended: Ended(ended); break;
            case Happening.FollowUpDue due: FollowUp(due.Match); break;
            case Happening.PartSaid said: Part(said.Match, said.Before); break;
            case Happening.Thanked thanked: ToSide(thanked.Match, Side.Helper, Message.Of("helper.thanked", Menu.Doors)); break;
            case Happening.PostClosed { Post.Closing: Closing.Expired } closed: Expired(closed.Post); break;
            case Happening.ByDateSuggested suggested: mail.ToPerson(Stores.People.Get(suggested.Need.PersonId), SeriesCard.Suggest(suggested.Need), OutboxKind.Reminder, suggested.Need.ExpiresAt); break;
            case Happening.PostExpiring expiring: Expiring(expiring.Post); break;
            case Happening.DeskWaits waits: Waits(waits); break;
            case Happening.QuestionPut put: ToSide(put.Match, put.Question.Side!.Value, NoteLines.ForTheSide(put.Match, put.Question, Stores.People.Get(put.Match.PersonOn(put.Question.Side!.Value)))); break;
            case Happening.QuestionAnswered answered: moderators.Answered(answered.Match, answered.Question, answered.Answer); break;
            case Happening.ReachedElsewhere moved: TellOfReach(moved); break;
            case Happening.TrustStayedBehind stayed: moderators.TellTrustStayedBehind(stayed.Person, stayed.Offers); break;
            case Happening.TrustEnded ended: moderators.TellTrustEnded(ended.Person, ended.Offers); break;
            case Happening.Reopened reopened: mail.ToPerson(reopened.Person, ClosedDoor.Reopened(Stores, reopened.Person), OutboxKind.Reminder); break;
            case Happening.SameNumber same: moderators.AskWhetherSame(same.ByPhone, same.Person); break;
            case Happening.Joined joined: mail.ToPerson(joined.Person, Message.Of("join.told", Menu.Doors[2]), OutboxKind.Notice); break;
            case Happening.AnnouncementPut put: moderators.Announcements.AskForSecond(put.Announcement); break;
            case Happening.AnnouncementDecided decided: moderators.Announcements.Decided(decided.Announcement, here); break;
            case Happening.AnnouncementSent sent: moderators.Cards.Redraw(CardName.For(sent.Announcement), here); break;
            case Happening.AnnouncementStopped stopped: moderators.Announcements.Stopped(stopped.Announcement, here); break;
            case Happening.Announced announced: moderators.Announcements.Send(announced.Announcement, announced.Person); break;
            case Happening.GroupSetUp setUp: GroupSetUp(setUp); break;
            case Happening.DangerTold told: moderators.Alarm(told.Person, told.Dangers, told.Text, told.About); break;
        }
    }

    /// <summary>The group reads that it begins; the team, that there is one more.</summary>
    private void GroupSetUp(Happening.GroupSetUp setUp)
    {
        var group = setUp.Group;
        if (setUp.First) mail.Say(Address.Of(group), group.Setup!.Language, GroupWelcome.Ready(group), OutboxKind.Notice, topic: group.Topic);
        if (setUp.Matters) moderators.TellOfGroup(group);
    }

    private void Ask(Match match, Side side, bool again)
    {
        var lapses = match.AnswerBy(Stores.Posts.GetNeed(match.NeedId), change.Timings);
        ToSide(match, side, PairCard.Ask(change, match, side, again), again ? OutboxKind.Reminder : OutboxKind.Notice, lapses);
    }

    private Phrase Until(Match match) => Dates.Moment(match.AnswerBy(Stores.Posts.GetNeed(match.NeedId), change.Timings), change.Timings.TimeZone);

    /// <summary>Who waits again hears it, and who is introduced and would come alone. Why the other doesn't come is between the two whom it was about.</summary>
    private void SecondLost(Happening.SecondLost lost)
    {
        // They may have been put together with another by now, or asked to go alone.
        if (Stores.Matches.Find(lost.Match.Id) is not { } now) return;
        if (now.State == MatchState.Waiting)
        {
            var helped = lost.Before == MatchState.Introduced && lost.Ended.State is MatchState.Introduced or MatchState.Done;
            ToSide(now, Side.Helper, Message.Of(new Phrase(helped ? "helper.second-has-helped" : "helper.second-lost", ("until", Until(now))), Menu.Doors[2]));
            // They were asked about this one alone, and are asked anew.
            if (helped) ToSide(now, Side.Asker, Message.Of(new Phrase("asker.one-waits", ("reference", new Markup("N" + now.NeedId))), Menu.Doors[2]));
        }
        else if (now.State == MatchState.Approved) ToSide(now, Side.Asker, Message.Of(new Phrase("asker.asked-alone", ("reference", new Markup("N" + now.NeedId))), Menu.Doors[2]));
        else if (lost.Before == MatchState.Introduced && PairCard.StillComes(change, lost.Ended) is not null) ToSide(now, Side.Helper, PairCard.SecondGone(change, now, lost.Ended));
    }

    /// <summary>Both hear that they wait no longer; the end itself says no more.</summary>
    private void NoSecond(Match match)
    {
        ToSide(match, Side.Helper, Message.Of(new Phrase("helper.no-second", ("reference", new Markup("O" + match.OfferId))), Menu.Doors[2]), OutboxKind.Reminder);
        ToSide(match, Side.Asker, Message.Of(new Phrase("asker.no-second", ("reference", new Markup("N" + match.NeedId))), Menu.Doors[2]), OutboxKind.Reminder);
    }

    /// <summary>Who asked for help hears once, and honestly, that nobody of the team has decided yet.</summary>
    private void Waits(Happening.DeskWaits waits)
    {
        moderators.Remind(waits.Step, waits.Matches);
        if (waits.Step != DeskStep.Asker) return;
        foreach (var match in waits.Matches)
            ToSide(match, Side.Asker, Message.Of(new Phrase("asker.desk-is-slow", ("reference", new Markup("N" + match.NeedId)), ("span", Dates.Span(change.Now - match.ProposedAt))), Menu.Doors[2]), OutboxKind.Reminder, change.Now + change.Timings.RemindModeratorsAfter);
    }

    private void Introduce(Match match)
    {
        var (need, offer) = Posts(match);
        foreach (var side in (Side[])[Side.Helper, Side.Asker])
        {
            var other = Stores.People.Get(match.PersonOn(Opposite(side)));
            ToSide(match, side, IntroductionCard.Introduce(change, match, side, Stores.People.Get(match.PersonOn(side)), other, need, offer, PairCard.ComesWith(change, match, side)));
        }

        // Who was introduced before hears who joins them.
        if (PairStanding.IntroducedWith(change, match) is { } earlier && !change.Happenings.Any(other => other is Happening.Introduced { Match: var now } && now.Id == earlier.Id) && PairCard.IsJoined(change, earlier) is { } joined)
            ToSide(earlier, Side.Helper, joined);
    }

    private void FollowUp(Match match)
    {
        var (need, offer) = Posts(match);
        // The next question, or the end of asking, takes this one's place.
        var until = match.DueAt;
        if (match.HelperSays != FollowUpAnswer.Yes)
            ToSide(match, Side.Helper, IntroductionCard.FollowUp(match, Side.Helper, Stores.People.Get(match.AskerId), need, offer, match.FollowUps > 1), OutboxKind.Reminder, until);
        ToSide(match, Side.Asker, IntroductionCard.FollowUp(match, Side.Asker, Stores.People.Get(match.HelperId), need, offer, match.FollowUps > 1), OutboxKind.Reminder, until);
    }

    /// <summary>The other side of who said it.</summary>
    private void Part(Match match, int before)
    {
        var (need, offer) = Posts(match);
        if (match.State == MatchState.Done) ToSide(match, Side.Helper, PartCard.ToHelper(match, before, Stores.People.Get(match.AskerId), need, offer));
        else ToSide(match, Side.Asker, PartCard.ToAsker(match, before, Stores.People.Get(match.HelperId), need, change.Today));
    }

    /// <summary>Only who knew of the match hears of its end, and never the one who ended it.</summary>
    private void Ended(Happening.MatchEnded ended)
    {
        var (match, before) = (ended.Match, ended.Before);
        var reason = match.State switch
        {
            MatchState.TimedOut => "timed-out",
            MatchState.Failed => "failed-by-other",
            _ when before == MatchState.Introduced => "other-stepped-back",
            _ => "taken-back",
        };
        (string, object)[] About(Side side) =>
        [
            ("reference", new Markup(side == Side.Helper ? "O" + match.OfferId : "N" + match.NeedId)),
            // Once both said yes they know each other.
            .. before == MatchState.Introduced ? new (string, object)[] { ("name", Stores.People.Get(match.PersonOn(Opposite(side))).Name), ("category", Stores.Posts.GetNeed(match.NeedId).Category) } : [],
        ];
        // What the clock alone ended can wait for waking hours.
        var kind = match.State == MatchState.TimedOut ? OutboxKind.Reminder : OutboxKind.Notice;
        var helperKnew = before is MatchState.Approved && match.AskedAt is not null || before is MatchState.Waiting or MatchState.Accepted or MatchState.Introduced;
        var askerKnew = before is MatchState.Accepted or MatchState.Introduced;
        if (helperKnew && ended.By != match.HelperId && !change.Happenings.Any(other => other is Happening.NoSecondFound { Match: var alone } && alone.Id == match.Id))
            ToSide(match, Side.Helper, Message.Of(new Phrase($"helper.{(reason == "timed-out" && before == MatchState.Accepted ? "taken-back" : reason)}", About(Side.Helper)), Menu.Doors[2]), kind);
        // Who offered by themselves knows that it was looked at, and waits to hear what came of it.
        else if (!helperKnew && Stores.Posts.GetOffer(match.OfferId).ForNeed is not null && ended.By != match.HelperId)
            ToSide(match, Side.Helper, Message.Of("volunteer.not-this-time", Menu.Doors[1]), kind);
        // Whoever is asked about two together hears of them once.
        if (askerKnew && ended.By != match.AskerId && (before == MatchState.Introduced || _told.Add((match.NeedId, match.State))))
            ToSide(match, Side.Asker, Message.Of(Lines.Of(new Phrase($"asker.{(before == MatchState.Accepted && match.PartnerId is { } id && Stores.Matches.Find(id) is { State: MatchState.Waiting } ? "one-gone" : reason)}", About(Side.Asker)), before == MatchState.Introduced ? PairCard.StillComes(change, match) : null), Menu.Doors[2]), kind);
        // They were told that somebody might help: now that this one can't, they hear it too.
        if (before == MatchState.Waiting && ended.By == match.HelperId || before == MatchState.Approved && match.State is MatchState.Declined or MatchState.TimedOut && before != MatchState.Accepted)
            ToSide(match, Side.Asker, Message.Of(new Phrase("asker.not-this-one", ("reference", new Markup("N" + match.NeedId))), Menu.Doors[2]), kind);
        if (before == MatchState.Introduced) moderators.Notify(match, match.State == MatchState.Failed ? "desk.failed" : "desk.stepped-back");
    }

    private void Expired(Post post) =>
        mail.ToPerson(
            Stores.People.Get(post.PersonId),
            Message.Of(
                new Phrase(post is Need { SeriesId: not null } ? "date.expired" : "post.expired", ("post", PostCard.Line(post))),
                post is Need { SeriesId: null, When.LastDay: not null } ? Menu.Doors[0] : post is Need { SeriesId: { } series } ? SeriesCard.ToSeries(series) : [new Button("button.post-renew", new Action.ToPost("renew", post.Id, post.Version))],
                Menu.Doors[2]),
            OutboxKind.Reminder,
            goodUntil: post.ExpiresAt + Timings.RenewableAfterExpiry);

    private void Expiring(Post post) =>
        mail.ToPerson(
            Stores.People.Get(post.PersonId),
            Message.Of(
                new Phrase("post.expiring", ("post", PostCard.Line(post)), ("date", change.Timings.LastDayBefore(post.ExpiresAt))),
                [new Button("button.post-renew", new Action.ToPost("renew", post.Id, post.Version)), new Button("button.post-close", new Action.ToPost("close", post.Id, post.Version))]),
            OutboxKind.Reminder,
            goodUntil: post.ExpiresAt);

    private void ToSide(Match match, Side side, Message message, OutboxKind kind = OutboxKind.Notice, DateTimeOffset? goodUntil = null) =>
        mail.ToPerson(Stores.People.Get(match.PersonOn(side)), message, kind, goodUntil, besides: match.PersonOn(Opposite(side)));

    private (Need Need, Offer Offer) Posts(Match match) => (Stores.Posts.GetNeed(match.NeedId), Stores.Posts.GetOffer(match.OfferId));

    private static Side Opposite(Side side) => side == Side.Helper ? Side.Asker : Side.Helper;

    private static Match? MatchOf(Happening happening) => happening switch
    {
        Happening.MatchProposed h => h.Match,
        Happening.HelperAsked h => h.Match,
        Happening.AskerAsked h => h.Match,
        Happening.SecondFound h => h.Match,
        Happening.SecondLost h => h.Match,
        Happening.Introduced h => h.Match,
        Happening.MatchEnded h => h.Match,
        Happening.MatchDone h => h.Match,
        Happening.PartSaid h => h.Match,
        Happening.MatchTouched h => h.Match,
        Happening.QuestionPut h => h.Match,
        Happening.QuestionAnswered h => h.Match,
        Happening.FollowUpDue h => h.Match,
        _ => null,
    };
}
