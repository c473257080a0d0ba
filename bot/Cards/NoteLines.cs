using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>What the team wrote, asked and was told about a match or a person: on the card, on the page, and to the one who is asked.</summary>
internal static class NoteLines
{
    /// <summary>The newest ones, so that a card stays short; each cut where it is long.</summary>
    private const int Shown = 3, LongestShown = 240;

    /// <param name="subject">A match or a person by their reference.</param>
    public static Lines? On(Stores stores, string subject, Timings timings)
    {
        var notes = stores.Notes.Newest(subject, Shown);
        if (notes.Count == 0) return null;
        var earlier = notes.Count < Shown ? 0 : stores.Notes.Count(subject) - notes.Count;
        return new Lines("\n", [earlier > 0 ? new Phrase("card.notes-before", ("n", earlier)) : null, .. notes.Select(note => Line(stores, note, timings))]);
    }

    /// <summary>To the one who is asked; of the other side it says nothing.</summary>
    public static Message ForTheSide(Match match, Note question, Person asked)
    {
        var post = question.Side == Side.Asker ? "N" + match.NeedId : "O" + match.OfferId;
        return Message.Of(
            new Phrase(
                asked.IsByPhone ? "question.by-phone" : question.Side == Side.Asker ? "question.to-asker" : "question.to-helper",
                ("reference", new Markup(post)), ("words", Shortened(question.Words, Note.LongestWords))),
            [new Button("button.reply", new Action.ReplyTo(question.Id))]);
    }

    /// <summary>To the one of the team who asked.</summary>
    public static Message Answered(Match match, Note answer) => Message.Of(
        Lines.Of(
            new Phrase("desk.answered", ("match", new Markup(match.Reference))),
            new Phrase(answer.Side == Side.Helper ? "note.answer-helper" : "note.answer-asker", ("words", Shortened(answer.Words, Note.LongestWords)))),
        [new Button(new Phrase("button.see-match", ("match", new Markup(match.Reference))), new Action.Decide("show", match.Id))]);

    /// <summary>A remark by itself, without who wrote it and when.</summary>
    public static Phrase ToKnow(Note note) => new("note.to-know", ("words", Shortened(note.Words, LongestShown)));

    private static Phrase Line(Stores stores, Note note, Timings timings)
    {
        var words = ("words", (object)Shortened(note.Words, LongestShown));
        (string, object) Who() => ("name", stores.People.Get(note.AuthorId).Name);
        return (note.Kind, note.Side) switch
        {
            (NoteKind.Remark, _) => new Phrase("note.remark", Who(), ("date", timings.DayOf(note.At)), words),
            (NoteKind.Question, Side.Helper) => new Phrase("note.question-helper", Who(), words),
            (NoteKind.Question, _) => new Phrase("note.question-asker", Who(), words),
            (_, Side.Helper) => new Phrase("note.answer-helper", words),
            _ => new Phrase("note.answer-asker", words),
        };
    }

    private static string Shortened(string words, int most) => PlainText.Shorten(PlainText.Defuse(words), most);
}
