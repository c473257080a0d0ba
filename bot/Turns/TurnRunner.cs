using Solidarity.Bot.Cards;
using Solidarity.Bot.Texts;
using Solidarity.Core;
using Solidarity.Core.Matching;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>Takes an update through its turn: inbox, person, route, announcements; the task ends when it is durable.</summary>
internal sealed class TurnRunner(TurnLoop loop, FloodGate gate, Router router, Settings settings, TextBook texts, IEnumerable<IChannel> channels, ILogger<TurnRunner> log)
{
    /// <summary>So many presses are answered side by side.</summary>
    private readonly SemaphoreSlim _toasts = new(32);

    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(c => c.Name);

    public async Task RunAsync(Incoming incoming)
    {
        string? toast;
        try
        {
            toast = await RunOrHoldBackAsync(incoming);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // It could not even be put aside; the next updates must go on all the same.
            log.LogCritical("Update {Update} is lost: {Error}", incoming.UpdateId, e.GetType().Name);
            return;
        }
        // A press is answered at once, after the commit and outside the outbox: a toast is no promise.
        if (incoming.Input is Press press) _ = ToastAsync(incoming.Channel, press.QueryId, toast);
    }

    private async Task<string?> RunOrHoldBackAsync(Incoming incoming)
    {
        // Where a group moved is the group's affair: it is told once, and whoever it is told of has sent nothing.
        var passage = incoming.Input is Migrated ? Passage.Open : gate.Let(incoming.Who.Address, incoming.Private);
        if (passage == Passage.Open) return await loop.Run(scope => Take(scope, incoming), (scope, error) => Poison(scope, incoming, error));
        if (passage == Passage.Told) await loop.Run(scope => TooFast.Tell(scope, incoming, texts));
        return incoming.Input is Press ? TooFast.Toast(incoming, texts) : null;
    }

    private async Task ToastAsync(string channel, string queryId, string? toast)
    {
        await _toasts.WaitAsync();
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
            _toasts.Release();
        }
    }

    private string? Take(TurnLoop.Scope scope, Incoming incoming)
    {
        if (!scope.Stores.Inbox.Claim(incoming.Channel, incoming.UpdateId, scope.Now)) return null;
        var turn = Begin(scope, incoming);
        router.Route(turn);
        new Announcer(turn.Change, scope.Mail, new Moderators(turn.Change, scope.Mail, settings))
            .Announce(incoming.Where);
        return turn.ToastText;
    }

    private Turn Begin(TurnLoop.Scope scope, Incoming incoming)
    {
        var (stores, who) = (scope.Stores, incoming.Who);
        // A name is shown in cards and buttons: one of a thousand characters would spoil them.
        var name = PlainText.Shorten(PlainText.Defuse(who.FirstName), 40) is { Length: > 0 } given ? given : "…";
        var met = stores.People.Meet(who.Address.Channel, who.Address.Id);
        var (person, conversation) = met ?? default;
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
        var change = new Change(stores, scope.Now, settings.Timings);
        // While they were silent nobody was put beside their posts.
        if (heardAgain)
        {
            foreach (var post in stores.Posts.Of(person.Id, scope.Now)) ProposeMatches.For(change, post.Id);
        }
        return new Turn(incoming, person, conversation, change, scope.Mail, settings);
    }

    /// <summary>An update that fails whenever it is tried is put aside, the person is told, and the next ones go on.</summary>
    private string? Poison(TurnLoop.Scope scope, Incoming incoming, Exception error)
    {
        log.LogError("Update {Update} is put aside: {Error}", incoming.UpdateId, error.GetType().Name);
        scope.Stores.Inbox.Claim(incoming.Channel, incoming.UpdateId, scope.Now);
        scope.Stores.Inbox.Poison(incoming.Channel, incoming.UpdateId, error.GetType().Name, scope.Now);
        if (incoming.Private)
            scope.Mail.Say(incoming.Where, texts.LanguageFor(incoming.Who.LanguageCode), Message.Of("oops", Dialogues.Menu.Doors), OutboxKind.Answer);
        return null;
    }
}
