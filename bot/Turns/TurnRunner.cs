using Solidarity.Bot.Cards;
using Solidarity.Bot.Commands;
using Solidarity.Bot.Metrics;
using Solidarity.Bot.Texts;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.People;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>Takes an update through its turn: inbox, person, route, announcements; the task ends when it is durable.</summary>
internal sealed class TurnRunner(TurnLoop loop, FloodGate gate, Sender sender, Router router, CommandTable commands, Settings settings, TextBook texts, BotIdentity identity, IEnumerable<IChannel> channels, Meters meters, TimeProvider clock, ILogger<TurnRunner> log)
{
    /// <summary>
    /// A chat takes a message a second, and the gate lets more through. With so many waiting there their person is held back, so that the word
    /// about it comes soon, and nobody fills the memory that is everybody's.
    /// </summary>
    private const int MostAnswersWaiting = 20;

    /// <summary>Presses are answered side by side, and never behind messages.</summary>
    private readonly InFlight _toasts = new(clock);

    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(c => c.Name);

    /// <summary>A turn asks of one group, seldom of a second; whoever says something in all of theirs, of each.</summary>
    private const int MostQuestions = NoticeCommand.MostGroups;

    /// <param name="Toast">What the press, if it was one, is answered with.</param>
    /// <param name="Asks">Nothing was done: the server must be asked this first.</param>
    private readonly record struct Taken(TurnOutcome Outcome, string? Toast, StandingQuestion? Asks = null);

    private static readonly Dictionary<StandingQuestion, Standing> NothingKnown = [];

    public Task RunAsync(Incoming sent) => RunAsync(sent, keep: null);

    /// <summary>For a channel that keeps what is said itself: only what isn't held back is kept.</summary>
    /// <param name="keep">Asked before the turn, with what goes on with it.</param>
    public async Task<TurnOutcome> RunAsync(Incoming sent, Func<Incoming, Task<Incoming>>? keep)
    {
        var incoming = Storable.Of(sent);
        var since = clock.GetTimestamp();
        using var span = meters.Began(incoming);
        Taken taken;
        try
        {
            taken = await RunOrHoldBackAsync(incoming, keep);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // It could not even be put aside; the next updates must go on all the same.
            log.LogCritical("Update {Update} is lost: {Error}", incoming.UpdateId, e.GetType().Name);
            meters.Ended(TurnOutcome.Failed, clock.GetElapsedTime(since), span);
            return TurnOutcome.Failed;
        }
        meters.Ended(taken.Outcome, clock.GetElapsedTime(since), span);
        // A press is answered at once, after the commit and outside the outbox: a toast is no promise.
        if (incoming.Input is Press press) _ = ToastAsync(incoming.Channel, press.QueryId, taken.Toast);
        return taken.Outcome;
    }

    private async Task<Taken> RunOrHoldBackAsync(Incoming incoming, Func<Incoming, Task<Incoming>>? keep)
    {
        // Where a group moved is the group's affair: it is told once, and whoever it is told of has sent nothing.
        var passage = incoming.Input is Migrated
            ? Passage.Open
            : gate.Let(incoming.Who.Address, incoming.Private, incoming.Private && sender.AnswersFor(incoming.Where) > MostAnswersWaiting);
        if (passage == Passage.Open) return await TakeAsync(keep is null ? incoming : await keep(incoming));
        if (passage == Passage.Told) await loop.Run(scope => TooFast.Tell(scope, incoming, texts), of: incoming.Who.Address);
        // Where what is said is kept, a toast is too.
        return new Taken(TurnOutcome.HeldBack, incoming.Input is Press && keep is null ? TooFast.Toast(incoming, texts) : null);
    }

