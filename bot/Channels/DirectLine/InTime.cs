using System.Net.WebSockets;

namespace Solidarity.Bot.Channels.DirectLine;

/// <summary>What is told has to be taken within a time, or the connection is cut: whoever reads nothing would keep it in memory.</summary>
internal static class InTime
{
    /// <summary>The largest answer comes over a connection of 10 KB a second.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromSeconds(30);

    /// <exception cref="OperationCanceledException">It was not taken, or is over.</exception>
    public static async Task SendAsync(WebSocket socket, ReadOnlyMemory<byte> json, TimeSpan within, CancellationToken over)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(over);
        limit.CancelAfter(within);
        await socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
    }

    /// <summary>The end of a socket, said to whoever may not listen.</summary>
    public static async Task CloseAsync(WebSocket socket, WebSocketCloseStatus status, string? why, TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        await socket.CloseOutputAsync(status, why, limit.Token);
    }

    /// <summary>Cuts the connection off where it is not taken.</summary>
    public static async Task AnswerAsync(HttpContext context, ReadOnlyMemory<byte> json, TimeSpan within)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        limit.CancelAfter(within);
        try
        {
            (context.Response.ContentType, context.Response.ContentLength) = ("application/json; charset=utf-8", json.Length);
            await context.Response.Body.WriteAsync(json, limit.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }
}
