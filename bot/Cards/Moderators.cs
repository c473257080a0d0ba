using Solidarity.Bot.Dialogues.Questions;
using Solidarity.Bot.Texts;
using Solidarity.Bot.Turns;
using Solidarity.Core;
using Solidarity.Core.Groups;
using Solidarity.Core.Matching;
using Solidarity.Core.Moderation;
using Solidarity.Core.People;
using Solidarity.Core.Posts;
using Solidarity.Core.Safety;
using Solidarity.Core.Storage;
using Action = Solidarity.Bot.Turns.Action;

namespace Solidarity.Bot.Cards;

/// <summary>Where the moderators are reached: their group, or each in private.</summary>
internal sealed class Moderators(Change change, Mail mail, Settings settings)
{
    public LiveCards Cards => field ??= new LiveCards(change, mail, settings, this);

    public Announcements Announcements => field ??= new Announcements(change, mail, settings, this);

    /// <summary>Whose emergency numbers are given.</summary>
    public string Country => settings.Country;

    private IReadOnlyList<Person> Present => field ??= Team.At(change.Stores, settings, change.Now);

    /// <summary>To the town's team; where a group decides for itself, to those who keep it.</summary>
    public void Propose(Match match)
    {
        if (DecideInGroup.GroupOf(change, match) is { } group && DecideInGroup.Deciders(change, group, match) is { Count: > 0 } keepers)
        {
            foreach (var keeper in keepers.Select(change.Stores.People.Get))
                mail.Say(new Address(keeper.Channel, keeper.Address), keeper.Language, GroupMatchCard.For(change, match, group), OutboxKind.Notice, new CardName(CardName.OfGroupMatch, match.Id));
            return;
        }

        Each(except: person => Team.IsAnothers(change.Stores, settings, person, match) || !IsFor(person, match), say: (chat, language) => mail.Say(chat, language, MatchCard.For(change.Stores, match, change.Timings, change.Now), OutboxKind.Notice, CardName.For(match)));
    }

    /// <summary>A group of neighbours begins; its name is its own.</summary>
    public void TellOfGroup(Group group) =>
        Each((chat, language) => mail.Say(chat, language, Message.Of(new Phrase(
            "group.team-told",
            ("kind", new Phrase("group-kind." + group.Setup!.Kind.ToString().ToLowerInvariant())),
            ("place", PlaceQuestion.Named(group.Setup.Place)),
            ("who", new Phrase("group-approver." + group.Setup.Approver.ToString().ToLowerInvariant())))), OutboxKind.Notice));

    /// <summary>Something about a match that a moderator should look at, though nothing is to be decided.</summary>
    public void Notify(Match match, string key) =>
        Each((chat, language) => mail.Say(chat, language, Message.Of(
            new Phrase(key, ("match", new Markup(match.Reference)), ("need", new Markup("N" + match.NeedId))),
            [new Button("button.queue", new Action.Queue(null, null, 0))]), OutboxKind.Notice));

    /// <summary>Trust is all that is missing between these posts.</summary>
    public void AskForTrust(Post post, IReadOnlyList<Post> others)
    {
        var offers = (post.Kind == PostKind.Offer ? [post] : others).Select(o => new Markup(o.Reference));
        var needs = (post.Kind == PostKind.Need ? [post] : others).Select(n => new Markup(n.Reference));
        var category = ((Need)(post.Kind == PostKind.Need ? post : others[0])).Category;
        Each((chat, language) => mail.Say(chat, language, Message.Of(
            new Phrase("desk.trust-missing", ("needs", Lines.Listed(needs)), ("offers", Lines.Listed(offers)), ("category", category), ("offer", offers.First())),
            [new Button("button.queue", new Action.Queue(null, null, 0))]), OutboxKind.Notice));
    }

    /// <summary>Somebody may be in danger: at once, whatever the hour, with the way to reach them.</summary>
    /// <param name="about">Whom they wrote about: where that one is of the team, the others hear of it in private.</param>
    public void Alarm(Person person, IReadOnlyList<Danger> dangers, string words, long? about)
    {
        var card = DangerCard.ForTheDesk(person, dangers, words);
        if (about is null || Team.All(change.Stores, settings).All(one => one.Id != about)) Each((chat, language) => mail.Say(chat, language, card, OutboxKind.Answer));
        else foreach (var one in Present.Where(one => one.Id != about)) mail.ToPerson(one, card, OutboxKind.Answer);
    }

    /// <summary>The answer to what somebody of the team asked; where the team has a group, everybody reads it there.</summary>
    public void Answered(Match match, Note question, Note answer)
    {
        var asker = change.Stores.People.Get(question.AuthorId);
        if (settings.ModerationChat is not null) Each((chat, language) => mail.Say(chat, language, NoteLines.Answered(match, answer), OutboxKind.Notice));
        else if (MaySee(new Address(asker.Channel, asker.Address))) mail.ToPerson(asker, NoteLines.Answered(match, answer), OutboxKind.Notice);
    }

    /// <summary>To whoever rings the person: they know the voice.</summary>
    public void AskWhetherSame(Person byPhone, Person person)
    {
        var question = Message.Of(
            new Phrase("join.ask", ("name", byPhone.Name), ("phone", new Markup(byPhone.Address)), ("other", person.Name)),
            [new Button("button.join-yes", new Action.Join(byPhone.Id, person.Id, true))],
            [new Button("button.join-no", new Action.Join(byPhone.Id, person.Id, false))]);
        if (CallSheet.Reader(change.Stores, settings, byPhone, besides: person.Id, change.Now) is { } reader) mail.ToPerson(reader, question, OutboxKind.Notice);
    }

