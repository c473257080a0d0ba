using System.Net.WebSockets;
using System.Text.Json;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>What is said goes to an open page at once, over a socket.</summary>
internal sealed class Stream(Conversations conversations, Listeners listeners, IHostApplicationLifetime life)
{
    /// <summary>The bell rings for what is new; should one ever be missed, it is found by itself.</summary>
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(20);

    /// <param name="after">The number up to which it was read already.</param>
    public async Task SendAsync(WebSocket socket, Pass pass, long after)
    {
        var address = pass.Address;
        if (listeners.Begin(address) is not { } bell)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.PolicyViolation, "too many pages are open", CancellationToken.None);
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping);
        var hearing = HearAsync(socket, over);
        try
        {
            // A browser that is theirs no more hears nothing new.
            while (!over.IsCancellationRequested && conversations.Find(pass) is not null)
            {
                var set = conversations.Read(address, after);
                after = long.Parse(set.Watermark);
                if (set.Activities.Count > 0)
                    await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(set, DirectLineJson.Default.ActivitySet), WebSocketMessageType.Text, endOfMessage: true, over.Token);
                await bell.WaitAsync(LooksEvery, over.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The page was closed, or the program stops.
        }
        finally
        {
            listeners.End(address, bell);
            await over.CancelAsync();
            await hearing;
        }
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

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
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
