using Solidarity.Bot.Cards;
using Solidarity.Core;
using Solidarity.Core.Storage;

namespace Solidarity.Bot.Turns;

/// <summary>Keeps what became of messages: sent ones are forgotten together, cards learn their message, the rest is put right.</summary>
internal sealed class Deliveries(TurnLoop loop, Settings settings, ILogger<Deliveries> log)
{
    private readonly Lock _lock = new();

    /// <summary>Takes further marks until its commit begins.</summary>
    private List<(OutboxRow Row, long MessageId)>? _open;

    /// <summary>Marked with the next commit; all that come in until then go with it.</summary>
    public void Sent(OutboxRow row, long messageId)
    {
        lock (_lock)
        {
            if (_open is not null)
            {
                _open.Add((row, messageId));
                return;
            }
            _open = [(row, messageId)];
            var marks = _open;
            _ = MarkAsync(marks);
        }
    }

    private async Task MarkAsync(List<(OutboxRow Row, long MessageId)> marks)
    {
        try
        {
            var stale = await loop.Run(scope => MarkAll(scope, marks));
            foreach (var card in stale)
            {
                await loop.Run(scope =>
                {
                    Redraw(scope, card);
                    return true;
                });
            }
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

    private IReadOnlyList<SentCard> MarkAll(TurnLoop.Scope scope, List<(OutboxRow Row, long MessageId)> marks)
    {
        lock (_lock)
        {
            if (_open == marks) _open = null;
        }
        scope.Stores.Outbox.Forget(marks.Select(s => s.Row.Id));
        return [.. marks.Where(s => s.Row.CardId is not null).Select(s => scope.Stores.Cards.Arrived(s.Row.CardId!.Value, s.MessageId)).OfType<SentCard>()];
    }

    /// <summary>What the card shows has changed while it was on its way.</summary>
    private void Redraw(TurnLoop.Scope scope, SentCard card)
    {
        if (MatchCard.MatchOf(card.Name) is not { } id || scope.Stores.Matches.Find(id) is not { } match) return;
        var change = new Change(scope.Stores, scope.Now, settings.Timings);
        new Moderators(change, scope.Mail, settings).Redraw(match, card, OutboxKind.Notice);
    }

    public Task MovedAsync(OutboxRow row, string to) => loop.Run(scope =>
    {
        scope.Stores.Outbox.MoveChat(row.Channel, row.Chat, to);
        return true;
    });

    public Task RefusedAsync(OutboxRow row, string why) => loop.Run(scope =>
    {
        scope.Stores.Outbox.Kill(row.Id, why);
        return true;
    });

    /// <summary>The chat can't be reached any more: the person is marked, and a moderator is told if a match hangs on them.</summary>
    public Task UnreachableAsync(OutboxRow row, string why) => loop.Run(scope =>
    {
        scope.Stores.Outbox.Forget([row.Id]);
        if (scope.Stores.People.Find(row.Channel, row.Chat) is not { } person) return false;
        Unreachable.Mark(new Change(scope.Stores, scope.Now, settings.Timings), scope.Mail, settings, person);
        return true;
    }, of: new Address(row.Channel, row.Chat));
}
