using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Core.FollowUps;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;

namespace Solidarity.Bot.Turns;

/// <summary>What each button does. The team's rights are checked here, whose match or post it is in the use case; a button grants nothing.</summary>
internal sealed class Presses(Dialogues.Engine.Dialogues dialogues, Conversing conversing, InviteCommand invite, BotIdentity identity)
{
    public void Take(Turn turn, Press press)
    {
        var action = Action.Read(press.Data);
        switch (action)
        {
            case Action.Decide decide when turn.IsAtTheDesk: DeskPresses.Take(turn, dialogues, decide); break;
            case Action.Because because when turn.IsAtTheDesk: DeskPresses.Take(turn, because); break;
            case Action.Queue queue when turn.IsAtTheDesk: QueueCommand.Show(turn, queue); break;
            case Action.Review or Action.ShowHeld or Action.OnReport or Action.OnAppeal or Action.OnCase or Action.OnAlert when turn.IsAtTheDesk: SafetyPresses.Take(turn, dialogues, action); break;
            case Action.Duty duty when turn.IsAtTheDesk: DutyCommand.Turn(turn, (DayOfWeek)duty.Day); break;
            case Action.Away away when turn.IsAtTheDesk: AwayCommand.Set(turn, away.Days); break;
            case Action.SeenOf seen when turn.IsAtTheDesk: TrustPage.Take(turn, seen.Person, person => RecordTrust.Keep(turn.Change, turn.Speaker.Id, person, seen.What, seen.Yes)); break;
            case Action.TrustFor lasting when turn.IsAtTheDesk: TrustPage.Take(turn, lasting.Person, person => RecordTrust.Last(turn.Change, turn.Speaker.Id, person, lasting.Months)); break;
            case Action.Announce announce when turn.IsAtTheDesk: AnnouncementPresses.Take(turn, announce); break;
            case Action.Invite { Role: var role } when turn is { Role: Role.Administrator, Incoming.Private: true }: invite.Make(turn, role); break;
            case Action.Organisations when turn.IsAtTheDesk: turn.Answer(OrganisationPage.All(turn)); break;
            case Action.OfOrganisation of when turn.IsAtTheDesk: OrganisationCommand.Take(turn, dialogues, invite, of); break;
            case Action.EndMembership end when turn.IsAtTheDesk: OrganisationCommand.End(turn, end.Person); break;
            case Action.OfCategory of when turn is { Role: Role.Administrator, IsAtTheDesk: true }: CategoryCommand.Take(turn, of); break;
            case Action.OfCategory when turn.IsAtTheDesk: turn.Toast("category.administrators-only"); break;
            case Action.CloseAnew when turn is { Role: Role.Administrator, Incoming.Private: true }: CloseCommand.Anew(turn, dialogues); break;
            case Action.Who who when turn is { IsModerator: true, Incoming.Private: true }: PersonPage.Show(turn, who.Person); break;
            case Action.Join join when turn is { IsModerator: true, Incoming.Private: true }: JoinPresses.Take(turn, join); break;
            case Action.OnBehalf behalf when turn is { IsModerator: true, Incoming.Private: true }: OnBehalf(turn, behalf, press); break;
            case Action.Decide or Action.Because or Action.Queue or Action.Duty or Action.Away or Action.SeenOf or Action.TrustFor or Action.Announce or Action.Review or Action.ShowHeld or Action.OnReport or Action.OnAppeal or Action.OnCase or Action.OnAlert or Action.Organisations or Action.OfOrganisation or Action.EndMembership or Action.OfCategory when !turn.Incoming.Private: turn.Toast("button.team-only"); break;
            // Everything below is between one person and the bot: in a group it is nobody's.
            case not null when !turn.Incoming.Private: turn.Toast("button.private-only"); break;
            case { } own: OnesOwn(turn, own, press); break;
            default: Unknown(turn); break;
        }
    }

    /// <summary>What a neighbour does for themselves.</summary>
    private void OnesOwn(Turn turn, Action action, Press press)
    {
        switch (action)
        {
            case Action.Answer answer: conversing.Press(turn, answer, press); break;
            case Action.Open open: Enter(turn, open.Door); break;
            case Action.OpenNear near: Doors.Knock(turn, near.Door, dialogues, NearDoor.Prefix + near.Near); break;
            case Action.Resume: Resume(turn); break;
            case Action.Agree { Says: "show" } agree: MatchAnswers.ShowQuestion(turn, agree.Match); break;
            case Action.Agree { Says: "fewer" } agree: MatchAnswers.AskHowManyFewer(turn, dialogues, agree.Match); break;
            case Action.Agree agree: MatchAnswers.Agreed(turn, dialogues, AnswerProposal.Give(turn.Change, turn.Person.Id, agree.Match, Agreement(agree.Says), agree.With)); break;
            case Action.FollowUp { Says: "part" } followUp: PartAnswers.AskHowMany(turn, dialogues, followUp.Match); break;
            case Action.FollowUp followUp: MatchAnswers.FollowedUp(turn, AnswerFollowUp.Give(turn.Change, turn.Person.Id, followUp.Match, Answer(followUp.Says))); break;
            case Action.Thank thank: MatchAnswers.Thanked(turn, SayThanks.Give(turn.Change, turn.Person.Id, thank.Match)); break;
            case Action.StepBack back: StepBack(turn, back); break;
            case Action.InGroup decide: GroupPresses.Decide(turn, decide); break;
            case Action.NotThisTime: turn.Answer(Message.Of("volunteer.no-thanks", Menu.Doors)); break;
            case Action.Volunteer volunteer: GroupPresses.Volunteer(turn, dialogues, volunteer.Token); break;
            case Action.TakeBack { Bulletin: var bulletin }: NoticeCommand.TakeBack(turn, bulletin); break;
            case Action.NoBirthday { Group: var group }: BirthdayCommand.Forget(turn, group); break;
            case Action.OfErrand errand: ErrandPresses.Take(turn, dialogues, errand); break;
            case Action.OfLine line: ErrandPresses.Take(turn, dialogues, line); break;
            case Action.Wish: ClosedDoor.Wish(turn); break;
            case Action.Report or Action.Unblock or Action.AnswerSanction or Action.WhyFailed: SafetyPresses.Own(turn, dialogues, action); break;
            case Action.Hello or Action.ForBuddy or Action.BeBuddy or Action.LeaveBuddy or Action.OfCheckIn: CheckInPresses.Take(turn, dialogues, identity, action); break;
            case Action.Announcements { Wanted: var wanted }: AnnouncementPresses.Wish(turn, wanted); break;
            case Action.IsOnPage said: TelegramCommand.Answer(turn, said); break;
            case Action.IsInTelegram confirmed: TelegramCommand.Confirm(turn, identity, confirmed); break;
            case Action.ReplyTo reply: ReplyDialogue.Enter(turn, dialogues, reply.Question); break;
            case Action.ToPost toPost: PostPresses.Take(turn, dialogues, toPost); break;
            case Action.Speak speak: LanguageCommand.Choose(turn, dialogues, speak.Language); break;
            default: Unknown(turn); break;
        }
    }

