using Solidarity.Bot.Turns;
using Solidarity.Tests.Chats;

namespace Solidarity.Tests.Turns;

/// <summary>As many calls side by side as a server's answers take long, and no more.</summary>
public sealed class InFlightTests
{
    private readonly TestClock _clock = new(Dispatch.Start);
    private readonly InFlight _calls;

    public InFlightTests() => _calls = new InFlight(_clock);

    [Theory]
    [InlineData(1, InFlight.Least)]
    [InlineData(5, 50)]
    [InlineData(50, 500)]
    [InlineData(400, InFlight.Most)]
    public async Task Limit_FollowsTheQuickestAnswer(int milliseconds, int expected)
    {
        await ServeAsync(TimeSpan.FromMilliseconds(milliseconds));
        Assert.Equal(expected, _calls.Limit);
    }

    [Fact]
    public async Task Limit_WhenTheServerIsQuickAgain_ComesDown()
    {
        await ServeAsync(TimeSpan.FromMilliseconds(50));
        await ServeAsync(TimeSpan.FromMilliseconds(1));
        Assert.Equal(InFlight.Least, _calls.Limit);
    }

    [Fact]
    public async Task Waiting_ThatIsGivenUp_TakesNoPlace()
    {
        var under = await EnterAllAsync(InFlight.Least);
        using var cancel = new CancellationTokenSource();
        var given = _calls.EnterAsync(cancel.Token);
        var next = _calls.EnterAsync(default);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.False(next.IsCompleted);
        _calls.Leave(under[0]);
        await next.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(_calls.EnterAsync(default).IsCompleted);
    }

    [Fact]
    public async Task Hanging_NeverMoreThanTheMost()
    {
        for (var i = 0; i < 2 * InFlight.Most; i++) _ = _calls.EnterAsync(default);
        for (var i = 0; i < 200; i++)
        {
            await _clock.SomebodyWaits();
            _clock.Advance(TimeSpan.FromSeconds(0.5));
        }
        Assert.Equal(InFlight.Most, _calls.Count);
    }

    private async Task<List<LinkedListNode<InFlight.Call>>> EnterAllAsync(int count)
    {
        var all = new List<LinkedListNode<InFlight.Call>>();
        for (var i = 0; i < count; i++) all.Add(await _calls.EnterAsync(default));
        return all;
    }

    /// <summary>For some seconds as many side by side as may be, each answered after so long.</summary>
    private async Task ServeAsync(TimeSpan takes)
    {
        for (var until = _clock.GetUtcNow().AddSeconds(5); _clock.GetUtcNow() < until;)
        {
            var under = await EnterAllAsync(_calls.Limit);
            _clock.Advance(takes);
            foreach (var call in under) _calls.Leave(call);
        }
    }
}
