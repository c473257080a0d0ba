using Solidarity.Bot.Commands;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core.Groups;
using Solidarity.Core.Organisations;
using Solidarity.Core.Posts;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Dialogues.Engine;

/// <summary>Puts a question: keeps the snapshot, adds the ways back, over and out, and chooses how it is shown.</summary>
/// <param name="keysShown">Whether keys of an earlier question still stand in the place of the keyboard.</param>
/// <param name="held">The snapshot of a dialogue that waits for this one to end.</param>
internal sealed class Asking(Turn turn, Dialogue dialogue, bool keysShown, string? held)
{
    public const string Back = "back", Skip = "skip", Cancel = "cancel";

    public static readonly Choice WayBack = new(Back, "button.back"), WayOver = new(Skip, "button.skip"), WayOut = new(Cancel, "button.cancel");

    /// <summary>After a press the question takes the place of the one answered; after a typed answer it comes as a new message.</summary>
    /// <param name="heard">What was understood, said back first.</param>
    public void Ask(object state, Phrase? heard, TypedAnswer? typed)
    {
        var prompt = dialogue.Put(state, Here(turn));
        var next = Keep(state, prompt, typed);
        if (prompt.Keyboard is not null)
        {
            // Keys can't be put under a message that is already there: the answered question only loses its buttons.
            if (turn.Incoming.Input is Press { MessageId: > 0 }) turn.Answer(new Message(Lines.Of(heard ?? new Phrase("dialogue.noted"))));
            turn.Say(Shown(prompt, next, state));
            return;
        }
        if (keysShown)
        {
            turn.Say(Message.Of(heard ?? new Phrase("dialogue.noted")) with { Keyboard = [] });
            heard = null;
        }
        var message = Shown(prompt, next, state);
        turn.Answer(heard is null ? message : message with { Text = new Lines("\n\n", [heard, message.Text]) });
    }

    /// <summary>As a new message, whatever was pressed.</summary>
    public void AskBelow(object state)
    {
        if (keysShown) turn.Say(Message.Of("dialogue.noted") with { Keyboard = [] });
        AskAnew(state, null, null);
    }

    /// <summary>Asks at the end of the chat, with a word before: what is expected, or where we were.</summary>
    /// <param name="instead">Other things to choose than the question's own.</param>
    public void AskAnew(object state, Phrase? first, IReadOnlyList<IReadOnlyList<Choice>>? instead, TypedAnswer? typed = null)
    {
        var prompt = dialogue.Put(state, Here(turn));
        // Town names to choose among are buttons under the message, even where the question itself shows keys.
        if (instead is not null) prompt = prompt with { Rows = instead, Keyboard = null, Text = Lines.Of() };
        var next = Keep(state, prompt, typed);
        var message = Shown(prompt, next, state);
        if (instead is not null && keysShown)
        {
            turn.Say(Message.Of(first!) with { Keyboard = [] });
            turn.Say(message with { Text = Lines.Of(new Phrase("dialogue.choose")) });
            return;
        }
        if (instead is not null) message = message with { Text = Lines.Of(new Phrase("dialogue.choose")) };
        turn.Say(first is null ? message : message with { Text = new Lines("\n\n", [first, message.Text]) });
    }

    private Conversation Keep(object state, Prompt prompt, TypedAnswer? typed)
    {
        var (step, data) = dialogue.Write(state);
        var snapshot = new Snapshot(dialogue.Name, dialogue.Version, step, data, prompt.Keyboard is not null, typed, Held: held, For: turn.IsOnBehalf ? turn.Person.Id : null);
        var conversation = new Conversation(
            snapshot.Write(), turn.Conversation.Turn + 1, (turn.Incoming.Input as Press)?.MessageId ?? turn.Conversation.PressedMessage);
        Dialogues.Save(turn, conversation, turn.Now + Dialogues.RemindAfter);
        return conversation;
    }

    private Message Shown(Prompt prompt, Conversation conversation, object state)
    {
        var ways = Ways(state);
        var text = prompt.Text as Lines ?? Lines.Of(prompt.Text);
        if (dialogue.Known(state) is { } known && text.Parts.Count > 0)
            text = new Lines("\n\n", [new Phrase("dialogue.known", ("title", dialogue.Title), ("known", known)), text]);
        if (prompt.Keyboard is { } keys)
        {
            IReadOnlyList<IReadOnlyList<KeyChoice>> all = [.. keys, [.. ways.Select(w => new KeyChoice(w))]];
            return new Message(text, null, all.Each(k => new Key(k.Choice.Label, k.Asks)));
        }
        var rows = ways.Count > 0 ? [.. prompt.Rows, ways] : prompt.Rows;
        return new Message(text, rows.Each(choice => new Button(choice.Label, new Action.Answer(conversation.Turn, choice.Token))));
    }

    private List<Choice> Ways(object state)
    {
        var (_, canGoBack, _, canSkip) = dialogue.Ways(state);
        var ways = new List<Choice>(3);
        if (canGoBack) ways.Add(WayBack);
        if (canSkip) ways.Add(WayOver);
        if (dialogue.CanCancel) ways.Add(WayOut);
        return ways;
    }

    public static Surroundings Here(Turn turn) => new(turn.Person, turn.Change.Today, draft => Similar(turn, draft), turn.Settings.BotName)
    {
        HasTelegram = turn.Settings.Telegram is not null,
        WhoHas = phone => turn.Stores.People.FindByPhone(phone),
        PlanOf = rhythm => Core.CheckIns.HelloTimes.Plan(rhythm, turn.Now, turn.Change.Timings),
        Zone = turn.Change.Timings.TimeZone,
        OwnArea = () => Cards.Announcements.AreaOf(turn.Stores, turn.Settings, turn.Speaker),
        OwnOrganisation = () => turn.Stores.Organisations.MembershipOf(turn.Person.Id) is { } membership ? new InNameOf(membership.OrganisationId, turn.Stores.Organisations.Find(membership.OrganisationId)!.Name) : null,
        GroupsAround = place => turn.Stores.Groups.Around(place).Count(group => group.Setup!.Covers(place)),
        Promised = id => turn.Stores.Posts.Find(id) is { } post && post.PersonId == turn.Person.Id ? turn.Stores.Matches.Introduced(post) : 0,
        KeptGroups = () => NoticeCommand.GroupsOf(turn),
        KnownGroups = () => turn.Stores.Groups.KnownTo(turn.Person.Id),
        TitleOf = id => turn.Stores.Groups.Find(id)?.Title,
        BirthdayIn = (id, day) => turn.Stores.Groups.Find(id) is { } group ? (Birthday.SaidAt(group.Setup?.Quiet ?? QuietHours.None), KeepBirthday.Next(turn.Change, group, day)) : null,
        CountGroups = turn.Stores.Groups.CountIn,
        CountReaders = communes => Cards.Announcements.CountReaders(turn.Stores, turn.Settings, communes),
    };

    /// <summary>The same need typed twice is noticed: same category, and much the same words.</summary>
    private static string? Similar(Turn turn, NeedDraft draft) =>
        turn.Stores.Posts.Of(turn.Person.Id, turn.Now)
            .OfType<Need>()
            .FirstOrDefault(n => n.IsLive && n.Category.Id == draft.Category.Id && Solidarity.Core.Matching.Wording.MuchTheSame(n.Sentence, draft.Sentence))
            ?.Reference;
}
