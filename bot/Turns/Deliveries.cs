using Solidarity.Bot.Cards;
using Solidarity.Core;
using Solidarity.Core.Groups;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>Keeps what became of messages: sent ones are forgotten together, cards learn their message, the rest is put right.</summary>
internal sealed class Deliveries(TurnLoop loop, Settings settings, ILogger<Deliveries> log)
{
    private readonly Lock _lock = new();

    /// <summary>Takes further marks until its commit begins.</summary>
    private List<Mark>? _open;

    private Task _marking = Task.CompletedTask;

    /// <summary>Groups of which it was said that they can't be reached.</summary>
    private readonly HashSet<(string Channel, string Chat)> _lostGroups = [];

    /// <param name="MessageId">Null: it was not sent, for it had lost its sense.</param>
    /// <param name="TopicGone">The topic of a group that it was for is no longer there.</param>
    private readonly record struct Mark(OutboxRow Row, long? MessageId, bool TopicGone = false);

    /// <summary>Marked with the next commit; all that come in until then go with it.</summary>
    public void Sent(OutboxRow row, long messageId, bool topicGone = false) => Keep(new Mark(row, messageId, topicGone));

    /// <summary>Past its time: forgotten instead of sent.</summary>
    public void Lapsed(OutboxRow row) => Keep(new Mark(row, null));

    /// <summary>Ends when all marks so far are durable, or lost with the program.</summary>
    public Task SettledAsync()
    {
        lock (_lock) return _marking;
    }

    private void Keep(Mark mark)
    {
        lock (_lock)
        {
            if (mark.MessageId is not null && _lostGroups.Count > 0) _lostGroups.Remove((mark.Row.Channel, mark.Row.Chat));
            if (_open is not null)
            {
                _open.Add(mark);
                return;
            }
            _open = [mark];
            _marking = MarkAsync(_open, _marking);
        }
    }

    /// <param name="before">One after another: what is sent while the last marks are on their way to the disk goes together.</param>
    private async Task MarkAsync(List<Mark> marks, Task before)
    {
        await before;
        try
        {
            await loop.Run(scope =>
            {
                if (MarkAll(scope, marks) is { Count: > 0 } arrived)
                {
                    var change = settings.Begin(scope.Stores, scope.Now);
                    var (moderators, groups) = (new Moderators(change, scope.Mail, settings), new GroupCards(change, scope.Mail));
                    var errands = new ErrandCards(change, scope.Mail);
                    foreach (var card in arrived)
                    {
                        groups.Arrived(card);
                        errands.Arrived(card);
                        if (card.IsStale) moderators.Cards.Arrived(card);
                    }
                }
                return true;
            });
            if (marks.Count(m => m.MessageId is null) is > 0 and var lapsed)
                log.LogInformation("{Count} messages had lost their sense while they waited, and were not sent", lapsed);
        }
        catch (OperationCanceledException)
        {
            // Stopping: what was not marked is sent once more at the next start.
        }
        catch (Exception e)
        {
            log.LogError("{Count} messages could not be marked as sent: {Error}", marks.Count, e.GetType().Name);
        }
    }

    private IReadOnlyList<SentCard> MarkAll(TurnLoop.Scope scope, List<Mark> marks)
    {
        lock (_lock)
        {
            if (_open == marks) _open = null;
        }
        scope.Stores.Outbox.Forget(marks.Select(s => s.Row.Id));
        foreach (var (row, _, _) in marks.Where(m => m.TopicGone))
        {
            if (scope.Stores.Groups.Find(row.Channel, row.Chat) is { } group) scope.Stores.Groups.SaveFacts(group with { Topic = null });
        }
        return [.. marks.Where(s => s is { Row.CardId: not null, MessageId: not null }).Select(s => scope.Stores.Cards.Arrived(s.Row.CardId!.Value, s.MessageId!.Value)).OfType<SentCard>()];
    }

    public Task MovedAsync(OutboxRow row, string to) => loop.Run(scope =>
    {
        scope.Stores.MoveChat(row.Channel, row.Chat, to);
        return true;
    });

    public Task RefusedAsync(OutboxRow row, string why) => loop.Run(scope =>
    {
        scope.Stores.Outbox.Kill(row.Id, why);
        return true;
    });

    /// <summary>The bot may not write in a group: nothing more is said until it may. Words are not kept; what shows something is shown then.</summary>
    public async Task MutedAsync(OutboxRow row, string why)
    {
        await loop.Run(scope =>
        {
            scope.Stores.Outbox.Forget([row.Id]);
            GroupCards.Unsaid(scope.Stores, row);
            if (scope.Stores.Groups.Find(row.Channel, row.Chat) is { } group) scope.Stores.Groups.SaveFacts(group with { Standing = GroupStanding.Muted });
            return true;
        }, of: new Address(row.Channel, row.Chat));
        log.LogInformation("A group does not let the bot write ({Why})", why);
    }

    /// <summary>
    /// The chat can't be reached any more: the person is marked, and a moderator is told if a match hangs on them. A group is
    /// spoken of in the log, once until it can be reached again.
    /// </summary>
    /// <param name="why">The server's own words.</param>
    public async Task UnreachableAsync(OutboxRow row, string why)
    {
        var (known, desk) = await loop.Run(scope =>
        {
            scope.Stores.Outbox.Forget([row.Id]);
            var isDesk = settings.ModerationChat is { } group && scope.Stores.Outbox.WhereIs(row.Channel, group) == row.Chat;
            if (scope.Stores.Groups.Find(row.Channel, row.Chat) is { } neighbours) Lose(scope, neighbours);
            if (scope.Stores.People.Find(row.Channel, row.Chat) is not { } person) return (false, isDesk);
            Unreachable.Mark(settings.Begin(scope.Stores, scope.Now), scope.Mail, settings, person);
            return (true, isDesk);
        }, of: new Address(row.Channel, row.Chat));
        if (known) return;
        lock (_lock)
        {
            if (!_lostGroups.Add((row.Channel, row.Chat))) return;
        }
        log.LogWarning(
            "{Chat} can't be written to ({Why}); what was for it is not kept",
            desk ? "The moderation group (Moderation__ChatId)" : "A chat", why);
    }

    /// <summary>Nobody told that the bot was put out; whoever must hear of it does so now.</summary>
    private void Lose(TurnLoop.Scope scope, Group group)
    {
        var change = settings.Begin(scope.Stores, scope.Now);
        LoseGroup.Run(change, group);
        new Announcer(change, scope.Mail, new Moderators(change, scope.Mail, settings)).Announce();
    }
}
