using System.Net.WebSockets;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>What is said goes to an open page at once, over a socket.</summary>
internal sealed class Stream(Conversations conversations, Listeners listeners, Shares shares, Visiting visiting, IHostApplicationLifetime life)
{
    /// <summary>The bell rings for what is new; should one ever be missed, it is found by itself.</summary>
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(20);

    /// <summary>Where too many of the same source are being told something.</summary>
    private static readonly TimeSpan TriesAgainAfter = TimeSpan.FromSeconds(1);

    /// <param name="ticket">Where it ends, the page has to ask for another stream.</param>
    /// <param name="source">See <see cref="Limits.Source"/>.</param>
    /// <param name="after">The number up to which it was read already.</param>
    public async Task SendAsync(WebSocket socket, Ticket ticket, string source, long after)
    {
        var address = ticket.Pass.Address;
        if (listeners.Begin(address) is not { } bell)
        {
            await InTime.CloseAsync(socket, WebSocketCloseStatus.PolicyViolation, "too many pages are open", InTime.Within);
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping);
        var hearing = HearAsync(socket, over);
        try
        {
            // A browser that is theirs no more hears nothing new.
            while (!over.IsCancellationRequested && visiting.Lasts(ticket) && conversations.Find(ticket.Pass) is { } visitor)
            {
                if (await TellAsync(socket, address, source, after, over.Token) is not { } told)
                {
                    await Task.Delay(TriesAgainAfter, over.Token);
                    continue;
                }

                // Where it was much, the rest comes at once.
                var isAll = told == after || told >= visitor.LastActivity;
                after = told;
                if (isAll) await bell.WaitAsync(LooksEvery, over.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The page was closed, reads nothing, or the program stops.
        }
        finally
        {
            listeners.End(address, bell);
            await over.CancelAsync();
            await hearing;
        }
    }

    /// <returns>Up to which number it was told; null where it isn't their turn.</returns>
    private async Task<long?> TellAsync(WebSocket socket, string address, string source, long after, CancellationToken over)
    {
        using var share = await shares.TellAsync(source, over);
        if (!share.IsAcquired) return null;
        var set = conversations.Read(address, after);
        if (set.Count > 0) await InTime.SendAsync(socket, set.Json, InTime.Within, over);
        return set.Watermark;
    }

    /// <summary>A client says nothing here but that it is still there, or that it goes.</summary>
    private static async Task HearAsync(WebSocket socket, CancellationTokenSource over)
    {
        var buffer = new byte[256];
        try
        {
            while ((await socket.ReceiveAsync(buffer, over.Token)).MessageType != WebSocketMessageType.Close)
            {
            }

            await InTime.CloseAsync(socket, WebSocketCloseStatus.NormalClosure, null, InTime.Within);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // It went without a word.
        }
        finally
        {
            await over.CancelAsync();
        }
    }
}
