using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Solidarity.Simulation;

/// <summary>The updates that wait for the bot, and both ways in which it takes them: polling and webhook.</summary>
internal sealed class FakeUpdates : IDisposable
{
    private const long FirstId = 100_001;

    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(50);

    private readonly Lock gate = new();
    private readonly List<(long Id, string Json, string Queue)> waiting = [];
    private readonly HashSet<string> delivering = [];
    private readonly HashSet<long> failed = [];
    private readonly HttpClient http = new();
    private readonly CancellationTokenSource closing = new();
    private readonly Signal changed = new();
    private TaskCompletionSource<ServerRefusal?>? poll;
    private IReadOnlyList<string>? allowed;
    private (string Url, string? Secret, int Most)? webhook;
    private readonly List<string> again = [];
    private long nextId = FirstId;
    private int turn;

    /// <summary>Asked for each update that is brought: whether to bring it again, at once or later.</summary>
    public Func<FakeRepeat>? Repeats { get; set; }

    /// <summary>
    /// Where a proxy at the webhook's address passes updates on to, to one after another, whether they are there or not; empty: at
    /// that address is the bot itself.
    /// </summary>
    public IReadOnlyList<string> Behind { get; set; } = [];

    /// <summary>The numbers given so far: the first, and how many.</summary>
    public (long First, long Count) Numbers
    {
        get { lock (gate) return (FirstId, nextId - FirstId); }
    }

    /// <summary>How long a webhook that failed is left alone.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMilliseconds(100);

    public int Waiting
    {
        get { lock (gate) return waiting.Count; }
    }

    /// <summary>Waits until the bot has taken all updates.</summary>
    public async Task WaitUntilTakenAsync(TimeSpan? timeout = null) =>
        _ = await changed.WaitForAsync(() => Waiting == 0 ? this : null, timeout ?? TimeSpan.FromSeconds(10))
            ?? throw new TimeoutException($"{Waiting} updates were not taken.");

    /// <summary>Waits until the bot has taken this one.</summary>
    public async Task WaitUntilTakenAsync(long update, TimeSpan timeout) =>
        _ = await changed.WaitForAsync(() => IsWaiting(update) ? null : this, timeout)
            ?? throw new TimeoutException($"Update {update} was not taken.");

    /// <summary>Adds an update; null when the bot asked not to get this kind.</summary>
    public long? Push(string kind, JsonObject body)
    {
        lock (gate)
        {
            if (allowed is { Count: > 0 } && !allowed.Contains(kind)) return null;
            long id = nextId++;
            var update = new JsonObject { ["update_id"] = id, [kind] = body };
            Add(id, update.ToJsonString(), QueueOf(kind, body));
            return id;
        }
    }

    /// <summary>Adds whatever a test wishes: malformed, repeated, out of order.</summary>
    /// <param name="json">With {id} where the next number is to stand.</param>
    public long PushRaw(string json)
    {
        lock (gate)
        {
            long id = nextId++;
            Add(id, json.Replace("{id}", id.ToString(System.Globalization.CultureInfo.InvariantCulture)), "raw");
            return id;
        }
    }

    /// <summary>What nobody has taken yet never was.</summary>
    public void Forget()
    {
        lock (gate) waiting.Clear();
    }

    /// <summary>The result of getUpdates, as JSON.</summary>
    public async Task<string> PollAsync(JsonElement parameters, CancellationToken aborted)
    {
        Task<ServerRefusal?> wake;
        lock (gate)
        {
            if (webhook is not null)
                throw ServerRefusal.Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
            EndPoll("terminated by other getUpdates request; make sure that only one bot instance is running");
            if (parameters.TryGetProperty("allowed_updates", out var kinds)) Allow(kinds);
            if (Number(parameters, "offset") is > 0 and var offset && waiting.RemoveAll(update => update.Id < offset) > 0) changed.Pulse();
            if (waiting.Count > 0) return Batch(parameters);
            poll = new TaskCompletionSource<ServerRefusal?>(TaskCreationOptions.RunContinuationsAsynchronously);
            wake = poll.Task;
        }

        var asked = TimeSpan.FromSeconds(Number(parameters, "timeout") ?? 0);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(aborted, closing.Token);
        over.CancelAfter(asked < LongestPoll ? asked : LongestPoll);
        try
        {
            if (await wake.WaitAsync(over.Token) is { } refusal) throw refusal;
        }
        catch (OperationCanceledException)
        {
            // The time is up: an empty answer.
        }

        lock (gate)
        {
            if (poll?.Task == wake) poll = null;
            return aborted.IsCancellationRequested ? "[]" : Batch(parameters);
        }
    }