    private async Task ToastAsync(string channel, string queryId, string? toast)
    {
        var call = await _toasts.EnterAsync(CancellationToken.None);
        try
        {
            await _channels[channel].ToastAsync(queryId, toast, CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogWarning("A press was not answered: {Error}", e.GetType().Name);
        }
        finally
        {
            _toasts.Leave(call);
        }
    }

    /// <summary>What a turn must know of the server is asked between transactions: none waits for a network.</summary>
    private async Task<Taken> TakeAsync(Incoming incoming)
    {
        var standings = NothingKnown;
        while (true)
        {
            var known = standings;
            var taken = await loop.Run(scope => Take(scope, incoming, known), (scope, error) => Poison(scope, incoming, error), incoming.Who.Address);
            if (taken.Asks is not { } asks) return taken;
            var standing = standings.Count < MostQuestions ? await _channels[asks.Group.Channel].StandingAsync(asks.Group.Id, asks.Person.Id, CancellationToken.None) : Standing.Unknown;
            standings = new Dictionary<StandingQuestion, Standing>(standings) { [asks] = standing };
        }
    }

    private Taken Take(TurnLoop.Scope scope, Incoming incoming, IReadOnlyDictionary<StandingQuestion, Standing> standings)
    {
        if (!scope.Stores.Inbox.Claim(incoming.Channel, incoming.UpdateId, scope.Now)) return new Taken(TurnOutcome.Repeated, null);
        if (GroupEvents.Is(incoming))
        {
            var change = settings.Begin(scope.Stores, scope.Now);
            GroupEvents.Take(change, scope.Mail, settings, commands, incoming);
            new Announcer(change, scope.Mail, new Moderators(change, scope.Mail, settings)).Announce(incoming.Where);
            return new Taken(TurnOutcome.Done, null);
        }

        if (GoesOnElsewhere(scope, incoming)) return new Taken(TurnOutcome.Done, null);
        var turn = Begin(scope, incoming, standings);
        router.Route(turn);
        if (turn.Asks is not null)
        {
            if (scope.Mail.Promised.Count > 0) throw new InvalidOperationException("a turn asks before it says anything");
            scope.Stores.Inbox.Release(incoming.Channel, incoming.UpdateId);
        }

        // That somebody is back is so whatever they came for.
        new Announcer(turn.Change, scope.Mail, new Moderators(turn.Change, scope.Mail, settings)).Announce(incoming.Where);
        return new Taken(TurnOutcome.Done, turn.ToastText, turn.Asks);
    }

    /// <summary>Whoever has become one with somebody in Telegram is nobody of their own on the page any more: it says where it goes on.</summary>
    private bool GoesOnElsewhere(TurnLoop.Scope scope, Incoming incoming)
    {
        if (incoming.Channel != Person.PageChannel || scope.Stores.Visitors.Find(incoming.Who.Address.Id) is not { JoinedAt: not null } visitor) return false;
        scope.Mail.Say(incoming.Where, visitor.Language, TelegramCommand.GoesOn("joining.goes-on", identity), OutboxKind.Answer);
        return true;
    }

    private Turn Begin(TurnLoop.Scope scope, Incoming incoming, IReadOnlyDictionary<StandingQuestion, Standing> standings)
    {
        var (stores, who) = (scope.Stores, incoming.Who);
        // A name is shown in cards and buttons: one of a thousand characters would spoil them.
        var name = PlainText.Shorten(PlainText.Defuse(who.FirstName), 40) is { Length: > 0 } given ? given : "…";
        var met = stores.People.Meet(who.Address.Channel, who.Address.Id);
        var (person, conversation, isWaitedFor) = met ?? default;
        var heardAgain = false;
        if (met is null)
        {
            conversation = Conversation.None;
            person = stores.People.Add(who.Address.Channel, who.Address.Id, name, who.UserName, texts.LanguageFor(who.LanguageCode), scope.Now);
        }
        else if (person.Name != name || person.UserName != who.UserName || (person.UnreachableSince is not null && incoming.Private && incoming.Input is not Removed))
        {
            heardAgain = person.UnreachableSince is not null && incoming.Private && incoming.Input is not Removed;
            stores.People.Rename(person, name, who.UserName);
            person = person with { Name = name, UserName = who.UserName, UnreachableSince = null };
        }
        var change = settings.Begin(stores, scope.Now);
        // While they were silent nobody was put beside their posts.
        if (heardAgain)
        {
            foreach (var post in stores.Posts.Of(person.Id, scope.Now)) ProposeMatches.For(change, post.Id);
        }
        return new Turn(incoming, person, conversation, change, scope.Mail, settings, standings) { IsWaitedFor = isWaitedFor, Group = incoming.Private ? null : GroupEvents.Known(change, settings, incoming) };
    }

    /// <summary>An update that fails whenever it is tried is put aside, the person is told, and the next ones go on.</summary>
    private Taken Poison(TurnLoop.Scope scope, Incoming incoming, Exception error)
    {
        log.LogError("Update {Update} is put aside: {Error}", incoming.UpdateId, error.GetType().Name);
        scope.Stores.Inbox.Claim(incoming.Channel, incoming.UpdateId, scope.Now);
        scope.Stores.Inbox.Poison(incoming.Channel, incoming.UpdateId, error.GetType().Name, scope.Now);
        if (incoming.Private)
            scope.Mail.Say(incoming.Where, texts.LanguageFor(incoming.Who.LanguageCode), Message.Of("oops", Dialogues.Menu.Doors), OutboxKind.Answer);
        return new Taken(TurnOutcome.Poisoned, null);
    }
}
