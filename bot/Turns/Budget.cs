namespace Solidarity.Bot.Turns;

/// <summary>
/// How many messages leave overall. Answers that go at once are only counted; whatever waits comes one after another with
/// what they leave over, answers before notices, and these before reminders. Nothing is ever starved: some
/// notices go whatever the answers take, and some reminders whatever the notices do.
/// </summary>
/// <param name="underWay">How many calls the server has been given lately and not answered.</param>
internal sealed class Budget(TimeProvider clock, Pacing pacing, Func<int> underWay, CancellationToken stopped)
{
    /// <summary>After everybody was told to wait it goes a little slower for a while: 25 a second where 29 are usual.</summary>
    private const double Calm = 29 / 25.0;

    private readonly TimeSpan _step = TimeSpan.FromSeconds(1 / pacing.Overall), _calmStep = TimeSpan.FromSeconds(Calm / pacing.Overall);

    /// <summary>What was not used is made up for by so much, so that a timer that is late costs nothing; it is a small burst as well.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(250);

    /// <summary>So much ahead can answers use, and no more: a flood of them is forgotten a second after it ends.</summary>
    private static readonly TimeSpan MostDebt = TimeSpan.FromSeconds(1);

    /// <summary>A notice or a reminder goes at least so often, whatever the answers take.</summary>
    private static readonly TimeSpan LongestBetweenNotices = TimeSpan.FromMilliseconds(200);

    /// <summary>A reminder goes at least so often, whatever the notices take.</summary>
    private static readonly TimeSpan LongestBetweenReminders = TimeSpan.FromSeconds(1);

    /// <summary>
    /// With so many under way the server, or the network, stands still, and will take what comes now all at once. It is as many
    /// as go in a third of a second. One goes all the same now and then.
    /// </summary>
    private readonly int _crowd = (int)Math.Ceiling(pacing.Overall / 3);
    private static readonly TimeSpan LongestInACrowd = TimeSpan.FromMilliseconds(200), LooksAgain = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan CalmLasts = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan OneMillisecond = TimeSpan.FromMilliseconds(1);

    private readonly long _origin = clock.GetTimestamp();
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _answers = new(), _notices = new(), _reminders = new();
    private TimeSpan _next, _lastGrant, _lastNotice, _lastReminder, _heldUntil, _calmUntil;
    private bool _pumping;

    /// <summary>On a clock that nobody can set; all moments of the sender are counted on it.</summary>
    public TimeSpan Now => clock.GetElapsedTime(_origin);

    /// <summary>After the server has told everybody to wait, those who waited don't rush in all at once.</summary>
    public bool IsCalming
    {
        get { lock (_lock) return Now < _calmUntil; }
    }

    /// <summary>An answer goes now.</summary>
    public void Count()
    {
        lock (_lock) Charge(Now);
    }

    /// <summary>Nothing may go before this moment, and for a while after it everything goes slowly.</summary>
    public void Hold(TimeSpan until)
    {
        lock (_lock)
        {
            if (until > _heldUntil) _heldUntil = until;
            if (until + CalmLasts > _calmUntil) _calmUntil = until + CalmLasts;
        }
    }

    /// <summary>Ends when the turn has come of the one who asks: first come, first served in each lane.</summary>
    public Task Turn(Lane lane)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            QueueOf(lane).Enqueue(turn);
            if (_pumping) return turn.Task;
            _pumping = true;
        }
        _ = PumpAsync();
        return turn.Task;
    }

    private async Task PumpAsync()
    {
        await Task.Yield();
        while (Grant() is { } wait)
        {
            await Task.Delay(wait, clock, stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopped.IsCancellationRequested) return;
        }
    }

    /// <summary>Lets go whoever may go now.</summary>
    /// <returns>How long until the next may go; null when nobody waits.</returns>
    private TimeSpan? Grant()
    {
        lock (_lock)
        {
            while (_answers.Count + _notices.Count + _reminders.Count > 0)
            {
                var now = Now;
                var noticeAt = _lastNotice + LongestBetweenNotices;
                var at = _notices.Count + _reminders.Count > 0 && noticeAt < _next ? noticeAt : _next;
                if (at < _heldUntil) at = _heldUntil;
                // Timers know whole milliseconds, and one that is early would be asked again and again.
                if (at > now) return at - now + OneMillisecond;
                if (now < _lastGrant + LongestInACrowd && underWay() >= _crowd) return LooksAgain;
                _lastGrant = now;
                var lane = LaneAt(now);
                if (lane != Lane.Answers) _lastNotice = now;
                if (lane == Lane.Reminders) _lastReminder = now;
                Charge(now);
                // Calm lasts until all who waited have gone: at its end they would rush in after all.
                if (now < _calmUntil && _answers.Count > 1 && _calmUntil < now + CalmLasts) _calmUntil = now + CalmLasts;
                QueueOf(lane).Dequeue().SetResult();
            }
            _pumping = false;
            return null;
        }
    }

    /// <summary>Whose turn it is, where anybody waits.</summary>
    private Lane LaneAt(TimeSpan now)
    {
        if (_answers.Count > 0 && (_notices.Count + _reminders.Count == 0 || now < _lastNotice + LongestBetweenNotices)) return Lane.Answers;
        return _reminders.Count > 0 && (_notices.Count == 0 || now >= _lastReminder + LongestBetweenReminders) ? Lane.Reminders : Lane.Notices;
    }

    private Queue<TaskCompletionSource> QueueOf(Lane lane) => lane switch { Lane.Answers => _answers, Lane.Notices => _notices, _ => _reminders };

    private void Charge(TimeSpan now)
    {
        if (_next < now - Slack) _next = now - Slack;
        _next += now < _calmUntil ? _calmStep : _step;
        if (_next > now + MostDebt) _next = now + MostDebt;
    }
}

/// <summary>What goes before what. An announcement to thousands must not hold up an introduction.</summary>
internal enum Lane { Answers, Notices, Reminders }
