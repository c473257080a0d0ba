using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Solidarity.Simulation;

/// <summary>The HTTP side: from a request to a method, with the faults on the way.</summary>
internal sealed partial class FakeTelegram
{
    private readonly List<FakeOutcome> outcomes = [];
    private readonly Dictionary<string, int> underway = [];
    private DateTimeOffset nextMoment;

    /// <summary>Asked for each call that none of the faults put in one by one strikes.</summary>
    public Func<string, Fault?>? Weather { get; set; }

    /// <summary>How many messages a second the server works off, new and changed ones, first come, first served; null: as many as come.</summary>
    public int? MessagesPerSecond { get; set; }

    /// <summary>
    /// Told of each call that was done or refused, in the order in which that happened, before the answer leaves. Called
    /// under the server's lock; the parameters live no longer than the call.
    /// </summary>
    public Action<FakeDelivery>? Observer { get; set; }

    /// <summary>The address for one of several callers, so that it can be told which of them made a call.</summary>
    public string UrlFor(string caller) => $"{Url}/{caller}";

    /// <summary>Waits until no call of this caller but a poll is under way: what a bot that has just died had asked for is then done.</summary>
    public async Task WaitUntilQuietAsync(string caller, TimeSpan? timeout = null) =>
        _ = await called.WaitForAsync(() => UnderwayOf(caller) == 0 ? this : null, timeout ?? TimeSpan.FromSeconds(10))
            ?? throw new TimeoutException("Calls are still under way.");

    /// <summary>How each call ended, those that a fault struck too, in the order in which they ended.</summary>
    public IReadOnlyList<FakeOutcome> Outcomes
    {
        get { lock (Gate) return [.. outcomes]; }
    }

    /// <summary>What was refused; "not yet" and "no more updates here" are no refusals of what a call said.</summary>
    public IReadOnlyList<FakeOutcome> Refusals => [.. Outcomes.Where(outcome => outcome.Code is not (200 or 429 or 0))];

    private async Task ServeAsync(HttpContext context)
    {
        string[] path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        try
        {
            if (path is not ([_, _] or [_, _, _]) || !path[^2].StartsWith("bot", StringComparison.Ordinal)) throw new ServerRefusal(404, "Not Found");
            if (path[^2][3..] != Token) throw new ServerRefusal(401, "Unauthorized");
            string method = BotApiSchema.Published.MethodNamed(path[^1]) ?? throw new ServerRefusal(404, "Not Found: method not found");
            using var body = await ReadAsync(method, context.Request);
            await ServeAsync(context, path.Length == 3 ? path[0] : "", method, body.RootElement);
        }
        catch (ServerRefusal refusal)
        {
            await ReplyAsync(context, refusal.Code, refusal.Body.ToJsonString());
        }
    }

    private async Task ServeAsync(HttpContext context, string caller, string method, JsonElement parameters)
    {
        var came = clock.GetUtcNow();
        bool counts = method is not "getUpdates";
        if (counts) Begin(caller);
        try
        {
            await DoAsync(context, caller, method, parameters, came);
        }
        catch (ServerRefusal refusal)
        {
            Note(method, parameters, refusal.Code, refusal.Message, came);
            throw;
        }
        finally
        {
            if (counts) End(caller);
        }
    }

    private void Note(string method, JsonElement parameters, int code, string why, DateTimeOffset came)
    {
        string chat = parameters.TryGetProperty("chat_id", out var id) ? id.ToString() : "";
        lock (Gate)
        {
            if (KeepsCalls) outcomes.Add(new FakeOutcome(method, chat, code, why, came));
        }

        called.Pulse();
    }

    private int UnderwayOf(string caller)
    {
        lock (underway) return underway.GetValueOrDefault(caller);
    }

    private void Begin(string caller)
    {
        lock (underway) underway[caller] = underway.GetValueOrDefault(caller) + 1;
    }

    private void End(string caller)
    {
        lock (underway)
        {
            if (--underway[caller] > 0) return;
            underway.Remove(caller);
        }

        called.Pulse();
    }