    public void SetWebhook(JsonElement parameters)
    {
        lock (gate)
        {
            if (parameters.TryGetProperty("drop_pending_updates", out var drop) && drop.GetBoolean()) waiting.Clear();
            if (parameters.TryGetProperty("allowed_updates", out var kinds)) Allow(kinds);
            string url = parameters.TryGetProperty("url", out var at) ? at.GetString()! : "";
            string? secret = parameters.TryGetProperty("secret_token", out var word) ? word.GetString() : null;
            if (url != "") EndPoll("terminated by setWebhook request");
            webhook = url == "" ? null : (url, secret, (int)(Number(parameters, "max_connections") ?? 40));
            Deliver();
        }
    }

    public JsonObject WebhookInfo()
    {
        lock (gate)
        {
            return new JsonObject
            {
                ["url"] = webhook?.Url ?? "",
                ["has_custom_certificate"] = false,
                ["pending_update_count"] = waiting.Count,
            };
        }
    }

    public void Dispose()
    {
        closing.Cancel();
        http.Dispose();
    }

    private bool IsWaiting(long id)
    {
        lock (gate) return waiting.Exists(update => update.Id == id);
    }

    private void Add(long id, string json, string queue)
    {
        waiting.Add((id, json, queue));
        poll?.TrySetResult(null);
        Deliver();
    }

    // Updates keep their order inside a queue only; queues run side by side, so that a press can overtake a message.
    private static string QueueOf(string kind, JsonObject body) => kind switch
    {
        "callback_query" => $"press {body["from"]?["id"]}",
        "my_chat_member" => $"standing {body["chat"]?["id"]}",
        _ => $"chat {body["chat"]?["id"]}",
    };

    private void Deliver()
    {
        if (webhook is not { } target || closing.IsCancellationRequested) return;
        foreach (var update in waiting)
        {
            if (delivering.Count >= target.Most) return;
            if (delivering.Add(update.Queue)) _ = DeliverAsync(update, failed.Contains(update.Id), target.Url, target.Secret);
        }
    }

    private async Task DeliverAsync((long Id, string Json, string Queue) update, bool retried, string url, string? secret)
    {
        await Task.Yield(); // Started under the lock: leave it first.
        // Asked once, however often an update must be brought until somebody is there to take it.
        var repeat = retried ? FakeRepeat.Never : Repeats?.Invoke() ?? FakeRepeat.Never;
        // At once: to two of those behind the proxy, if there are so many. Later: as when the answer is lost on its way.
        var twin = repeat is FakeRepeat.AtOnce ? PostAsync(update.Json, url, secret) : Task.FromResult(false);
        bool first = await PostAsync(update.Json, url, secret), second = await twin;
        bool taken = (first || second) && repeat is not FakeRepeat.Later;
        if (!taken) await Task.Delay(RetryAfter, closing.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
        lock (gate)
        {
            if (!taken) failed.Add(update.Id);
            else if (waiting.Remove(update)) failed.Remove(update.Id);
            delivering.Remove(update.Queue);
            Deliver();
        }

        changed.Pulse();
    }

    private async Task<bool> PostAsync(string json, string url, string? secret)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Next(url));
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            if (secret is not null) request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
            using var answer = await http.SendAsync(request, closing.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }

    private string Next(string url)
    {
        var behind = Behind;
        if (behind.Count == 0) return url;
        return behind[(int)((uint)Interlocked.Increment(ref turn) % behind.Count)] + new Uri(url).AbsolutePath;
    }

    private void EndPoll(string why)
    {
        poll?.TrySetResult(ServerRefusal.Conflict(why));
        poll = null;
    }

    private void Allow(JsonElement kinds) => allowed = [.. kinds.EnumerateArray().Select(kind => kind.GetString()!)];

    private string Batch(JsonElement parameters)
    {
        var given = waiting.Take((int)Math.Clamp(Number(parameters, "limit") ?? 100, 1, 100)).Select(update => update.Json).ToList();
        if (Repeats is { } repeats && given.Count > 0)
        {
            // The newest stays last, so that the bot's offset moves on whatever comes again.
            List<string> batch = [.. again];
            again.Clear();
            foreach (string update in given)
            {
                var repeat = repeats();
                batch.Add(update);
                if (repeat is FakeRepeat.AtOnce) batch.Add(update);
                if (repeat is FakeRepeat.Later) again.Add(update);
            }

            given = batch;
        }

        return $"[{string.Join(',', given)}]";
    }

    private static long? Number(JsonElement parameters, string name) =>
        parameters.TryGetProperty(name, out var value) ? value.GetInt64() : null;
}

/// <summary>Whether an update comes a second time.</summary>
internal enum FakeRepeat { Never, AtOnce, Later }
