using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>
/// What the bot has to say to a person with a phone only goes to whoever of the team rings them: whom to call, what to say, and a button for
/// each answer.
/// </summary>
internal static class CallSheet
{
    /// <summary>
    /// Whoever registered them; where that one is gone, away, or the other side, whoever is on duty where they live, or decides there; or else anybody. In private: a sheet names people.
    /// </summary>
    /// <param name="besides">The other side of what it is about, who may be of the team.</param>
    /// <returns>Null where nobody is there at all.</returns>
    public static Person? Reader(Stores stores, Settings settings, Person person, long? besides, DateTimeOffset now)
    {
        var team = Team.At(stores, settings, now);
        var day = settings.Timings.DayOf(now).DayOfWeek;
        var neutral = team.Where(one => one.Id != besides).ToArray() is { Length: > 0 } others ? others : team;
        var duty = stores.Duty.On(day);
        // One person: two would ring twice.
        return neutral.FirstOrDefault(one => one.Id == person.RegisteredBy) ?? First(neutral.Where(one => person.LastPlace is { } place && Team.IsTheirs(stores, one, place.Insee, neutral)).ToArray()) ?? First(neutral);

        Person? First(IReadOnlyList<Person> of) => of.FirstOrDefault(one => duty.Contains(one.Id)) ?? of.FirstOrDefault();
    }

    /// <summary>Whether a person with a phone only is this one's of the team to look after.</summary>
    public static bool LooksAfter(Stores stores, Settings settings, Person moderator, Person person, DateTimeOffset now) =>
        person.RegisteredBy == moderator.Id
        || person.LastPlace is { } place && Team.Covers(stores, settings, moderator, place.Insee)
        || Reader(stores, settings, person, besides: null, now)?.Id == moderator.Id
        // Their calls come here where whoever registered them is the other side.
        || stores.Matches.LiveOfPerson(person.Id).Any(match => Reader(stores, settings, person, match.AskerId == person.Id ? match.HelperId : match.AskerId, now)?.Id == moderator.Id);

    /// <summary>A call is work for the office: what can wait for waking hours waits for opening hours.</summary>
    public static OutboxKind KindFor(OutboxKind kind) => kind == OutboxKind.Reminder ? OutboxKind.DeskReminder : kind;

    /// <summary>Something the person must hear, and may have to answer.</summary>
    /// <param name="notes">What whoever rings should know.</param>
    public static Message ToRead(Person person, Message message, IReadOnlyList<Note> notes)
    {
        var asks = message.Rows?.SelectMany(row => row).Any(button => button.Action is Action.Agree or Action.FollowUp or Action.ReplyTo or Action.ToPost or Action.Hello) is true;
        return OnBehalf(person, message with
        {
            Text = new Lines("\n\n",
            [
                Lines.Of([Named("call.title", person), new Phrase("call.speaks", ("language", new Phrase("language." + person.Language))), .. notes.Select(note => NoteLines.ToKnow(note))]),
                new Phrase("call.say"),
                message.Text,
                new Phrase(asks ? "call.then-press" : "call.nothing-to-press"),
            ]),
            Rows = [.. message.Rows ?? [], [new Button(new Phrase("button.see-person", ("reference", new Markup(person.Reference))), new Action.Who(person.Id))]],
        });
    }

    /// <summary>What comes of something that was done for the person, to whoever did it.</summary>
    public static Message Told(Person person, Message message) =>
        OnBehalf(person, message with { Text = new Lines("\n\n", [Named("call.for", person), message.Text]) });

    private static Phrase Named(string key, Person person) => new(key, ("name", person.Name), ("phone", new Markup(person.Address)));

    /// <summary>Buttons that a neighbour would press are pressed for them.</summary>
    private static Message OnBehalf(Person person, Message message) => message with
    {
        Rows = message.Rows?.Each(button => button.Action is { IsOnesOwn: true } own ? button with { Action = new Action.OnBehalf(person.Id, own) } : button),
    };
}
