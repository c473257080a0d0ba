using Solidarity.Bot.Dialogues;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.CheckIns;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>What somebody hears who answers a hello, by a button or in their own words.</summary>
internal static class HelloAnswers
{
    /// <summary>So long whatever is written outside of a dialogue is taken for an answer.</summary>
    private static readonly TimeSpan Listens = TimeSpan.FromDays(1);

    /// <summary>The door for whoever asks for help, named so that it is not the button that they have just pressed.</summary>
    private static readonly IReadOnlyList<Button> Neighbours = [new Button("button.hello-neighbours", new Action.Open("need"))];

    public static void Take(Turn turn, Action.Hello press)
    {
        switch (press.Verb)
        {
            case HelloVerb.Well: Give(turn, press.Round, HelloAnswer.Well); break;
            case HelloVerb.NotWell: Give(turn, press.Round, HelloAnswer.NotWell); break;
            case HelloVerb.Help: Give(turn, press.Round, HelloAnswer.Help); break;
            case HelloVerb.TellTeam: Wish(turn, press.Round); break;
            // Only whoever rings can say that nobody answered.
            case HelloVerb.NobodyAnswered when turn.IsOnBehalf: NobodyAnswered(turn, press.Round); break;
            default: NotYours(turn); break;
        }
    }

    /// <summary>Something was written while a hello waits for its answer. The words are not kept; they may be those of a button.</summary>
    /// <returns>Whether it was taken for that.</returns>
    public static bool InWords(Turn turn, Reply reply)
    {
        if (turn.Stores.CheckInRounds.Newest(turn.Person.Id) is not { Answer: null } round || turn.Now - round.AskedAt > Listens || round.State is RoundState.Wished or RoundState.Ended) return false;
        AnswerHello.HearLate(turn.Change, round);
        var typed = reply is Reply.Written written ? PlainText.Bare(written.Text) : null;
        if (HelloCard.Answers(round).SelectMany(row => row).FirstOrDefault(button => PlainText.Bare(turn.Mail.Texts.Plain(button.Label, turn.Language)) == typed) is { Action: Action.Hello said })
            Take(turn, said);
        else
            turn.Say(Message.Of(new Phrase("hello.heard", ("name", turn.Person.Name)), HelloCard.Answers(round)));
        return true;
    }

    private static void Give(Turn turn, long roundId, HelloAnswer answer)
    {
        switch (AnswerHello.Give(turn.Change, turn.Person.Id, roundId, answer))
        {
            case AnswerHello.Outcome.Kept kept: turn.Answer(turn.IsOnBehalf ? NotedFor(turn, answer) : Thanks(turn, kept.Round.Id, answer)); break;
            case AnswerHello.Outcome.NotYours: NotYours(turn); break;
            // Whoever says that they need help is never sent away, however old the button.
            case AnswerHello.Outcome.AnsweredAlready or AnswerHello.Outcome.IsOver when answer == HelloAnswer.Help: turn.Say(Message.Of(Help(turn), Neighbours)); break;
            case AnswerHello.Outcome.AnsweredAlready: turn.Toast("hello.answered-already"); break;
            default:
                turn.Toast("hello.toast-over");
                turn.Say(Message.Of("hello.is-over", turn.Stores.CheckInRounds.Newest(turn.Person.Id) is { Answer: null, State: not (RoundState.Ended or RoundState.Wished) } newest ? HelloCard.Answers(newest) : [CheckInPage.Look]));
                break;
        }
    }

    private static Message Thanks(Turn turn, long roundId, HelloAnswer answer)
    {
        var team = new Button("button.hello-team", new Action.Hello(HelloVerb.TellTeam, roundId));
        return answer switch
        {
            HelloAnswer.NotWell => Message.Of(
                new Phrase("hello.not-well", ("name", turn.Person.Name)), [team], Neighbours, [new Button("button.hello-nothing", new Action.OfCheckIn(CheckInVerb.Show))]),
            HelloAnswer.Help => Message.Of(Lines.Of(Help(turn), Lines.Blank, "hello.help-next"), [team], Neighbours),
            _ => Message.Of(Lines.Of(new Phrase("hello.well", ("name", turn.Person.Name)), Next(turn)), CheckInPage.Look),
        };
    }

    private static Lines Help(Turn turn) => Lines.Of([new Phrase("hello.help"), .. HelloCard.Numbers(turn.Settings.Country)]);

    /// <summary>To whoever rang: what can be done for the person now.</summary>
    private static Message NotedFor(Turn turn, HelloAnswer answer) => Message.Of(
        Lines.Of([new Phrase("hello.noted-for"), .. answer == HelloAnswer.Help ? HelloCard.Numbers(turn.Settings.Country) : []]),
        answer == HelloAnswer.Well ? [CheckInPage.LookFor(turn)] : [[new Button("button.need-for", new Action.Open("need"))], CheckInPage.LookFor(turn)]);

    private static Phrase? Next(Turn turn) => turn.Stores.CheckIns.Of(turn.Person.Id)?.NextAt is { } next
        ? new Phrase("checkin.next", ("next", CheckInPage.Moment(next, turn.Change.Timings.TimeZone)))
        : null;

    private static void Wish(Turn turn, long roundId)
    {
        switch (AnswerHello.Wish(turn.Change, turn.Person.Id, roundId))
        {
            case AnswerHello.Outcome.Kept:
                var told = Team.CanBeTold(turn.Stores, turn.Settings, turn.Person.Id);
                turn.Answer(Message.Of(Lines.Of([new Phrase(told ? "hello.team-told" : "hello.team-nobody"), .. HelloCard.Numbers(turn.Settings.Country)]), Neighbours));
                break;
            case AnswerHello.Outcome.AnsweredAlready: turn.Toast("hello.team-told-already"); break;
            case AnswerHello.Outcome.NotYours: NotYours(turn); break;
            default: turn.Toast("hello.toast-over"); break;
        }
    }

    private static void NobodyAnswered(Turn turn, long roundId)
    {
        switch (AnswerHello.NobodyAnswered(turn.Change, turn.Person.Id, roundId))
        {
            case AnswerHello.Outcome.Kept { Round.IsWithTeam: true }: turn.Answer(Message.Of("hello.nobody-twice", CheckInPage.LookFor(turn))); break;
            case AnswerHello.Outcome.Kept kept:
                turn.Answer(Message.Of(new Phrase("hello.nobody-once", ("time", CheckInPage.Soon(kept.Round.DueAt!.Value, turn.Now, turn.Change.Timings.TimeZone))), [.. HelloCard.Answers(kept.Round)]));
                break;
            case AnswerHello.Outcome.AnsweredAlready: turn.Toast("hello.nobody-already"); break;
            case AnswerHello.Outcome.NotYours: NotYours(turn); break;
            default: turn.Toast("hello.toast-over"); break;
        }
    }

    private static void NotYours(Turn turn)
    {
        turn.Toast("button.not-yours");
        turn.Say(Menu.WhatNext());
    }
}
