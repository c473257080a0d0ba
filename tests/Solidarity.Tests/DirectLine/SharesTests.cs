using System.Net.WebSockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Solidarity.Bot.Channels.DirectLine;

namespace Solidarity.Tests.DirectLine;

/// <summary>What one source takes of the memory and the disk has an end, and so has the time in which what is told has to be taken.</summary>
public sealed class SharesTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    private readonly Shares _shares = new();

    public void Dispose() => _shares.Dispose();

    [Fact]
    public async Task Telling_OneSource_WaitsForItsOthers_AndNobodyElseDoes()
    {
        var leases = new List<RateLimitLease>();
        for (var i = 0; i < Shares.TellsOfOne; i++) leases.Add(await _shares.TellAsync("a", CancellationToken.None));
        Assert.All(leases, lease => Assert.True(lease.IsAcquired));
        var waits = Enumerable.Range(0, Shares.WaitOfOne).Select(_ => _shares.TellAsync("a", CancellationToken.None).AsTask()).ToArray();
        Assert.All(waits, wait => Assert.False(wait.IsCompleted));
        using (var refused = await _shares.TellAsync("a", CancellationToken.None)) Assert.False(refused.IsAcquired);
        using (var other = await _shares.TellAsync("b", CancellationToken.None)) Assert.True(other.IsAcquired);
        leases[0].Dispose();
        Assert.True((await waits[0]).IsAcquired);
        Assert.False(waits[1].IsCompleted);
    }

    [Fact]
    public async Task Telling_AllSources_HasAnEnd()
    {
        var leases = new List<RateLimitLease>();
        for (var i = 0; i < Shares.TellsOfAll; i++) leases.Add(await _shares.TellAsync($"source {i / Shares.TellsOfOne}", CancellationToken.None));
        Assert.All(leases, lease => Assert.True(lease.IsAcquired));
        var waits = _shares.TellAsync("another", CancellationToken.None).AsTask();
        Assert.False(waits.IsCompleted);
        leases[0].Dispose();
        Assert.True((await waits).IsAcquired);
    }

    [Fact]
    public void Kept_IsSoMuchInAnHour_OfEachSource()
    {
        var kept = 0;
        while (kept < 10_000 && _shares.MayKeep("a", new string('漢', 4000))) kept++;
        Assert.InRange(kept * 12_000, Shares.KeptInAnHour * 9 / 10, Shares.KeptInAnHour);
        Assert.True(_shares.MayKeep("b", "hello"));
        var empty = 0;
        while (empty < 30_000 && _shares.MayKeep("c", null)) empty++;
        Assert.InRange(empty, 1, 20_000);
    }

    [Fact]
    public async Task Reader_WhoReadsNothing_IsCutOff()
    {
        var cut = false;
        var context = new DefaultHttpContext { Response = { Body = new Stuck() } };
        context.Features.Set<Microsoft.AspNetCore.Http.Features.IHttpRequestLifetimeFeature>(new Lifetime(() => cut = true));
        await InTime.AnswerAsync(context, new byte[10], Soon);
        Assert.True(cut);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => InTime.SendAsync(new StuckSocket(), new byte[10], Soon, CancellationToken.None));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => InTime.CloseAsync(new StuckSocket(), WebSocketCloseStatus.NormalClosure, null, Soon));
    }

    private static async Task NeverAsync(CancellationToken cancel) => await Task.Delay(TimeSpan.FromSeconds(20), cancel);

    private sealed class Stuck : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => await NeverAsync(cancellationToken);
    }

    private sealed class Lifetime(System.Action abort) : Microsoft.AspNetCore.Http.Features.IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; }

        public void Abort() => abort();
    }

    private sealed class StuckSocket : WebSocket
    {
        public override WebSocketCloseStatus? CloseStatus => null;
        public override string? CloseStatusDescription => null;
        public override WebSocketState State => WebSocketState.Open;
        public override string? SubProtocol => null;
        public override void Abort() { }
        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => NeverAsync(cancellationToken);
        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => NeverAsync(cancellationToken);
        public override void Dispose() { }
        public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw new NotSupportedException();
        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) => NeverAsync(cancellationToken);
    }
}