    /// <summary>Somebody of the team does it for a person who has only a phone, and is not the other side of what it is about.</summary>
    private void OnBehalf(Turn turn, Action.OnBehalf behalf, Press press)
    {
        if (MatchOf(turn, behalf.Of) is { } match && (Team.IsAnothers(turn.Stores, turn.Settings, turn.Speaker, match) || match.SideOf(turn.Speaker.Id) is null && PairStanding.Concerns(turn.Change, match, turn.Speaker.Id)))
        {
            turn.Toast(new Phrase("desk.own-match", ("match", new Markup(match.Reference))));
            return;
        }

        if (PersonPage.Open(turn, behalf.Person) is not { } person) return;
        turn.SpeakFor(person);
        // How somebody is doing is forgotten after a while; the audit isn't.
        turn.Stores.Audit.Write(turn.Now, turn.Speaker.Id, "on-behalf", person.Reference, behalf.Of is Action.Hello ? "hello" : behalf.Of.Write());
        OnesOwn(turn, behalf.Of, press);
    }

    private static Match? MatchOf(Turn turn, Action action) => action switch
    {
        Action.Agree agree => turn.Stores.Matches.Find(agree.Match),
        Action.FollowUp followUp => turn.Stores.Matches.Find(followUp.Match),
        Action.StepBack back => turn.Stores.Matches.Find(back.Match),
        Action.Report report => turn.Stores.Matches.Find(report.Match),
        Action.Unblock unblock => turn.Stores.Matches.Find(unblock.Match),
        Action.WhyFailed why => turn.Stores.Matches.Find(why.Match),
        Action.ReplyTo reply => turn.Stores.Notes.Find(reply.Question) is { } question ? AnswerQuestion.MatchOf(turn.Change, question) : null,
        _ => null,
    };

    private static void Unknown(Turn turn)
    {
        turn.Toast("button.unknown");
        if (turn.Incoming.Private) turn.Say(Menu.WhatNext());
    }

    /// <summary>A door of the first screen, or a page.</summary>
    public void Enter(Turn turn, string door)
    {
        switch (door)
        {
            case "mine": MineCommand.Show(turn, dialogues); break;
            case "checkin": CheckInPage.Enter(turn, dialogues); break;
            case "code": CodeCommand.Ask(turn); break;
            case "new-code": CodeCommand.Make(turn); break;
            case "telegram": TelegramCommand.Begin(turn, identity); break;
            case "help": turn.Answer(HelpCommand.Text(turn)); break;
            default: Doors.Knock(turn, door, dialogues); break;
        }
    }

    private void Resume(Turn turn)
    {
        if (dialogues.Current(turn) is { } running) dialogues.AskAgain(turn, running);
        else turn.Say(Menu.WhatNext());
    }

    private static void StepBack(Turn turn, Action.StepBack back)
    {
        if (back.Sure)
        {
            MatchAnswers.SteppedBack(turn, WithdrawMatch.By(turn.Change, turn.Person.Id, back.Match));
            return;
        }
        if (turn.Stores.Matches.Find(back.Match)?.SideOf(turn.Person.Id) is null)
        {
            turn.Toast("button.not-yours");
            return;
        }
        // What is over needs no second press.
        if (turn.Stores.Matches.Find(back.Match) is not { State: MatchState.Introduced or MatchState.Accepted or MatchState.Waiting })
        {
            MatchAnswers.SteppedBack(turn, WithdrawMatch.By(turn.Change, turn.Person.Id, back.Match));
            return;
        }
        turn.Say(Message.Of(
            new Phrase("match.step-back-sure", ("reference", new Markup("M" + back.Match))),
            [new Button("button.step-back-sure", new Action.StepBack(back.Match, true))],
            [new Button("button.step-back-no", new Action.Open("mine"))]));
    }

    private static AnswerProposal.Answer Agreement(string answer) => answer switch
    {
        "yes" => AnswerProposal.Answer.Yes,
        "no" => AnswerProposal.Answer.No,
        "neither" => AnswerProposal.Answer.Neither,
        "alone" => AnswerProposal.Answer.Alone,
        _ => AnswerProposal.Answer.Later,
    };

    private static FollowUpAnswer Answer(string answer) => answer switch
    {
        "yes" => FollowUpAnswer.Yes,
        "no" => FollowUpAnswer.No,
        _ => FollowUpAnswer.NotYet,
    };
}