    /// <summary>Cards and reminders go to those who decide there; administrators with an area of their own are spared the rest.</summary>
    private bool IsFor(Person person, Match match) => Team.IsTheirs(change.Stores, person, match, Present);

    /// <summary>How much waits, and since when; the next reminder says it anew, and to others.</summary>
    public void Remind(DeskStep step, IReadOnlyList<Match> waiting)
    {
        if (Team.Group(change.Stores, settings) is { } group)
        {
            Remind(group, settings.DefaultLanguage, step, waiting);
            return;
        }

        var whom = step switch
        {
            DeskStep.OnDuty => change.Stores.Duty.On(change.Today.DayOfWeek),
            DeskStep.Administrators => [.. Present.Where(person => Team.IsAdministrator(change.Stores, settings, person)).Select(person => person.Id)],
            _ => [],
        };
        // Where none of those is there, everybody is meant.
        var some = Present.Where(person => whom.Contains(person.Id)).ToArray() is { Length: > 0 } chosen ? chosen : Present;
        foreach (var person in some)
        {
            // Somebody who is asked because nobody else acted is asked about all of it.
            var theirs = step == DeskStep.Administrators ? waiting : [.. waiting.Where(match => IsFor(person, match))];
            if (theirs.Count > 0) Remind(new Address(person.Channel, person.Address), person.Language, step, theirs);
        }
    }

    private void Remind(Address chat, string language, DeskStep step, IReadOnlyList<Match> waiting)
    {
        var longest = change.Now - waiting.Min(match => match.ProposedAt);
        var message = Message.Of(
            new Phrase(step == DeskStep.Administrators ? "desk.remind-administrators" : "desk.remind", ("n", waiting.Count), ("longest", Dates.Span(longest))),
            [new Button("button.queue", new Action.Queue(null, null, 0))]);
        mail.Say(chat, language, message, OutboxKind.DeskReminder, goodUntil: change.Now + change.Timings.RemindModeratorsAfter);
    }

    /// <summary>A card of something else than a match: to those who decide in its commune, and never to those whom it concerns.</summary>
    /// <param name="insee">Null: it belongs to no commune.</param>
    public void Show(CardName card, Message message, string? insee, params long[] concerned) =>
        Each((chat, language) => mail.Say(chat, language, message, OutboxKind.Notice, card),
            except: person => concerned.Contains(person.Id) || insee is not null && !Team.IsTheirs(change.Stores, person, insee, [.. Present.Where(one => !concerned.Contains(one.Id))]));

    /// <summary>What can't wait for opening hours, to everybody of the team wherever they decide, but to those whom it concerns.</summary>
    public void TellAll(Message message, params long[] except) =>
        Each((chat, language) => mail.Say(chat, language, message, OutboxKind.Notice), except: person => except.Contains(person.Id));

    /// <summary>The administrators are reminded of something that nobody did in time.</summary>
    public void RemindOf(Phrase what, Action open, params long[] except) =>
        Each((chat, language) => mail.Say(chat, language, Message.Of(what, [new Button("button.look", open)]), OutboxKind.DeskReminder),
            except: person => except.Contains(person.Id) || !Team.IsAdministrator(change.Stores, settings, person));

    /// <summary>What the team itself does: to everybody of it whom that concerns, in private.</summary>
    public void ToEach(Func<Person, bool> whom, Func<Person, Message> message)
    {
        foreach (var one in Team.All(change.Stores, settings).Where(whom)) mail.ToPerson(one, message(one), OutboxKind.Notice);
    }

    public bool IsAdministrator(Person person) => Team.IsAdministrator(change.Stores, settings, person);

    /// <summary>Whoever was trusted for a time is so no more; who knows them may vouch anew.</summary>
    public void TellTrustEnded(Person person, IReadOnlyList<Offer> offers) => TellOfTrust(person, offers, "trust.ended", "trust.ended-offers");

    /// <summary>Whoever was trusted on the page is somebody in Telegram now, of whom nobody has said so.</summary>
    public void TellTrustStayedBehind(Person person, IReadOnlyList<Offer> offers) => TellOfTrust(person, offers, "trust.stayed-behind", "trust.stayed-behind-offers");

    private void TellOfTrust(Person person, IReadOnlyList<Offer> offers, string alone, string withOffers) =>
        Each((chat, language) => mail.Say(
            chat, language,
            Message.Of(offers.Count == 0
                ? new Phrase(alone, ("name", person.Name))
                : new Phrase(withOffers, ("name", person.Name), ("offers", Lines.Listed(offers.Select(o => new Markup(o.Reference)))), ("offer", new Markup(offers[0].Reference)))),
            OutboxKind.DeskReminder));

    public static Phrase RoleName(Role role) => new("role." + role.ToString().ToLowerInvariant());

    public bool MaySee(Address chat)
    {
        if (settings.ModerationChat is { } group && change.Stores.Outbox.WhereIs(chat.Channel, group) == chat.Id) return true;
        return change.Stores.People.Find(chat.Channel, chat.Id) is { } person && (settings.IsAdministrator(person) || change.Stores.Roles.Of(person.Id) != Role.None);
    }

    public string LanguageOf(Address chat) => change.Stores.People.Find(chat.Channel, chat.Id)?.Language ?? settings.DefaultLanguage;

    private void Each(System.Action<Address, string> say, Func<Person, bool>? except = null)
    {
        if (Team.Group(change.Stores, settings) is { } group)
        {
            say(group, settings.DefaultLanguage);
            return;
        }
        foreach (var person in Present)
        {
            if (except?.Invoke(person) is not true) say(new Address(person.Channel, person.Address), person.Language);
        }
    }
}