    private async Task DoAsync(HttpContext context, string caller, string method, JsonElement parameters, DateTimeOffset came)
    {
        var fault = NextFault(method);
        switch (fault?.Kind)
        {
            case FaultKind.DropBefore:
                context.Abort();
                Note(method, parameters, 0, "", came);
                return;
            case FaultKind.Hang:
                await HangAsync(context, fault.Length);
                Note(method, parameters, 0, "", came);
                return;
            case FaultKind.Garbage:
                await ReplyAsync(context, 502, "<html><body>502 Bad Gateway</body></html>", "text/html");
                Note(method, parameters, 502, "", came);
                return;
            case FaultKind.ServerError:
                throw new ServerRefusal(500, "Internal Server Error");
            case FaultKind.Refuse:
                throw ServerRefusal.Bad("this message is not to the server's liking");
            case FaultKind.TooMany:
                throw ServerRefusal.TooMany(fault.RetryAfter);
        }

        if (MessagesPerSecond is { } most && method is ("sendMessage" or "editMessageText" or "sendDocument" or "sendPhoto")) await ItsMomentAsync(most);
        bool lost = fault?.Kind is FaultKind.DropAfter or FaultKind.HangAfter;
        string result = await AnswerAsync(caller, method, parameters, lost, came, context.RequestAborted);
        if (fault?.Kind is FaultKind.DropAfter) context.Abort();
        else if (lost) await HangAsync(context, fault!.Length);
        else await ReplyAsync(context, 200, $$"""{"ok":true,"result":{{result}}}""");
    }

    private async Task ItsMomentAsync(int mostPerSecond)
    {
        TimeSpan wait;
        lock (Gate)
        {
            var now = clock.GetUtcNow();
            if (nextMoment < now) nextMoment = now;
            wait = nextMoment - now;
            nextMoment += TimeSpan.FromSeconds(1.0 / mostPerSecond);
        }

        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, closing.Token);
    }

    private async Task HangAsync(HttpContext context, TimeSpan? length)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing.Token);
        await Task.Delay(length ?? Timeout.InfiniteTimeSpan, gone.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
        context.Abort();
    }

    private async Task<string> AnswerAsync(string caller, string method, JsonElement parameters, bool lost, DateTimeOffset came, CancellationToken aborted)
    {
        lock (Gate)
        {
            if (KeepsCalls) calls.Add(new FakeCall(method, parameters.GetRawText()));
            violations.AddRange(BotApiSchema.Published.Check(method, parameters));
        }

        called.Pulse();
        if (method is "getUpdates")
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(aborted, closing.Token);
            string updates = await Updates.PollAsync(parameters, over.Token);
            Note(method, parameters, lost ? 0 : 200, "", came);
            return updates;
        }

        lock (Gate)
        {
            try
            {
                string result = methods.Call(method, parameters).ToJsonString();
                Observer?.Invoke(new FakeDelivery(method, parameters, 200, "", lost, caller));
                // Whoever sees in a chat what came of it finds it noted.
                Note(method, parameters, lost ? 0 : 200, "", came);
                return result;
            }
            catch (ServerRefusal refusal)
            {
                Observer?.Invoke(new FakeDelivery(method, parameters, refusal.Code, refusal.Message, lost, caller));
                throw;
            }
        }
    }

    private Fault? NextFault(string method)
    {
        lock (Gate)
        {
            int i = faults.FindIndex(fault => fault.Method is null ? method is not "getUpdates" : fault.Method == method);
            if (i < 0 || chance.NextDouble() >= faults[i].Probability) return Weather?.Invoke(method);
            var fault = faults[i];
            if (fault.Times > 1) faults[i] = fault with { Times = fault.Times - 1 };
            else faults.RemoveAt(i);
            return fault;
        }
    }

    private async Task<JsonDocument> ReadAsync(string method, HttpRequest request)
    {
        if (request.HasFormContentType) return await FakeForm.ReadAsync(method, request.ContentType!, request.Body, Upload);
        return request.ContentLength is > 0
            ? await JsonDocument.ParseAsync(request.Body)
            : JsonDocument.Parse("{}");
    }

    private string Upload(FakeFile file)
    {
        lock (Gate)
        {
            string id = $"upload{uploads.Count + 1}";
            uploads[id] = file;
            return id;
        }
    }

    private static async Task ReplyAsync(HttpContext context, int status, string body, string type = "application/json")
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes);
    }
}

/// <summary>What the server did with a call, or why not.</summary>
/// <param name="Lost">Whether the caller will never hear of it.</param>
/// <param name="Caller">Whose address it came to; empty for the one that names nobody.</param>
internal readonly record struct FakeDelivery(string Method, JsonElement Parameters, int Code, string Why, bool Lost, string Caller);

/// <summary>What became of a call.</summary>
/// <param name="Code">The HTTP status; 0 when the connection was dropped.</param>
/// <param name="At">When the call came in.</param>
internal sealed record FakeOutcome(string Method, string Chat, int Code, string Why, DateTimeOffset At);
