using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Core;
using Solidarity.Core.Groups;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>Everything that one incoming update causes: the person, where they are in a dialogue, and what is to be said.</summary>
/// <param name="standings">What the server has told before this turn began of who is what in which group.</param>
internal sealed class Turn(Incoming incoming, Person speaker, Conversation conversation, Change change, Mail mail, Settings settings, IReadOnlyDictionary<StandingQuestion, Standing> standings)
{
    public Incoming Incoming { get; } = incoming;

    /// <summary>Who wrote or pressed: rights, language and conversation are theirs.</summary>
    public Person Speaker { get; private set; } = speaker;

    /// <summary>Whom it is about, as they are now: the speaker, or who has only a phone and for whom somebody of the team speaks.</summary>
    public Person Person { get; private set; } = speaker;

    /// <summary>Whether the speaker speaks for somebody else.</summary>
    public bool IsOnBehalf => Person.Id != Speaker.Id;

    /// <summary>Who writes for the person they speak for; null: the person does themselves.</summary>
    public long? WrittenBy => IsOnBehalf ? Speaker.Id : null;

    public Conversation Conversation { get; set; } = conversation;

    public Change Change { get; } = change;

    public Stores Stores => Change.Stores;

    public DateTimeOffset Now => Change.Now;

    public Mail Mail { get; } = mail;

    public Settings Settings { get; } = settings;

    /// <summary>A hello waits for a word of the speaker's.</summary>
    public bool IsWaitedFor { get; init; }

    /// <summary>The group of neighbours that this happens in; null in private, and in groups that nobody has made known.</summary>
    public Group? Group { get; set; }

    /// <summary>A person's own in private; in a group, the one that the group or else the town speaks.</summary>
    public string Language => Incoming.Private ? Speaker.Language : Group?.Setup?.Language ?? Settings.DefaultLanguage;

    /// <summary>What the turn must be told by the server before it can go on; it has done and said nothing yet, and is run again.</summary>
    public StandingQuestion? Asks { get; private set; }

    /// <summary>It was begun before, and is run again with what the server told.</summary>
    public bool IsAgain => standings.Count > 0;

    /// <summary>What the speaker is in a group now, as the server says. To be asked before anything is done or said.</summary>
    /// <returns>Null: it isn't known yet. The turn ends then, and is run again when it is.</returns>
    public Standing? StandingIn(Group group) => StandingIn(group, Speaker);

    /// <inheritdoc cref="StandingIn(Group)"/>
    /// <param name="person">Somebody else, who may speak another way than the group: then they are outside.</param>
    public Standing? StandingIn(Group group, Person person)
    {
        if (person.Channel != group.Channel) return Standing.Outside;
        var asked = new StandingQuestion(Address.Of(group), Address.Of(person));
        if (standings.TryGetValue(asked, out var standing)) return standing;
        Asks = asked;
        return null;
    }

    /// <summary>What the press of a button is answered with; the last word counts.</summary>
    public string? ToastText { get; private set; }

    public Role Role => Settings.IsAdministrator(Speaker) ? Role.Administrator
        : Stores.Roles.Of(Speaker.Id);

    public bool IsModerator => Role != Role.None;

    /// <summary>Whether this is the group that the team speaks in.</summary>
    public bool IsModerationChat =>
        Settings.ModerationChat is { } chat && Stores.Outbox.WhereIs(Incoming.Channel, chat) == Incoming.Where.Id;

    /// <summary>Whether what only the team may see or do can be seen or done here, by this person.</summary>
    public bool IsAtTheDesk => IsModerator && (Incoming.Private || IsModerationChat);

    /// <summary>From here on somebody of the team speaks for a person who has only a phone.</summary>
    /// <exception cref="InvalidOperationException">Not theirs to do: whoever calls has checked it.</exception>
    public void SpeakFor(Person person)
    {
        if (!IsModerator || !person.IsByPhone) throw new InvalidOperationException("nobody speaks for this person");
        Person = person;
    }

    public void SpeakForThemselves() => Person = Speaker;

    /// <summary>The person has changed in this turn.</summary>
    public void Changed(Person changed)
    {
        if (!IsOnBehalf) Speaker = changed;
        Person = changed;
    }

    /// <summary>What somebody wrote in a group of neighbours goes, where the bot may remove it.</summary>
    public void RemoveWritten(long message)
    {
        // A message without a number is none that could go.
        if (message > 0 && Group is { MayRemove: true }) Mail.Remove(Incoming.Where, message, OutboxKind.Answer);
    }

    /// <inheritdoc cref="RemoveWritten(long)"/>
    public void RemoveCommand() => RemoveWritten(((Command)Incoming.Input).MessageId);

    /// <summary>Says something in the chat the update came from.</summary>
    public void Say(Message message, CardName? card = null) => Mail.Say(Incoming.Where, Language, Addressed(message), OutboxKind.Answer, card, topic: Incoming.Topic);

    public void Say(Phrase phrase) => Say(Message.Of(phrase));

    /// <summary>Puts the message in the place of the one whose button was pressed; says it anew where there is none.</summary>
    public void Answer(Message message)
    {
        if (Incoming.Input is Press { MessageId: > 0 } press && message is { Keyboard: null, File: null })
            Mail.Edit(Incoming.Where, press.MessageId, Language, Addressed(message), OutboxKind.Answer);
        else
            Say(message);
    }

    /// <summary>A card that is pressed before its arrival is written down is known from now on.</summary>
    public void Touch(CardName card)
    {
        if (Incoming.Input is Press { MessageId: > 0 } press) Stores.Cards.Pressed(card.ToString(), Incoming.Where.Channel, Incoming.Where.Id, press.MessageId);
    }

    public void Toast(Phrase phrase) => ToastText = Mail.Texts.Plain(phrase, Speaker.Language);

    /// <summary>To a press as what flashes up, to a command as a message.</summary>
    public void Tell(Phrase phrase)
    {
        if (Incoming.Input is Press) Toast(phrase);
        else Say(phrase);
    }

    private Message Addressed(Message message) => IsOnBehalf ? CallSheet.Told(Person, message) : message;
}
