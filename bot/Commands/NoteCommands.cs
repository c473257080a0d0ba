using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;

namespace Solidarity.Bot.Commands;

/// <summary>/note M31 words, or P12 for a person with a phone only, R3, S2 or a held N12: what the others of the team should know.</summary>
internal sealed class NoteCommand() : ChatCommand("note", needs: Role.Moderator)
{
    public override void Run(Turn turn, string arguments)
    {
        if (arguments is ['P' or 'p', ..])
        {
            OnPerson(turn, arguments);
            return;
        }
        if (Reference.Read(arguments.Split(' ', 2)[0]) is { Kind: ReferenceKind.Report or ReferenceKind.Sanction or ReferenceKind.Need or ReferenceKind.Offer } subject)
        {
            OnCase(turn, subject, arguments);
            return;
        }
        if (Named.Match(turn, this, arguments) is not var (match, words) || DeskMatch.IsElsewhere(turn, match)) return;
        if (words.Length is 0 or > Note.LongestWords)
        {
            turn.Say(new Phrase("desk.how-note", ("match", new Markup("M" + match)), ("most", Note.LongestWords)));
            return;
        }
        turn.Say(NoteAnswers.Said(match, NoteOnMatch.Write(turn.Change, turn.Person.Id, match, words, Team.AnotherCould(turn.Stores, turn.Settings, turn.Person, match))));
    }

    private static void OnCase(Turn turn, Reference subject, string arguments)
    {
        if (!DeskCase.IsTheirs(turn, subject)) return;
        if (arguments.Split(' ', 2, StringSplitOptions.TrimEntries).ElementAtOrDefault(1) is not { Length: > 0 and <= Note.LongestWords } words)
        {
            turn.Say(new Phrase("desk.how-note", ("match", new Markup(subject.ToString())), ("most", Note.LongestWords)));
            return;
        }

        NoteOnCase.Write(turn.Change, turn.Speaker.Id, subject, words);
        turn.Say(new Phrase("person.note-kept", ("reference", new Markup(subject.ToString()))));
    }

    private static void OnPerson(Turn turn, string arguments)
    {
        var parts = arguments.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (Reference.Read(parts[0]) is not { Kind: ReferenceKind.Person } reference || turn.Stores.People.Find(reference.Id) is not { IsByPhone: true } person)
            turn.Say("people.how");
        else if (parts.ElementAtOrDefault(1) is not { Length: > 0 and <= Note.LongestWords } words)
            turn.Say(new Phrase("desk.how-note", ("match", new Markup(person.Reference)), ("most", Note.LongestWords)));
        else if (PersonPage.Open(turn, person.Id) is not null)
        {
            NoteOnPerson.Write(turn.Change, turn.Speaker.Id, person.Id, words);
            turn.Say(new Phrase("person.note-kept", ("reference", new Markup(person.Reference))));
        }
    }
}

/// <summary>/ask M31 N words, or O: a question to whoever needs or offers.</summary>
internal sealed class AskCommand() : ChatCommand("ask", "demander", Role.Moderator)
{
    public override void Run(Turn turn, string arguments)
    {
        if (Named.Match(turn, this, arguments) is not var (match, rest) || DeskMatch.IsElsewhere(turn, match)) return;
        var parts = rest.Split(' ', 2, StringSplitOptions.TrimEntries);
        Side? side = parts[0] switch
        {
            ['N' or 'n'] => Side.Asker,
            ['O' or 'o'] => Side.Helper,
            _ => null,
        };
        if (side is null || parts.Length < 2 || parts[1].Length is 0 or > Note.LongestWords)
        {
            turn.Say(new Phrase("desk.how-ask", ("command", new Markup(NameIn(turn.Language))), ("match", new Markup("M" + match)), ("most", Note.LongestWords)));
            return;
        }
        var another = Team.AnotherCould(turn.Stores, turn.Settings, turn.Person, match);
        turn.Say(NoteAnswers.Said(match, AskSide.Put(turn.Change, turn.Person.Id, match, side.Value, parts[1], another)));
    }
}
