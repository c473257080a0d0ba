using System.Text.Json;
using System.Text.Json.Serialization;
using Solidarity.Bot.Dialogues.Engine;
using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Dialogues;

/// <param name="Question">The number of the note that asks.</param>
internal abstract record ReplyState(long Question)
{
    public sealed record Writing(long Question) : ReplyState(Question);

    /// <summary>They typed it without having pressed "Answer": it may have been meant for something else.</summary>
    public sealed record Confirming(long Question, string Words) : ReplyState(Question);

    public sealed record Dropped(long Question) : ReplyState(Question);

    public sealed record Written(long Question, string Words) : ReplyState(Question);
}

/// <summary>Somebody answers what the team asked them about a match of theirs.</summary>
internal sealed class ReplyDialogue : Dialogue<ReplyState>
{
    public override string Name => "reply";

    public override int Version => 1;

    public override object First => new ReplyState.Writing(0);

    public override bool TakesWordsOfDanger => true;

    protected override JsonSerializerOptions Json => ReplyJson.Default.Options;

    public override IReadOnlyList<Step<ReplyState>> Steps { get; } =
    [
        Step<ReplyState>.Of("words", new SentenceQuestion("reply.ask", "expected.reply", Note.LongestWords),
            (ReplyState.Writing s, string words) => new Next<ReplyState>.Finished(new ReplyState.Written(s.Question, words))),

        Step<ReplyState>.Of("confirm", new YesNo<ReplyState.Confirming>(s => new Phrase("reply.is-that-it", ("words", PlainText.Defuse(s.Words))),
            ("yes", "button.send-it", true), ("no", "button.something-else", false)),
            (s, yes) => new Next<ReplyState>.Finished(yes ? new ReplyState.Written(s.Question, s.Words) : new ReplyState.Dropped(s.Question))),
    ];

    protected override bool Fits(object part) => part is not string text || text.Length <= 8 * Note.LongestWords;

    public override object Salvage(JsonElement data) => new ReplyState.Writing(StoredAnswer.Number(data, nameof(ReplyState.Question)) ?? 0);

    protected override void Finish(Turn turn, ReplyState state, Engine.Dialogues dialogues)
    {
        if (state is ReplyState.Dropped)
        {
            dialogues.Leave(turn, "reply.dropped", Menu.Doors);
            return;
        }

        var (question, words) = (ReplyState.Written)state;
        dialogues.Leave(turn, Said(AnswerQuestion.Give(turn.Change, turn.Person.Id, question, words)), [new Button("door.mine", new Action.Open("mine"))]);
    }

    /// <summary>Somebody wants to answer: the question is theirs, and still open, or they are told.</summary>
    public static void Enter(Turn turn, Engine.Dialogues dialogues, long question)
    {
        if (AnswerQuestion.Find(turn.Change, turn.Person.Id, question) is null)
        {
            turn.Toast("button.not-yours");
            turn.Say(Menu.WhatNext());
            return;
        }
        if (turn.Stores.Notes.AnswerTo(question) is not null) turn.Toast("reply.already");
        else dialogues.Enter(turn, dialogues.Named("reply"), new ReplyState.Writing(question), holdingCurrent: true, below: true);
    }

    /// <summary>Somebody typed while one question of the team waits for them.</summary>
    public static void Confirm(Turn turn, Engine.Dialogues dialogues, long question, string words) =>
        dialogues.Enter(turn, dialogues.Named("reply"), new ReplyState.Confirming(question, PlainText.Shorten(words.Trim(), Note.LongestWords)));

    private static Phrase Said(AnswerQuestion.Outcome outcome) => outcome switch
    {
        AnswerQuestion.Outcome.PassedOn => "reply.passed-on",
        AnswerQuestion.Outcome.AnsweredAlready => "reply.already",
        _ => "button.not-yours",
    };
}

[JsonSerializable(typeof(ReplyState.Writing))]
[JsonSerializable(typeof(ReplyState.Confirming))]
internal sealed partial class ReplyJson : JsonSerializerContext;
